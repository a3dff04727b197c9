import { Sprout } from 'lucide-react';
import { useAccounts } from '../api/queries.ts';
import type { Account } from '../api/types.ts';
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

const Whole = ({ owned, owed }: { readonly owned: readonly Sum[]; readonly owed: readonly Sum[] }) => {
  const { t } = useWords();
  const [first = { amount: '0.00', currency: 'CNY' }, ...others] = owned;
  const facts: Fact[] = [
    ...others.map((sum) => ({ label: t.wealth.alsoOwns, value: <Money {...sum} /> })),
    ...owed.map((sum) => ({ label: t.wealth.owes, value: <Money {...sum} /> })),
  ];
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

const Sides = ({ accounts }: { readonly accounts: readonly Account[] }) => {
  const { t } = useWords();
  const owed = accounts.filter(isOwed);
  const owned = accounts.filter((account) => !isOwed(account));
  if (accounts.length === 0) {
    return <StateView icon={Sprout} title={t.home.noAccounts} about={t.home.noAccountsAbout} />;
  }
  return (
    <>
      <Whole owned={sumsByCurrency(owned)} owed={sumsByCurrency(owed)} />
      <Side title={t.home.accounts} accounts={owned} none={t.wealth.nothingOwned} />
      <Side title={t.wealth.owes} accounts={owed} none={t.wealth.nothingOwed} />
      <p className={styles.foot}>{t.wealth.note}</p>
    </>
  );
};

/** What the customer owns and owes, straight from the accounts. */
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
