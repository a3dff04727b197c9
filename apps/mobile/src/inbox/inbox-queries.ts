import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { CardAction } from '@banxing/cards';
import { callJson } from '../api/client.ts';
import { useWords } from '../i18n/words.tsx';

export type InboxMessage = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  readonly at: string;
  readonly read: boolean;
  readonly action: CardAction | null;
};

type InboxPage = {
  readonly messages: readonly InboxMessage[];
  readonly unread: number;
  readonly next: string | null;
};

const pathOf = (cursor: string, limit: number): string => {
  const query = new URLSearchParams({ limit: String(limit), ...(cursor === '' ? {} : { cursor }) });
  return `/api/inbox?${query.toString()}`;
};

/** The newest few messages and how many are unread. */
export const useNews = () => {
  const { locale } = useWords();
  return useQuery({
    queryKey: ['inbox', 'news', locale],
    queryFn: () => callJson<InboxPage>(pathOf('', 8)),
    staleTime: 30_000,
  });
};

/** All messages, a page at a time. */
export const useInbox = () => {
  const { locale } = useWords();
  return useInfiniteQuery({
    queryKey: ['inbox', 'pages', locale],
    queryFn: ({ pageParam }) => callJson<InboxPage>(pathOf(pageParam, 20)),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  });
};

/** Marks every message as read; the badge follows. */
export const useReadAll = () => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => callJson<{ readonly unread: number }>('/api/inbox/read', { method: 'POST', body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['inbox', 'news'] }),
  });
};
