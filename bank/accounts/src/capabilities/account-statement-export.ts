import {
  type Answer,
  command,
  type Completion,
  type ConfirmBody,
  type CustomerCaller,
  needs,
  ready,
  refused,
  type RefusalWords,
  type Speech,
  type Statement,
} from '@banxing/capability';
import { addMonths, dayOf, type DayRange, ok, today, words } from '@banxing/kernel';
import { z } from 'zod';
import { listAccounts } from '../account-store.ts';
import { chooseRange, elapsedPart, type RangeRefusal, rangeRefusalWords } from '../date-ranges.ts';
import { sayRange } from '../say.ts';
import { issueDocument, type IssueRefusal, mostLines } from '../use-cases/issue-document.ts';
import type { AccountsCapabilityUses } from '../uses.ts';
import { type AccountChoiceRefusal, accountChoiceWords, completeAccounts } from './account-choice.ts';

const input = z.object({
  date_range: z.string().max(40).optional(),
  account: z.string().max(60).optional(),
  purpose: z.string().max(60).optional(),
});
type Input = z.infer<typeof input>;

const draft = z.object({
  kind: z.enum(['statement', 'certificate']),
  from: z.string(),
  to: z.string(),
  purpose: z.string(),
  accounts: z.array(z.string()),
  tails: z.array(z.string()),
});
type Draft = z.infer<typeof draft>;
const done = z.object({
  document: z.string(),
  number: z.string(),
  kind: z.enum(['statement', 'certificate']),
  sha256: z.string(),
});

type Done = z.infer<typeof done>;

type Refusal = AccountChoiceRefusal | RangeRefusal | IssueRefusal;

const refusals: RefusalWords<Refusal> = {
  ...rangeRefusalWords,
  no_account: accountChoiceWords.no_account,
  account_not_found: () =>
    words('您名下没有这个账户,没有导出。', 'You have no such account; nothing was exported.'),
  statement_too_long: ({ lines }) =>
    words(
      `这段时间有 ${lines} 笔,一份最多 ${mostLines} 笔,把时间缩短一点再导。没有导出。`,
      `There are ${lines} entries, ${mostLines} at most fit one document. Choose a shorter time; nothing was exported.`,
    ),
};

const certificate = /资产证明|存款证明|余额证明|证明|certificate|proof/iu;
/** What those who ask for a statement usually want to see. */
const longLook = /签证|出国|移民|留学|贷款|房贷|买房|购房|租房|visa|loan|mortgage|rent/iu;

/** Three months, or six for those who look closer, up to today. */
const usualRange = (on: string, purpose: string): DayRange => ({
  from: addMonths(on, longLook.test(purpose) ? -6 : -3),
  to: on,
});

async function complete(
  uses: AccountsCapabilityUses,
  caller: CustomerCaller,
  given: Input,
): Promise<Completion<Draft, Refusal>> {
  const on = today(uses.clock);
  const purpose = (given.purpose ?? '').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const kind = certificate.test(purpose) ? 'certificate' : 'statement';
  const range = chooseRange(
    given.date_range,
    on,
    kind === 'certificate' ? { from: on, to: on } : usualRange(on, purpose),
  );
  if (!range.ok) return refused(range.refusal);
  const chosen = await completeAccounts(uses.db, caller, given.account);
  if (chosen.status === 'needs') return needs(chosen.need);
  if (chosen.status === 'refused') return refused(chosen.refusal);
  const own = await listAccounts(uses.db, caller.customer);
  const accounts = own.filter(({ id }) => chosen.draft.accounts.includes(id));
  return ready({
    ...elapsedPart(range.value, on),
    kind,
    purpose: purpose === '' ? '个人使用' : purpose,
    accounts: accounts.map(({ id }) => id),
    tails: accounts.map(({ tail }) => tail),
  });
}

const kindNames = {
  statement: words('账户流水', 'Statement'),
  certificate: words('存款证明', 'Certificate of deposit'),
} as const;

const stated = z.object({
  kind: z.enum(['statement', 'certificate']),
  from: z.string(),
  to: z.string(),
  accounts: z.array(z.string()),
  purpose: z.string(),
});

