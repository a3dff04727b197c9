import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useWords } from '../i18n/words.tsx';
import { callJson } from './client.ts';
import type { Account, Capability, EntryPage, Found, Told } from './types.ts';

/** The customer's accounts. */
export const useAccounts = () =>
  useQuery({ queryKey: ['accounts'], queryFn: () => callJson<readonly Account[]>('/api/accounts') });

const entriesPath = (account: string, limit: number, cursor: string): string => {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor === '' ? {} : { cursor }) });
  return `/api/accounts/${encodeURIComponent(account)}/entries?${query.toString()}`;
};

/** The newest few entries of an account; waits until there is an account. */
export const useRecentEntries = (account: string | undefined, limit: number) =>
  useQuery({
    queryKey: ['entries', account, limit],
    queryFn: () => callJson<EntryPage>(entriesPath(account ?? '', limit, '')),
    enabled: account !== undefined,
  });

/** All entries of an account, a page at a time. */
export const useEntryPages = (account: string) =>
  useInfiniteQuery({
    queryKey: ['entry-pages', account],
    queryFn: ({ pageParam }) => callJson<EntryPage>(entriesPath(account, 30, pageParam)),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** What the customer may do, in the reader's language. */
export const useCapabilities = <T = readonly Capability[]>(select?: (all: readonly Capability[]) => T) => {
  const { locale } = useWords();
  return useQuery({
    queryKey: ['capabilities', locale],
    queryFn: () => callJson<readonly Capability[]>('/api/capabilities'),
    staleTime: 600_000,
    ...(select === undefined ? {} : { select }),
  });
};

const idsOf = (all: readonly Capability[]): ReadonlySet<string> => new Set(all.map(({ id }) => id));

/** What the customer may do, by id. */
export const useCapabilityIds = () => useCapabilities(idsOf);

/** What a capability that only reads tells without being told anything; undefined where the customer may not ask it. */
export const useTold = (id: string) => {
  const may = useCapabilityIds().data?.has(id) ?? false;
  const { locale } = useWords();
  const told = useQuery({
    queryKey: ['told', id, locale],
    queryFn: () =>
      callJson<Told>(`/api/capabilities/${encodeURIComponent(id)}`, { method: 'POST', body: {} }),
    enabled: may,
  });
  return may ? told : undefined;
};

/** What is found for what was typed so far; the findings before stay until the next are there. */
export const useFound = (text: string) => {
  const { locale } = useWords();
  return useQuery({
    queryKey: ['found', locale, text],
    queryFn: ({ signal }) => callJson<Found>('/api/search', { method: 'POST', body: { q: text }, signal }),
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });
};

/** What the customer keeps on the home page. */
export const useHomeTiles = () => {
  const { locale } = useWords();
  return useQuery({
    queryKey: ['home', locale],
    queryFn: () =>
      callJson<readonly { readonly id: string; readonly title: string; readonly action: string }[]>(
        '/api/home',
      ),
  });
};
