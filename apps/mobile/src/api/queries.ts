import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { callJson } from './client.ts';
import type { Account, Capability, EntryPage } from './types.ts';

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

/** What the customer may do, by id. */
export const useCapabilityIds = () =>
  useQuery({
    queryKey: ['capabilities'],
    queryFn: async () => {
      const answer = await callJson<readonly Capability[] | { readonly capabilities: readonly Capability[] }>(
        '/api/capabilities',
      );
      const list = 'capabilities' in answer ? answer.capabilities : answer;
      return list.map(({ id }) => id);
    },
    staleTime: 600_000,
  });
