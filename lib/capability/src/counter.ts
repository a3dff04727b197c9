import type { Database, Queryable, Transaction } from '@banxing/database';
import { type Clock, type IdSource, type Refusal, type Words } from '@banxing/kernel';
import type { CustomerCaller } from './caller.ts';
import type { Answer, Capability, Command, RefusalWords, Speech, Statement } from './capability.ts';
import type { Catalogue } from './catalogue.ts';
import type { Need } from './completion.ts';
import { answeredBefore, inputHash, lockKey, rememberAnswer } from './idempotency.ts';
import { type Proposal, proposalHash, proposalLifeMs, type ProposalOrigin } from './proposal.ts';
import { findProposal, insertProposal, supersedeOpen } from './proposal-store.ts';

/** A refusal with its words. */
export interface SpokenRefusal {
  readonly code: string;
  readonly words: Words;
}

/** What came of calling a capability. */
export type CallResult =
  | { readonly kind: 'answer'; readonly output: unknown; readonly answer: Answer }
  | { readonly kind: 'needs'; readonly need: Need }
  | { readonly kind: 'refused'; readonly refusal: SpokenRefusal }
  | { readonly kind: 'proposed'; readonly proposal: Proposal; readonly answer: Answer }
  | { readonly kind: 'unknown_capability' }
  | {
      readonly kind: 'malformed';
      readonly issues: readonly { readonly path: string; readonly message: string }[];
    };

export interface CallOptions {
  /** The conversation whose open proposal this call voids. */
  readonly conversation?: string | undefined;
  readonly origin?: ProposalOrigin | undefined;
  readonly idempotencyKey?: string | undefined;
}

export interface CounterUses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly catalogue: Catalogue;
}

/** Where every surface calls capabilities: a sentence, a button, the API. It holds no rule of its own. */
export interface Counter {
  readonly catalogue: Catalogue;
  call(id: string, caller: CustomerCaller, input: unknown, options?: CallOptions): Promise<CallResult>;
}

const speechOf = (uses: CounterUses, caller: CustomerCaller): Speech => ({
  locale: caller.locale,
  now: uses.clock.now(),
});

const spoken = <R extends Refusal>(words: RefusalWords<R>, refusal: R): SpokenRefusal => {
  const say = words[refusal.code as R['code']] as (refusal: R) => Words;
  return { code: refusal.code, words: say(refusal) };
};

export const refusedBy = (capability: Capability, refusal: Refusal): CallResult => ({
  kind: 'refused',
  refusal: spoken(capability.refusals, refusal),
});

/** The card with which a proposal is put before the customer. */
export function confirmationOf(capability: Command, proposal: Proposal, speech: Speech): Answer {
  const statement: Statement = { summary: proposal.summary, details: proposal.details };
  const body = capability.confirmation(statement, speech);
  return {
    text: proposal.summary[speech.locale],
    cards: [
      {
        type: 'confirm',
        ...body,
        rows: [...body.rows],
        proposal: proposal.id,
        capability: proposal.capability,
        hash: proposal.hash,
        requires: [...proposal.requires],
        expiresAt: proposal.expiresAt.toISOString(),
        actions: [
          { action: `confirm:${proposal.id}`, label: body.confirmLabel },
          { action: `cancel:${proposal.id}`, label: speech.locale === 'zh' ? '不办了' : 'Not now' },
        ],
      },
    ],
  };
}

async function propose(
  uses: CounterUses,
  capability: Command,
  caller: CustomerCaller,
  draft: unknown,
  options: CallOptions,
): Promise<CallResult> {
  const stated = await capability.state(caller, draft);
  if (!stated.ok) return refusedBy(capability, stated.refusal);
  const requires = await capability.proof(caller, draft);
  const now = uses.clock.now();
  const unhashed: Omit<Proposal, 'hash' | 'status'> = {
    id: uses.ids.next('prop'),
    capability: capability.id,
    customer: caller.customer,
    session: caller.session,
    conversation: options.conversation ?? null,
    origin: options.origin ?? null,
    draft,
    summary: stated.value.summary,
    details: stated.value.details,
    requires,
    createdAt: now,
    expiresAt: new Date(now.getTime() + proposalLifeMs),
  };
  const proposal: Proposal = { ...unhashed, hash: proposalHash(unhashed), status: 'open' };
  return uses.db.transaction(async (tx): Promise<CallResult> => {
    const told = await recallLocked(uses, tx, capability, caller, draft, options);
    if (told) return told;
    const mandate = { id: proposal.id, draft, details: proposal.details };
    const rehearsed = await tx.rehearse((trial) => capability.execute(trial, caller, mandate));
    if (!rehearsed.ok) return refusedBy(capability, rehearsed.refusal);
    if (proposal.conversation !== null) await supersedeOpen(tx, proposal.conversation, now);
    await insertProposal(tx, proposal);
    await rememberUnderKey(tx, caller, capability, draft, options, { proposal: proposal.id }, now);
    return {
      kind: 'proposed',
      proposal,
      answer: confirmationOf(capability, proposal, speechOf(uses, caller)),
    };
  });
}

