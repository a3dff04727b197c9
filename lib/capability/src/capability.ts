import type { z } from 'zod';
import type { Card } from '@banxing/cards';
import type { Transaction } from '@banxing/database';
import type { Locale, Outcome, Refusal, Words } from '@banxing/kernel';
import type { CustomerCaller, Proof } from './caller.ts';
import type { Completion } from './completion.ts';

/** In which language, at which moment of the bank's clock, something is said. */
export interface Speech {
  readonly locale: Locale;
  readonly now: Date;
}

/** What a person gets to see and hear. */
export interface Answer {
  readonly text: string;
  readonly cards: readonly Card[];
  readonly suggestions?: readonly string[];
}

/** The words of every refusal that a capability can give: a new refusal without words does not compile. */
export type RefusalWords<R extends Refusal> = {
  readonly [Code in R['code']]: (refusal: Extract<R, { code: Code }>) => Words;
};

interface Common<Input, R extends Refusal> {
  /** The id, also the name of the intent that reaches it: `transfer.create`. */
  readonly id: string;
  readonly title: Words;
  /** One sentence for those who choose among capabilities: partners, a language model. */
  readonly about: Words;
  /** What a caller may say. Field names are the slots of the intent; every field is optional, `complete` asks. */
  readonly input: z.ZodType<Input>;
  readonly refusals: RefusalWords<R>;
}

/** Reads and changes nothing. */
export interface Query<
  Input = unknown,
  Draft = unknown,
  Output = unknown,
  R extends Refusal = Refusal,
> extends Common<Input, R> {
  readonly authority: 'reads';
  readonly output: z.ZodType<Output>;
  complete(caller: CustomerCaller, input: Input): Promise<Completion<Draft, R>>;
  run(caller: CustomerCaller, draft: Draft): Promise<Outcome<Output, R>>;
  answer(output: Output, speech: Speech): Answer;
}

/** Changes only what the customer sees or is told (settings, reminders, complaints): done at once, undone as easily. */
export interface Setting<
  Input = unknown,
  Draft = unknown,
  Output = unknown,
  R extends Refusal = Refusal,
> extends Common<Input, R> {
  readonly authority: 'interface';
  readonly output: z.ZodType<Output>;
  complete(caller: CustomerCaller, input: Input): Promise<Completion<Draft, R>>;
  perform(tx: Transaction, caller: CustomerCaller, draft: Draft): Promise<Outcome<Output, R>>;
  answer(output: Output, speech: Speech): Answer;
}

/** What will happen, exactly, for the customer to agree to. Details are JSON; amounts are decimal strings. */
export interface Statement {
  readonly summary: Words;
  readonly details: Readonly<Record<string, unknown>>;
}

/** The body of the confirmation card; the counter adds proposal, hash, proofs and expiry. */
export interface ConfirmBody {
  readonly title: string;
  readonly headline?: { readonly amount: string; readonly currency: string };
  readonly payee?: { readonly name: string; readonly tail: string; readonly bank: string };
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly caution?: string;
  readonly confirmLabel: string;
}

/** A confirmed proposal on its way to being done. `id` is the idempotency key of every posting that it makes. */
export interface Mandate<Draft> {
  readonly id: string;
  readonly draft: Draft;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Money, limits, rights, credentials, consents: only ever proposed, and done when the customer confirms the statement. */
export interface Command<
  Input = unknown,
  Draft = unknown,
  Done = unknown,
  R extends Refusal = Refusal,
> extends Common<Input, R> {
  readonly authority: 'customer-confirms';
  /** The complete, resolved input as it is frozen in the proposal; JSON. */
  readonly draft: z.ZodType<Draft>;
  /** What was done, as kept in the receipt; JSON. */
  readonly done: z.ZodType<Done>;
  complete(caller: CustomerCaller, input: Input): Promise<Completion<Draft, R>>;
  /** Which proofs the draft demands. */
  proof(caller: CustomerCaller, draft: Draft): Promise<readonly Proof[]>;
  /** States what will happen. The counter also rehearses `execute`, so a draft that cannot be done is refused now. */
  state(caller: CustomerCaller, draft: Draft): Promise<Outcome<Statement, R>>;
  execute(tx: Transaction, caller: CustomerCaller, mandate: Mandate<Draft>): Promise<Outcome<Done, R>>;
  /** The draft as it is carried out at a later moment than it was confirmed for; the same draft when absent. */
  later?(draft: Draft, at: Date): Draft;
  confirmation(statement: Statement, speech: Speech): ConfirmBody;
  receipt(done: Done, statement: Statement, speech: Speech): Answer;
}

export type Capability = Query | Setting | Command;

/*
 * Each declaration is checked whole where it is written. The catalogue holds them with their own types forgotten: it
 * hands a capability only what that capability's own schemas have parsed.
 */
export const query = <Input, Draft, Output, R extends Refusal>(
  declared: Query<Input, Draft, Output, R>,
): Capability => declared as unknown as Query;

export const setting = <Input, Draft, Output, R extends Refusal>(
  declared: Setting<Input, Draft, Output, R>,
): Capability => declared as unknown as Setting;

export const command = <Input, Draft, Done, R extends Refusal>(
  declared: Command<Input, Draft, Done, R>,
): Capability => declared as unknown as Command;
