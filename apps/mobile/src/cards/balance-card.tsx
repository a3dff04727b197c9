import type { CardOf } from '@banxing/cards';
import { Link } from 'react-router';
import { useWords } from '../i18n/words.tsx';
import { spokenMoney } from '../money/decimal.ts';
import { Money } from '../money/money.tsx';
import { Expander } from '../ui/expander.tsx';
import { CardFrame } from './card-frame.tsx';
import styles from './parts.module.css';

type Account = CardOf<'balance'>['accounts'][number];

const AccountLine = ({ account }: { readonly account: Account }) => {
  const { t, locale } = useWords();
  const held = account.available !== account.balance;
  return (
    <li>
      <Link
        to={`/accounts/${encodeURIComponent(account.id)}`}
        className={`${styles.line} ${styles.linkLine}`}
      >
        <span className={styles.what}>
          {account.name}
          <small>{t.card.tail(account.tail)}</small>
        </span>
        <span className={styles.howMuch}>
          <Money amount={account.balance} currency={account.currency} />
          {held ? (
            <small>{t.card.available(spokenMoney(account.available, account.currency, locale))}</small>
          ) : null}
        </span>
      </Link>
    </li>
  );
};

/** What is in the accounts; one figure on top, the accounts under it. */
export const BalanceCard = ({ card }: { readonly card: CardOf<'balance'> }) => {
  const { t } = useWords();
  const only = card.accounts.length === 1 ? card.accounts[0] : undefined;
  const headline =
    card.total ?? (only === undefined ? undefined : { amount: only.balance, currency: only.currency });
  return (
    <CardFrame title={card.title} actions={card.actions}>
      {headline === undefined ? null : (
        <p className={styles.lead}>
          <Money {...headline} size="figure" />
        </p>
      )}
      {card.accounts.length === 0 ? <p className={styles.empty}>{t.card.noAccounts}</p> : null}
      <Expander items={card.accounts} label={t.card.all}>
        {(shown) => (
          <ul className={styles.list}>
            {shown.map((account) => (
              <AccountLine key={account.id} account={account} />
            ))}
          </ul>
        )}
      </Expander>
    </CardFrame>
  );
};
