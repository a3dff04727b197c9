import { Sprout } from 'lucide-react';
import { useAccounts } from '../api/queries.ts';
import type { Account } from '../api/types.ts';
import parts from '../cards/parts.module.css';
import { useWords } from '../i18n/words.tsx';
import { lengthBeside, sumMoney } from '../money/decimal.ts';
import { isOwed, netIn, sumsByCurrency, type Sum } from '../money/holdings.ts';
import { Money } from '../money/money.tsx';
import { Page } from '../shell/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { StateView } from '../ui/state-view.tsx';
import { AccountLine } from './account-line.tsx';
import { Fault } from './fault.tsx';
import { Panel } from './panel.tsx';
import styles from './wealth.module.css';

const inYuan = (sums: readonly Sum[]): string => sums.find(({ currency }) => currency === 'CNY')?.amount ?? '0.00';

const Net = ({ owned, owed }: { readonly owned: readonly Sum[]; readonly owed: readonly Sum[] }) => {
  const { t } = useWords();
  const whole = sumMoney([inYuan(owned), inYuan(owed)]);
  return (
    <section className={styles.net}>
      <h2>{t.wealth.net}</h2>
      <p className={styles.figure}>
        <Money amount={netIn('CNY', owned, owed)} currency="CNY" size="figure" />
      </p>
      <div className={styles.scale} aria-hidden="true">
        <span className={styles.owned} style={{ flexGrow: lengthBeside(inYuan(owned), whole) }} />
        <span className={styles.owed} style={{ flexGrow: lengthBeside(inYuan(owed), whole) }} />
      </div>
      <dl className={styles.sides}>
        <div>
          <dt>{t.wealth.owns}</dt>
          <dd>
            <Money amount={inYuan(owned)} currency="CNY" />
          </dd>
        </div>
        <div>
          <dt>{t.wealth.owes}</dt>
          <dd>
            <Money amount={inYuan(owed)} currency="CNY" />
          </dd>
        </div>
      </dl>
      <p className={styles.note}>{t.wealth.netNote}</p>
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

const Whole = ({ accounts }: { readonly accounts: readonly Account[] }) => {
  const { t } = useWords();
  const owed = accounts.filter(isOwed);
  const owned = accounts.filter((account) => !isOwed(account));
  if (accounts.length === 0) {
    return <StateView icon={Sprout} title={t.home.noAccounts} about={t.home.noAccountsAbout} />;
  }
  return (
    <>
      <Net owned={sumsByCurrency(owned)} owed={sumsByCurrency(owed)} />
      <Side title={t.wealth.owns} accounts={owned} none={t.wealth.nothingOwned} />
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
      {accounts.isSuccess ? <Whole accounts={accounts.data} /> : null}
    </Page>
  );
};

export default Wealth;
