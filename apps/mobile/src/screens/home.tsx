import {
  ArrowLeftRight,
  BanknoteArrowDown,
  ChartPie,
  CreditCard,
  Eye,
  EyeOff,
  Landmark,
  ListOrdered,
  UsersRound,
  LayoutGrid,
  Search,
  WalletCards,
  type LucideIcon,
} from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAccounts, useCapabilityIds, useRecentEntries } from '../api/queries.ts';
import type { Account } from '../api/types.ts';
import { EntryList } from '../cards/entry-list.tsx';
import parts from '../cards/parts.module.css';
import { useGreeting } from '../conversation/opening.tsx';
import { useAsk } from '../conversation/use-ask.ts';
import { useWords } from '../i18n/words.tsx';
import { sumsByCurrency } from '../money/holdings.ts';
import { Money } from '../money/money.tsx';
import { useSession } from '../session/session.tsx';
import { Page } from '../shell/page.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { StateView } from '../ui/state-view.tsx';
import { AccountLine } from './account-line.tsx';
import { Fault } from './fault.tsx';
import { HiddenAmount } from './hidden-amount.tsx';
import styles from './home.module.css';
import { Panel } from './panel.tsx';

const Greeting = () => {
  const { headline, rest } = useGreeting();
  return (
    <header className={styles.greeting}>
      <h1>{headline}</h1>
      {rest === '' ? null : <p>{rest}</p>}
    </header>
  );
};

type BalanceProps = {
  readonly accounts: readonly Account[];
  readonly shown: boolean;
  readonly toggle: () => void;
};

const Balance = ({ accounts, shown, toggle }: BalanceProps) => {
  const { t } = useWords();
  const Icon = shown ? EyeOff : Eye;
  const ready = accounts.filter(({ kind }) => kind === 'current' || kind === 'savings');
  const sum = sumsByCurrency(ready)[0] ?? { amount: '0.00', currency: 'CNY' };
  return (
    <section className={styles.balance}>
      <button type="button" aria-pressed={shown} onClick={toggle}>
        <span className={styles.label}>
          {t.home.balance}
          <Icon size={20} aria-hidden="true" />
          <span className="unseen">{shown ? t.home.hideBalance : t.home.showBalance}</span>
        </span>
        <span className={styles.amount}>
          {shown ? <Money {...sum} size="figure" /> : <HiddenAmount large />}
        </span>
      </button>
    </section>
  );
};

const none: ReadonlySet<string> = new Set();

const icons: Readonly<Record<string, LucideIcon>> = {
  'transfer.create': ArrowLeftRight,
  'account.transactions': ListOrdered,
  'credit.repay': CreditCard,
  'loan.repayment_due': Landmark,
  'account.expense_summary': ChartPie,
  'account.income_summary': BanknoteArrowDown,
  'payee.list': UsersRound,
};

const Quick = () => {
  const { t } = useWords();
  const { look } = useSession();
  const ask = useAsk();
  const may = useCapabilityIds().data ?? none;
  const most = look.edition === 'elder' ? 4 : 8;
  const keys = Object.entries(t.quick)
    .filter(([id]) => may.has(id))
    .slice(0, most - 1);
  return (
    <ul className={styles.quick} aria-label={t.home.quick}>
      {keys.map(([id, { label, say }]) => {
        const Icon = icons[id] ?? ListOrdered;
        return (
          <li key={id}>
            <button type="button" onClick={() => ask(say)}>
              <span>
                <Icon size={24} strokeWidth={1.8} aria-hidden="true" />
              </span>
              {label}
            </button>
          </li>
        );
      })}
      <li>
        <Link to="/functions">
          <span>
            <LayoutGrid size={24} strokeWidth={1.8} aria-hidden="true" />
          </span>
          {t.functions.all}
        </Link>
      </li>
    </ul>
  );
};

const Recent = ({ account }: { readonly account: Account }) => {
  const { t } = useWords();
  const { look } = useSession();
  const recent = useRecentEntries(account.id, look.edition === 'elder' ? 3 : 5);
  const entries = recent.data?.entries ?? [];
  return (
    <Panel title={t.home.recent} to={`/accounts/${encodeURIComponent(account.id)}`}>
      {recent.isPending ? <Skeleton lines={4} /> : null}
      {recent.isError ? <Fault fault={recent.error} retry={() => void recent.refetch()} /> : null}
      {recent.isSuccess && entries.length === 0 ? (
        <p className={parts.empty}>{t.home.noEntriesAbout}</p>
      ) : null}
      <EntryList entries={entries.map((entry) => ({ ...entry, currency: account.currency }))} />
    </Panel>
  );
};

const Accounts = ({ accounts }: { readonly accounts: readonly Account[] }) => {
  const { t } = useWords();
  const ask = useAsk();
  const [shown, setShown] = useState(false);
  const main = accounts.find(({ kind }) => kind === 'current') ?? accounts[0];
  if (main === undefined) {
    return (
      <StateView icon={WalletCards} title={t.home.noAccounts} about={t.home.noAccountsAbout}>
        <Button onClick={() => ask(t.talk.placeholder)}>{t.home.talk}</Button>
      </StateView>
    );
  }
  return (
    <>
      <Balance accounts={accounts} shown={shown} toggle={() => setShown(!shown)} />
      <Quick />
      <Panel title={t.home.accounts}>
        <ul className={parts.list}>
          {accounts.map((account) => (
            <AccountLine key={account.id} account={account} hidden={!shown} />
          ))}
        </ul>
      </Panel>
      <Recent account={main} />
    </>
  );
};

/** The home page: the one thing that matters, the balance behind an eye, what is often used. */
const Home = () => {
  const { t } = useWords();
  const accounts = useAccounts();
  return (
    <Page>
      <Greeting />
      <Link className={styles.search} to="/functions#search">
        <Search size={20} aria-hidden="true" />
        {t.functions.search}
      </Link>
      {accounts.isPending ? <Skeleton headline lines={6} /> : null}
      {accounts.isError ? <Fault fault={accounts.error} retry={() => void accounts.refetch()} /> : null}
      {accounts.isSuccess ? <Accounts accounts={accounts.data} /> : null}
    </Page>
  );
};

export default Home;