function confirmation(statement: Statement, { locale }: Speech): ConfirmBody {
  const facts = stated.parse(statement.details);
  const zh = locale === 'zh';
  return {
    title: kindNames[facts.kind][locale],
    rows: [
      { label: zh ? '账户' : 'Accounts', value: facts.accounts.map((tail) => `*${tail}`).join(' ') },
      { label: zh ? '期间' : 'Period', value: `${facts.from} – ${facts.to}` },
      { label: zh ? '用途' : 'Purpose', value: facts.purpose },
      { label: zh ? '格式' : 'Format', value: 'PDF' },
    ],
    caution: zh
      ? '文件里有完整账号和交易,只发给您信得过的人。'
      : 'It holds whole account numbers and movements. Give it only to those you trust.',
    confirmLabel: zh ? '确认开具' : 'Issue it',
  };
}

function receipt({ document, number, kind }: Done, statement: Statement, { locale, now }: Speech): Answer {
  const zh = locale === 'zh';
  const facts = stated.parse(statement.details);
  return {
    text: zh
      ? `${kindNames[kind].zh}开好了,编号 ${number},点下面下载。收到的人可以凭编号向我们核验。`
      : `Your ${kindNames[kind].en.toLowerCase()} is ready, number ${number}. Download it below; whoever gets it can check it with us by that number.`,
    cards: [
      {
        type: 'product',
        title: kindNames[kind][locale],
        rows: [
          { label: zh ? '编号' : 'Number', value: number },
          { label: zh ? '期间' : 'Period', value: `${facts.from} – ${facts.to}` },
          { label: zh ? '用途' : 'Purpose', value: facts.purpose },
          { label: zh ? '出具日期' : 'Issued', value: dayOf(now) },
        ],
        actions: [{ action: `open:/api/documents/${document}`, label: zh ? '下载 PDF' : 'Download the PDF' }],
      },
    ],
  };
}

/** 导出最近三个月的流水,办签证用. It leaves the bank, so it is proposed first. */
export const accountStatementExport = (uses: AccountsCapabilityUses) =>
  command<Input, Draft, z.infer<typeof done>, Refusal>({
    id: 'account.statement_export',
    title: words('导出流水', 'Export a statement'),
    about: words(
      '导出流水、开具流水或资产证明',
      'Issues a statement of movements or a certificate of deposit as a PDF',
    ),
    authority: 'customer-confirms',
    input,
    draft,
    done,
    refusals,
    complete: (caller, given) => complete(uses, caller, given),
    proof: () => Promise.resolve(['pin'] as const),
    state: (_caller, frozen) => {
      const { kind, from, to, purpose, tails } = frozen;
      const when = sayRange({ from, to }, uses.clock.now());
      const cards = tails.join('、');
      return Promise.resolve(
        ok({
          summary: words(
            kind === 'statement'
              ? `导出尾号 ${cards} 的账户${when.zh}(${from} 至 ${to})的流水,PDF 文件,用途:${purpose}。`
              : `开具尾号 ${cards} 的账户存款证明,截至 ${to},PDF 文件,用途:${purpose}。`,
            kind === 'statement'
              ? `Export the movements ${when.en} (${from} to ${to}) of the accounts ending ${tails.join(', ')} as a PDF.`
              : `Issue a certificate of what the accounts ending ${tails.join(', ')} hold on ${to}, as a PDF.`,
          ),
          details: { kind, from, to, dateRange: `${from}/${to}`, accounts: tails, purpose, format: 'pdf' },
        }),
      );
    },
    execute: async (tx, caller, { draft: frozen }) => {
      const { kind, from, to, purpose, accounts } = frozen;
      const order = { kind, range: { from, to }, purpose, accounts };
      const issued = await issueDocument(uses, tx, caller.customer, order);
      if (!issued.ok) return issued;
      const { id, number, sha256 } = issued.value;
      return ok({ document: id, number, kind, sha256 });
    },
    confirmation,
    receipt,
  });
