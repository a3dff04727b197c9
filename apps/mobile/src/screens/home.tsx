import {
  Bell as BellIcon,
  Eye,
  EyeOff,
  HeartHandshake,
  LayoutGrid,
  QrCode,
  Search,
  WalletCards,
} from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAccounts, useHomeTiles, useRecentEntries } from '../api/queries.ts';
import type { Account } from '../api/types.ts';
import { EntryList } from '../cards/entry-list.tsx';
import parts from '../cards/parts.module.css';
import { useGreeting } from '../conversation/opening.tsx';
import { useAsk } from '../conversation/use-ask.ts';
import { useRunAction } from '../cards/use-run-action.ts';
import { iconOf } from '../functions/rooms.ts';
import { useGuardianRequests } from '../guardian/guardian-queries.ts';
import { type InboxMessage, useNews } from '../inbox/inbox-queries.ts';
import inboxStyles from '../inbox/inbox.module.css';
import { MessageLine } from '../inbox/message-line.tsx';
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

const Greeting = ({ unread }: { readonly unread: number }) => {
  const { headline, rest } = useGreeting();
  return (
    <header className={styles.greeting}>
      <div>
        <h1>{headline}</h1>
        <Bell unread={unread} />
      </div>
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

/** The customer's own tiles, as many as the edition has room for, and the way to everything else. */
const Quick = () => {
  const { t } = useWords();
  const { look } = useSession();
  const act = useRunAction();
  const tiles = useHomeTiles().data ?? [];
  const elder = look.edition === 'elder';
  const most = elder ? 4 : 12;
  return (
    <>
      {elder ? null : (
        <header className={styles.often}>
          <h2>{t.home.quick}</h2>
          <Link to="/functions">{t.functions.all}</Link>
        </header>
      )}
      <ul className={styles.quick} aria-label={t.home.quick}>
        {tiles.slice(0, most).map(({ id, title, action }) => {
          const Icon = iconOf(id);
          return (
            <li key={id}>
              <button type="button" onClick={() => act({ action, label: title })}>
                <span>
                  <Icon size={24} strokeWidth={1.8} aria-hidden="true" />
                </span>
                {title}
              </button>
            </li>
          );
        })}
        {elder ? (
          <li>
            <Link to="/functions">
              <span>
                <LayoutGrid size={24} strokeWidth={1.8} aria-hidden="true" />
              </span>
              {t.functions.all}
            </Link>
          </li>
        ) : null}
      </ul>
    </>
  );
};

const Bell = ({ unread }: { readonly unread: number }) => {
  const { t } = useWords();
  return (
    <Link to="/inbox" className={inboxStyles.bell} aria-label={t.inbox.open(unread)}>
      <BellIcon size={24} strokeWidth={1.8} aria-hidden="true" />
      {unread === 0 ? null : <b aria-hidden="true">{unread > 99 ? '99+' : unread}</b>}
    </Link>
  );
};

/** Kinds of messages that are worth a place above everything else until they were seen. */
const pressing = new Set([
  'due',
  'double-charge',
  'large-spend',
  'low-balance',
  'salary-in',
  'reminder',
  'product',
]);

const Guarded = () => {
  const { t } = useWords();
  const requests = useGuardianRequests().data ?? [];
  return requests.map(({ id, kind, from }) => (
    <Link key={id} to="/guardian" className={styles.guarded}>
      <HeartHandshake size={24} aria-hidden="true" />
      <span>{kind === 'payment' ? t.guardian.waiting(from.name) : t.guardian.invited(from.name)}</span>
      <b>{t.guardian.see}</b>
    </Link>
  ));
};

const Today = ({ messages }: { readonly messages: readonly InboxMessage[] }) => {
  const { t } = useWords();
  const { look } = useSession();
  const shown = messages
    .filter(({ kind, read }) => !read && pressing.has(kind))
    .slice(0, look.edition === 'elder' ? 1 : 2);
  if (shown.length === 0) return null;
  return (
    <section className={styles.today} aria-label={t.inbox.today}>
      {shown.map((message) => (
        <MessageLine key={message.id} message={message} />
      ))}
    </section>
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
  const news = useNews().data;
  return (
    <Page>
      <Greeting unread={news?.unread ?? 0} />
      <Guarded />
      <Today messages={news?.messages ?? []} />
      <div className={styles.top}>
        <Link className={styles.search} to="/functions#search">
          <Search size={20} aria-hidden="true" />
          <span>{t.functions.search}</span>
        </Link>
        <Link className={styles.codes} to="/pay">
          <QrCode size={22} aria-hidden="true" />
          <span>{t.desk.kinds.pay}</span>
        </Link>
      </div>
      {accounts.isPending ? <Skeleton headline lines={6} /> : null}
      {accounts.isError ? <Fault fault={accounts.error} retry={() => void accounts.refetch()} /> : null}
      {accounts.isSuccess ? <Accounts accounts={accounts.data} /> : null}
    </Page>
  );
};

export default Home;
