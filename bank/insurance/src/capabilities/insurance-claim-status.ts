import { z } from 'zod';
import { type Answer, query, ready, type Speech } from '@banxing/capability';
import { formatMoney, type Locale, money, moneyOf, ok, words } from '@banxing/kernel';
import { claimStatusNames } from '../claim.ts';
import { listClaims } from '../claim-store.ts';
import { sayDate, sayYuan } from '../insurance-speech.ts';
import type { InsuranceUses } from '../uses.ts';

const line = z.object({
  claim: z.string(),
  number: z.string(),
  event: z.string(),
  happenedOn: z.string(),
  status: z.enum(['filed', 'waiting', 'assessing', 'paid', 'refused', 'lapsed']),
  documents: z.number().int(),
  paid: z.string().nullable(),
  reason: z.string().nullable(),
});
type Line = z.infer<typeof line>;
const output = z.object({ claims: z.array(line) });
type Output = z.infer<typeof output>;

function stateOf({ status, paid, reason }: Line, locale: Locale): string {
  const name = claimStatusNames[status][locale];
  const zh = locale === 'zh';
  if (paid !== null) return `${name} ${sayYuan(moneyOf(paid).minorUnits, locale)}`;
  return reason === null ? name : zh ? `${name}(${reason})` : `${name} (${reason})`;
}

function answer({ claims }: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const [latest] = claims;
  if (!latest) {
    return {
      text: zh ? '您没有理赔记录。' : 'You have made no claims.',
      cards: [],
      suggestions: zh ? ['我要理赔', '我的保单'] : ['I want to file a claim'],
    };
  }
  return {
    text: zh
      ? `最近一件理赔 ${latest.number}(${latest.event}):${stateOf(latest, 'zh')}。`
      : `Your latest claim ${latest.number} (${latest.event}): ${stateOf(latest, 'en')}.`,
    cards: [
      {
        type: 'product',
        title: zh ? '理赔进度' : 'Claims',
        rows: [],
        items: claims.map((each) => ({
          id: each.claim,
          title: `${each.event} ${each.number}`,
          subtitle: sayDate(each.happenedOn, locale),
          value: stateOf(each, locale),
          rows: [{ label: zh ? '材料' : 'Documents', value: String(each.documents) }],
        })),
        actions: [
          { action: 'open:/functions/insurance.claim_documents', label: zh ? '交材料' : 'Send documents' },
        ],
      },
    ],
  };
}

/** How far the customer's claims are. */
export const insuranceClaimStatus = (uses: InsuranceUses) =>
  query<Record<string, never>, Record<string, never>, Output, never>({
    id: 'insurance.claim_status',
    title: words('理赔进度', 'Claims'),
    about: words('自己的理赔办到哪一步', 'How far own claims are'),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => {
      const claims = await listClaims(uses.db, caller.customer);
      return ok({
        claims: claims.map((claim) => ({
          claim: claim.id,
          number: claim.number,
          event: claim.event,
          happenedOn: claim.happenedOn,
          status: claim.status,
          documents: claim.attachments.length,
          paid: claim.paid === null ? null : formatMoney(money(claim.paid)),
          reason: claim.reason,
        })),
      });
    },
    answer,
  });
