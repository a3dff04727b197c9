import { z } from 'zod';
import {
  capabilityMigrations,
  command,
  createCatalogue,
  createCounter,
  createSettlementDesk,
  type CustomerCaller,
  needs,
  query,
  ready,
  refused,
} from '@banxing/capability';
import { testDatabase } from '@banxing/database/testing';
import { ok } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { outboxMigrations } from '@banxing/outbox';
import { type IntentId, intentEntry, type Recogniser, type Understanding } from '@banxing/understanding';
import { createAssistant, dialogueMigrations } from '../src/index.ts';

type Heard = Partial<Pick<Understanding, 'slots' | 'confidence' | 'also' | 'alternatives'>> & {
  readonly intent: IntentId;
};

/** A recogniser that knows only what the test tells it. */
function scriptedRecogniser(script: Readonly<Record<string, Heard>>): Recogniser {
  return {
    understand: (text) => {
      const heard = script[text] ?? { intent: 'oos' as const };
      return {
        slots: {},
        confidence: 0.95,
        also: [],
        alternatives: [],
        by: 'embedded',
        signals: { negated: false, past: false, quoted: false, wish: false },
        ...heard,
      };
    },
    readSlot: (slot, text) =>
      slot === 'amount' && /^\d+(\.\d\d)?$/u.test(text)
        ? Number(text).toFixed(2)
        : slot === 'payee' && text.length < 5
          ? text
          : undefined,
  };
}

const people: Record<string, readonly string[]> = {
  妈妈: ['pay_mother'],
  爸爸: ['pay_father'],
  张伟: ['pay_zhang_a', 'pay_zhang_b'],
};

const send = command<
  { payee?: string | undefined; amount?: string | undefined },
  { payee: string; amount: string },
  { sent: string },
  { code: 'amount_not_positive' } | { code: 'payee_not_found' }
>({
  id: 'transfer.create',
  title: { zh: '转账', en: 'Transfer' },
  about: { zh: '转账', en: 'Transfer' },
  authority: 'customer-confirms',
  input: z.object({ payee: z.string().optional(), amount: z.string().optional() }),
  draft: z.object({ payee: z.string(), amount: z.string() }),
  done: z.object({ sent: z.string() }),
  refusals: {
    amount_not_positive: () => ({ zh: '金额要大于零,没有扣款。', en: 'The amount must be above zero.' }),
    payee_not_found: () => ({ zh: '没有这个收款人,没有扣款。', en: 'There is no such payee.' }),
  },
  complete: async (_, { payee, amount }) => {
    if (payee === undefined) return needs({ slot: 'payee', question: { zh: '转给谁?', en: 'To whom?' } });
    const found = payee.startsWith('pay_') ? [payee] : (people[payee] ?? []);
    if (found.length === 0) return refused({ code: 'payee_not_found' });
    if (found.length > 1) {
      const options = found.map((value, index) => ({
        value,
        label: { zh: `张伟 尾号000${String(index)}`, en: `Zhang Wei 000${String(index)}` },
      }));
      return needs({ slot: 'payee', question: { zh: '哪个张伟?', en: 'Which one?' }, options });
    }
    if (amount === undefined) return needs({ slot: 'amount', question: { zh: '转多少?', en: 'How much?' } });
    if (Number(amount) <= 0) return refused({ code: 'amount_not_positive' });
    return ready({ payee: found[0] ?? '', amount });
  },
  proof: async () => ['pin'],
  state: async (_, { payee, amount }) =>
    ok({ summary: { zh: `给 ${payee} 转 ${amount} 元`, en: `Send ${amount}` }, details: { payee, amount } }),
  execute: async (_tx, _caller, { draft }) => ok({ sent: draft.amount }),
  confirmation: ({ details }) => ({
    title: '转账',
    rows: [],
    confirmLabel: `确认转账 ${String(details['amount'])} 元`,
  }),
  receipt: ({ sent }) => ({ text: `转出 ${sent} 元`, cards: [] }),
});

const balance = query<{ account?: string | undefined }, { account: string }, { balance: string }, never>({
  id: 'account.balance',
  title: { zh: '余额', en: 'Balance' },
  about: { zh: '余额', en: 'Balance' },
  authority: 'reads',
  input: z.object({ account: z.string().optional() }),
  output: z.object({ balance: z.string() }),
  refusals: {},
  complete: async (_, { account }) => ready({ account: account ?? '全部' }),
  run: async (_, { account }) => ok({ balance: `${account} 余额 1,000.00 元` }),
  answer: (output) => ({ text: output.balance, cards: [] }),
});

const isRecogniser = (script: Readonly<Record<string, Heard>> | Recogniser): script is Recogniser =>
  'understand' in script && typeof script.understand === 'function';

/** A conversation with a bank that can do two things. */
export async function scriptedBank(script: Readonly<Record<string, Heard>> | Recogniser) {
  const db = await testDatabase([outboxMigrations, capabilityMigrations, dialogueMigrations]);
  const { clock, ids } = testWorld();
  const catalogue = createCatalogue([send, balance]);
  const counter = createCounter({ db, clock, ids, catalogue });
  const settlements = createSettlementDesk({
    db,
    clock,
    catalogue,
    proofs: {
      check: async (_caller, _proposal, given) => ok(given.pin === '135790' ? (['pin'] as const) : []),
    },
    registrar: { seal: async () => ids.next('rcpt') },
  });
  const assistant = createAssistant({
    db,
    clock,
    ids,
    counter,
    settlements,
    recogniser: isRecogniser(script) ? script : scriptedRecogniser(script),
    entitiesOf: async () => ({}),
    slotsOf: (intent) => [...(intentEntry(intent as IntentId).slots as readonly string[])],
    titleOf: (intent) => catalogue.get(intent)?.title,
  });
  const caller: CustomerCaller = {
    kind: 'customer',
    customer: ids.next('cust'),
    session: ids.next('ses'),
    locale: 'zh',
    channel: 'mobile',
  };
  let conversation: string | undefined;
  const say = async (text: string, action?: string) => {
    const reply = await assistant.hear(caller, { text, conversation, action });
    if (typeof reply === 'string') throw new Error('conversation lost');
    ({ conversation } = reply);
    return reply;
  };
  const confirm = async (id: string, hash: string) => {
    const proposal = await settlements.find(caller, id);
    const settled = await settlements.confirm(caller, id, { hash, proofs: { pin: '135790' } });
    const reply =
      settled.ok && proposal ? await assistant.settled(caller, proposal, settled.value) : undefined;
    return { settled, reply };
  };
  const cancel = async (id: string) => {
    const cancelled = await settlements.cancel(caller, id);
    if (cancelled.ok) await assistant.withdrawn(caller, cancelled.value);
    return cancelled;
  };
  return { db, clock, caller, assistant, settlements, say, confirm, cancel };
}