const scopeOf = (caller: CustomerCaller, capability: Capability): string =>
  `${caller.customer}/${caller.session}/${capability.id}`;

async function rememberUnderKey(
  tx: Transaction,
  caller: CustomerCaller,
  capability: Capability,
  draft: unknown,
  options: CallOptions,
  answer: unknown,
  at: Date,
): Promise<void> {
  if (options.idempotencyKey === undefined) return;
  const kept = {
    scope: scopeOf(caller, capability),
    key: options.idempotencyKey,
    inputHash: inputHash(draft),
    answer,
    at,
  };
  await rememberAnswer(tx, kept);
}

/** The same, once nobody else with this key is at work. */
async function recallLocked(
  uses: CounterUses,
  tx: Transaction,
  capability: Capability,
  caller: CustomerCaller,
  draft: unknown,
  { idempotencyKey }: CallOptions,
): Promise<CallResult | undefined> {
  if (idempotencyKey === undefined) return undefined;
  await lockKey(tx, scopeOf(caller, capability), idempotencyKey);
  return recall(uses, tx, capability, caller, draft, idempotencyKey);
}

/** The answer that this key was given before, if it was. */
async function recall(
  uses: CounterUses,
  q: Queryable,
  capability: Capability,
  caller: CustomerCaller,
  draft: unknown,
  key: string,
): Promise<CallResult | undefined> {
  const before = await answeredBefore(q, scopeOf(caller, capability), key, inputHash(draft));
  if (!before.ok) {
    const words: Words = {
      zh: '这个请求编号已经用于另一笔请求,没有办理。',
      en: 'This request key was used for another request; nothing was done.',
    };
    return { kind: 'refused', refusal: { code: 'key_reused', words } };
  }
  if (before.value === undefined) return undefined;
  if (capability.authority === 'customer-confirms') {
    const { proposal: id } = before.value.answer as { proposal: string };
    const proposal = await findProposal(q, id);
    if (!proposal) return undefined;
    return {
      kind: 'proposed',
      proposal,
      answer: confirmationOf(capability, proposal, speechOf(uses, caller)),
    };
  }
  if (capability.authority === 'interface') {
    const output = capability.output.parse(before.value.answer);
    return { kind: 'answer', output, answer: capability.answer(output, speechOf(uses, caller)) };
  }
  return undefined;
}

async function perform(
  uses: CounterUses,
  capability: Exclude<Capability, Command>,
  caller: CustomerCaller,
  draft: unknown,
  options: CallOptions,
): Promise<CallResult> {
  if (capability.authority === 'reads') {
    const result = await capability.run(caller, draft);
    if (!result.ok) return refusedBy(capability, result.refusal);
    return {
      kind: 'answer',
      output: result.value,
      answer: capability.answer(result.value, speechOf(uses, caller)),
    };
  }
  return uses.db.transaction(async (tx): Promise<CallResult> => {
    const told = await recallLocked(uses, tx, capability, caller, draft, options);
    if (told) return told;
    const result = await tx.nested((inner) => capability.perform(inner, caller, draft));
    if (!result.ok) return refusedBy(capability, result.refusal);
    await rememberUnderKey(tx, caller, capability, draft, options, result.value, uses.clock.now());
    return {
      kind: 'answer',
      output: result.value,
      answer: capability.answer(result.value, speechOf(uses, caller)),
    };
  });
}

export function createCounter(uses: CounterUses): Counter {
  return {
    catalogue: uses.catalogue,
    call: async (id, caller, input, options = {}) => {
      const capability = uses.catalogue.get(id);
      if (!capability) return { kind: 'unknown_capability' };
      const parsed = capability.input.safeParse(input);
      if (!parsed.success) {
        return {
          kind: 'malformed',
          issues: parsed.error.issues.map((issue) => ({
            path: issue.path.join('.'),
            message: issue.message,
          })),
        };
      }
      const completion = await capability.complete(caller, parsed.data);
      if (completion.status === 'needs') return { kind: 'needs', need: completion.need };
      if (completion.status === 'refused') return refusedBy(capability, completion.refusal);
      const { draft } = completion;
      if (options.idempotencyKey !== undefined) {
        const before = await recall(uses, uses.db, capability, caller, draft, options.idempotencyKey);
        if (before) return before;
      }
      return capability.authority === 'customer-confirms'
        ? propose(uses, capability, caller, draft, options)
        : perform(uses, capability, caller, draft, options);
    },
  };
}
