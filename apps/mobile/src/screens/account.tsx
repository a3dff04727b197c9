import { SearchX, Wallet } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useParams } from 'react-router';
import { useAccounts, useEntryPages } from '../api/queries.ts';
import type { Account, Entry } from '../api/types.ts';
import { EntryList } from '../cards/entry-list.tsx';
import { useAsk } from '../conversation/use-ask.ts';
import { useWords } from '../i18n/words.tsx';
import { splitMoney, withoutSign } from '../money/decimal.ts';
import { Money } from '../money/money.tsx';
import { useBankClock } from '../session/session.tsx';
import { Page } from '../shell/page.tsx';
import { dayInWords, dayOf } from '../time/time.ts';
import { Button } from '../ui/button.tsx';
import { Facts } from '../ui/facts.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { StateView } from '../ui/state-view.tsx';
import styles from './account.module.css';
import { Fault } from './fault.tsx';

const Figure = ({ account }: { readonly account: Account }) => {
  const { t } = useWords();
  const ask = useAsk();
  return (
    <section className={styles.figure}>
      <p className={styles.label}>{`${t.account.balance} · ${t.card.tail(account.tail)}`}</p>
      <p>
        <Money amount={account.balance} currency={account.currency} size="figure" />
      </p>
      {account.available === account.balance ? null : (
        <Facts
          facts={[
            {
              label: t.account.available,
              value: <Money amount={account.available} currency={account.currency} />,
            },
          ]}
        />
      )}
      <Button
        size="small"
        className={styles.ask}
        onClick={() => ask(t.account.askSay(account.name, account.tail))}
      >
        {t.account.ask}
      </Button>
    </section>
  );
};

const byDay = (entries: readonly Entry[]): readonly (readonly [string, readonly Entry[]])[] => {
  const days = new Map<string, Entry[]>();
  for (const entry of entries) {
    const day = dayOf(new Date(entry.at));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
};

const Days = ({ account, entries }: { readonly account: Account; readonly entries: readonly Entry[] }) => {
  const { locale } = useWords();
  const today = dayOf(useBankClock()());
  const after = (balance: string): string => {
    const parts = splitMoney(balance);
    if (parts === undefined) return balance;
    return `${parts.negative ? '−' : ''}${parts.whole}${parts.fraction === '' ? '' : `.${parts.fraction}`}`;
  };
  return byDay(entries).map(([day, ofDay]) => (
    <section key={day} className={styles.day}>
      <h2>{dayInWords(day, today, locale)}</h2>
      <div className={styles.surface}>
        <EntryList
          when="clock"
          entries={ofDay.map((entry) => ({
            ...entry,
            amount: withoutSign(entry.amount),
            currency: account.currency,
            after: after(entry.balance),
          }))}
        />
      </div>
    </section>
  ));
};

/** Fetches the next page as the end comes near; the key stays for keyboards and for those who want to stop. */
const useFollowing = (more: boolean, next: () => void) => {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = end.current;
    if (element === null || !more) return undefined;
    const watcher = new IntersectionObserver(
      ([seen]) => (seen?.isIntersecting === true ? next() : undefined),
      {
        rootMargin: '300px',
      },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [more, next]);
  return end;
};

const Entries = ({ account }: { readonly account: Account }) => {
  const { t } = useWords();
  const pages = useEntryPages(account.id);
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = pages;
  const end = useFollowing(hasNextPage && !isFetchingNextPage, () => void fetchNextPage());
  if (pages.isPending) return <Skeleton lines={6} />;
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  if (pages.isError && entries.length === 0)
    return <Fault fault={pages.error} retry={() => void pages.refetch()} />;
  if (entries.length === 0)
    return <StateView icon={Wallet} title={t.home.noEntries} about={t.home.noEntriesAbout} />;
  return (
    <>
      <Days account={account} entries={entries} />
      <div ref={end} className={styles.end}>
        {hasNextPage ? (
          <Button kind="quiet" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {isFetchingNextPage ? t.state.loading : t.account.more}
          </Button>
        ) : (
          t.account.end
        )}
      </div>
    </>
  );
};

/** One account: what is in it, and everything that came and went. */
const AccountPage = () => {
  const { t } = useWords();
  const { id } = useParams();
  const accounts = useAccounts();
  const account = accounts.data?.find((item) => item.id === id);
  return (
    <Page title={account?.name ?? t.home.accounts} back>
      {accounts.isPending ? <Skeleton headline lines={6} /> : null}
      {accounts.isError ? <Fault fault={accounts.error} retry={() => void accounts.refetch()} /> : null}
      {accounts.isSuccess && account === undefined ? (
        <StateView icon={SearchX} title={t.account.notFound} about={t.account.notFoundAbout} />
      ) : null}
      {account === undefined ? null : (
        <>
          <Figure account={account} />
          <Entries account={account} />
        </>
      )}
    </Page>
  );
};

export default AccountPage;
