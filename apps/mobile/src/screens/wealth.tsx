import { Sprout } from 'lucide-react';
import { useAccounts, useLoans } from '../api/queries.ts';
import type { Account } from '../api/types.ts';
import { LoanCard } from '../cards/loan-card.tsx';
import parts from '../cards/parts.module.css';
import { useWords } from '../i18n/words.tsx';
import { isOwed, sumsByCurrency, type Sum } from '../money/holdings.ts';
import { Money } from '../money/money.tsx';
import { Page } from '../shell/page.tsx';
import { Facts, type Fact } from '../ui/facts.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { StateView } from '../ui/state-view.tsx';
import { AccountLine } from './account-line.tsx';
import { Fault } from './fault.tsx';
import { Panel } from './panel.tsx';
import styles from './wealth.module.css';

const Whole = ({ owned }: { readonly owned: readonly Sum[] }) => {
  const { t } = useWords();
  const [first = { amount: '0.00', currency: 'CNY' }, ...others] = owned;
  const facts: Fact[] = others.map((sum) => ({ label: t.wealth.alsoOwns, value: <Money {...sum} /> }));
  return (
    <section className={styles.whole}>
      <h2>{t.wealth.owns}</h2>
      <p className={styles.figure}>
        <Money {...first} size="figure" />
      </p>
      <Facts facts={facts} />
    </section>
  );
};

type SideProps = { readonly title: string; readonly accounts: readonly Account[]; readonly none: string };

const Side = ({ title, accounts, none }: SideProps) => (
  <Panel title={title}>
    {accounts.length === 0 ? (
      <p className={parts.empty}>{none}</p>
    ) : (
      <ul className={parts.list}>
        {accounts.map((account) => (
          <AccountLine key={account.id} account={account} />
        ))}
      </ul>
    )}
  </Panel>
);

/** What is owed: debts among the accounts, and the loans that have an account of their own at the bank. */
const Owed = ({ accounts }: { readonly accounts: readonly Account[] }) => {
  const { t } = useWords();
  const loans = useLoans();
  const card = loans?.data ?? undefined;
  if (loans?.isPending === true) return <Skeleton lines={3} />;
  if (loans?.isError === true) return <Fault fault={loans.error} retry={() => void loans.refetch()} />;
  const items = card?.type === 'loan' ? card.items.length : 0;
  return (
    <>
      {accounts.length > 0 || (loans !== undefined && items === 0) ? (
        <Side title={t.wealth.owes} accounts={accounts} none={t.wealth.nothingOwed} />
      ) : null}
      {card?.type === 'loan' && items > 0 ? (
        <div className={styles.loans}>
          <h2>{accounts.length > 0 ? t.wealth.loans : t.wealth.owes}</h2>
          <LoanCard card={card} />
        </div>
      ) : null}
    </>
  );
};

const Sides = ({ accounts }: { readonly accounts: readonly Account[] }) => {
  const { t } = useWords();
  const owned = accounts.filter((account) => !isOwed(account));
  if (accounts.length === 0) {
    return <StateView icon={Sprout} title={t.home.noAccounts} about={t.home.noAccountsAbout} />;
  }
  return (
    <>
      <Whole owned={sumsByCurrency(owned)} />
      <Side title={t.home.accounts} accounts={owned} none={t.wealth.nothingOwned} />
      <Owed accounts={accounts.filter(isOwed)} />
      <p className={styles.foot}>{t.wealth.note}</p>
    </>
  );
};

/** What the customer owns and owes, straight from the accounts and loans. */
const Wealth = () => {
  const { t } = useWords();
  const accounts = useAccounts();
  return (
    <Page title={t.wealth.title}>
      {accounts.isPending ? <Skeleton headline lines={6} /> : null}
      {accounts.isError ? <Fault fault={accounts.error} retry={() => void accounts.refetch()} /> : null}
      {accounts.isSuccess ? <Sides accounts={accounts.data} /> : null}
    </Page>
  );
};

export default Wealth;
