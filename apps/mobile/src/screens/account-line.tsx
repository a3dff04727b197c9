import { ChevronRight } from 'lucide-react';
import { Link } from 'react-router';
import type { Account } from '../api/types.ts';
import parts from '../cards/parts.module.css';
import { useWords } from '../i18n/words.tsx';
import { withoutSign } from '../money/decimal.ts';
import { Money } from '../money/money.tsx';
import { HiddenAmount } from './hidden-amount.tsx';
import styles from './account-line.module.css';

type Props = { readonly account: Account; readonly hidden?: boolean };

/** An account in a list, leading to its page. */
export const AccountLine = ({ account, hidden = false }: Props) => {
  const { t } = useWords();
  const kinds = t.account.kinds as Readonly<Record<string, string>>;
  const kind = kinds[account.kind];
  const tail = t.card.tail(account.tail);
  return (
    <li>
      <Link to={`/accounts/${encodeURIComponent(account.id)}`} className={`${parts.line} ${parts.linkLine}`}>
        <span className={parts.what}>
          {account.name}
          <small>{kind === undefined || account.name.includes(kind) ? tail : `${kind} · ${tail}`}</small>
        </span>
        <span className={styles.amount}>
          {hidden ? (
            <HiddenAmount />
          ) : (
            <Money amount={withoutSign(account.balance)} currency={account.currency} />
          )}
          <ChevronRight size={18} aria-hidden="true" />
        </span>
      </Link>
    </li>
  );
};
