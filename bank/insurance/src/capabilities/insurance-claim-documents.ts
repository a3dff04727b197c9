import { z } from 'zod';
import {
  type Answer,
  type Completion,
  needs,
  ready,
  refused,
  setting,
  type Speech,
} from '@banxing/capability';
import { moneyOf, ok, parseMoney, words } from '@banxing/kernel';
import { type Claim, claimStatusNames, type ClaimStatus } from '../claim.ts';
import { listClaims } from '../claim-store.ts';
import { sayYuan } from '../insurance-speech.ts';
import { addDocuments, type DocumentsRefusal } from '../use-cases/file-claim.ts';
import type { InsuranceDesk } from '../uses.ts';

const input = z.object({
  /** A claim's number or id; the only open one when absent. */
  claim: z.string().optional(),
  /** Ids of documents, separated by commas. */
  attachments: z.string().optional(),
  /** What it cost. */
  amount: z.string().optional(),
});
type Input = z.infer<typeof input>;

interface Draft {
  readonly claim: Claim['id'];
  readonly attachments: readonly string[];
  readonly amount: string | null;
}

const output = z.object({
  number: z.string(),
  documents: z.number().int(),
  amount: z.string().nullable(),
  status: z.string(),
  complete: z.boolean(),
});

type Refusal = DocumentsRefusal | { readonly code: 'amount_unreadable' };

const takesDocuments = ({ status }: Claim): boolean => status === 'filed' || status === 'waiting';

function choose(claims: readonly Claim[], said: string | undefined): Completion<Claim, Refusal> {
  const named = claims.find(({ id, number }) => id === said || number === said);
  if (said !== undefined && said !== '') return named ? ready(named) : refused({ code: 'claim_not_found' });
  const open = claims.filter(takesDocuments);
  const [only] = open;
  if (!only) return refused({ code: 'claim_not_found' });
  if (open.length === 1) return ready(only);
  return needs({
    slot: 'claim',
    question: words('给哪一件理赔补材料?', 'For which claim?'),
    options: open.map(({ number, event }) => ({
      value: number,
      label: words(`${number} ${event}`, `${number} ${event}`),
    })),
  });
}

function documentsAnswer(
  { number, documents, amount, status, complete }: z.infer<typeof output>,
  { locale }: Speech,
): Answer {
  const zh = locale === 'zh';
  const missing = complete
    ? zh
      ? '材料齐了,保险公司开始审核。'
      : 'Everything is there; the insurer begins.'
    : documents === 0
      ? zh
        ? '还差病历、发票这些材料的照片。'
        : 'Photos of the documents are still missing.'
      : zh
        ? '还差花费的总金额。'
        : 'The whole cost is still missing.';
  return {
    text: zh
      ? `理赔 ${number} 收到 ${String(documents)} 份材料。${missing}`
      : `Claim ${number} has ${String(documents)} documents. ${missing}`,
    cards: [
      {
        type: 'product',
        title: zh ? `理赔 ${number}` : `Claim ${number}`,
        rows: [
          { label: zh ? '进度' : 'Status', value: claimStatusNames[status as ClaimStatus][locale] },
          { label: zh ? '材料' : 'Documents', value: String(documents) },
          ...(amount === null
            ? []
            : [{ label: zh ? '花费' : 'Cost', value: sayYuan(moneyOf(amount).minorUnits, locale) }]),
        ],
        actions: [],
      },
    ],
  };
}

/** Sends documents, and what it cost, to a claim of one's own. */
export const insuranceClaimDocuments = (desk: InsuranceDesk) =>
  setting<Input, Draft, z.infer<typeof output>, Refusal>({
    id: 'insurance.claim_documents',
    title: words('补交理赔材料', 'Documents for a claim'),
    about: words('给自己的理赔补材料和花费金额', 'Adds documents and the cost to an own claim'),
    authority: 'interface',
    input,
    output,
    refusals: {
      claim_not_found: () =>
        words('没有等材料的理赔。材料没有提交。', 'No claim waits for documents. Nothing was sent.'),
      claim_decided: () =>
        words('这件理赔已经在审核或有结果了,不用再补。', 'This claim is being assessed or decided already.'),
      too_many_documents: () =>
        words('材料最多 30 份,这次没有提交。', 'There can be 30 documents at most; nothing was sent.'),
      amount_unreadable: () =>
        words('花费的金额我没看懂,没有提交。', 'I could not read what it cost; nothing was sent.'),
    },
    complete: async (caller, given) => {
      const claim = choose(await listClaims(desk.db, caller.customer), given.claim);
      if (claim.status !== 'ready') return claim;
      const attachments = (given.attachments ?? '')
        .split(',')
        .map((id) => id.trim())
        .filter((id) => /^[\w-]{1,64}$/u.test(id));
      if (attachments.length === 0 && given.amount === undefined) {
        return needs({
          slot: 'attachments',
          question: words('请把材料拍照传上来。', 'Please send photos of the documents.'),
        });
      }
      const cost = given.amount === undefined ? undefined : parseMoney(given.amount);
      if (cost && (!cost.ok || cost.value.minorUnits <= 0n)) return refused({ code: 'amount_unreadable' });
      return ready({ claim: claim.draft.id, attachments, amount: given.amount ?? null });
    },
    perform: async (tx, caller, { claim, attachments, amount }) => {
      const asked = amount === null ? null : moneyOf(amount).minorUnits;
      const added = await addDocuments(desk, tx, { customer: caller.customer, claim, attachments, asked });
      if (!added.ok) return added;
      const { number, status, attachments: all } = added.value;
      const complete = all.length > 0 && added.value.asked !== null;
      return ok({ number, documents: all.length, amount, status, complete });
    },
    answer: documentsAnswer,
  });
