import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callJson } from '../api/client.ts';
import type { Reason } from '../api/types.ts';
import { useWords } from '../i18n/words.tsx';
import { newKey } from '../platform/platform.ts';

/** Somebody in the family whose payment, or whose invitation, waits for this customer. */
export type GuardianRequest = {
  readonly id: string;
  readonly kind: 'payment' | 'invitation';
  readonly from: { readonly name: string };
  readonly amount?: string;
  readonly currency?: string;
  readonly payee?: { readonly name: string; readonly tail: string; readonly bank: string };
  readonly reasons: readonly Reason[];
  readonly createdAt: string;
  readonly until: string | null;
};

export type GuardianAnswer = { readonly status: string; readonly text: string };
export type Decision = 'approve' | 'stop';

/** What waits; asked again now and then, because somebody in the family is waiting for it. */
export const useGuardianRequests = () => {
  const { locale } = useWords();
  return useQuery({
    queryKey: ['guardian', locale],
    queryFn: () => callJson<readonly GuardianRequest[]>('/api/guardian/requests'),
    refetchInterval: 30_000,
    retry: false,
  });
};

export const useDecide = (id: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, pin }: { readonly decision: Decision; readonly pin: string }) =>
      callJson<GuardianAnswer>(`/api/guardian/requests/${encodeURIComponent(id)}/decide`, {
        method: 'POST',
        body: { decision, pin },
        idempotencyKey: newKey(),
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
};
