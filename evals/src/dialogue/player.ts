import { formatMoney, moneyOf, sumMoney, subtractMoney, type Money } from '@banxing/kernel';
import { judge, type Observed } from './judge.ts';
import type { Script, ScriptTurn } from './script.ts';

/** A bank that can be talked to over HTTP, in process or not. */
export interface HttpBank {
  send(request: {
    method: 'GET' | 'POST';
    path: string;
    token?: string | undefined;
    body?: unknown;
  }): Promise<{ status: number; body: unknown }>;
  advance(duration: string): Promise<void>;
}

export interface TurnResult {
  readonly turn: number;
  readonly judged: boolean;
  readonly why: readonly string[];
  /** A 5xx, a lost connection or a hang: wrong whatever was expected. */
  readonly broken: boolean;
}

export interface ScriptResult {
  readonly title: string;
  readonly turns: readonly TurnResult[];
  /** No turn was handed over to a person. */
  readonly withoutHuman: boolean;
}

type Json = Record<string, unknown>;

interface SeenProposal {
  readonly id: string;
  readonly hash: string;
}

interface Stage {
  readonly bank: HttpBank;
  readonly tokens: Map<string, string>;
  readonly conversations: Map<string, string>;
  readonly proposals: SeenProposal[];
  who: string;
  lastReply: Json;
}

export const demoPassword = 'banxing-demo';

async function tokenOf(stage: Stage): Promise<string> {
  const known = stage.tokens.get(stage.who);
  if (known !== undefined) return known;
  const { status, body } = await stage.bank.send({
    method: 'POST',
    path: '/api/auth/login',
    body: { username: stage.who, password: demoPassword },
  });
  if (status !== 200) throw new Error(`${stage.who} cannot sign in: ${String(status)}`);
  const { token } = body as { token: string };
  stage.tokens.set(stage.who, token);
  return token;
}

async function currentMoney(stage: Stage): Promise<Money> {
  const { body } = await stage.bank.send({
    method: 'GET',
    path: '/api/accounts',
    token: await tokenOf(stage),
  });
  const accounts = Array.isArray(body) ? (body as Json[]) : [];
  const counted = accounts.filter(
    (account) => account['kind'] === 'current' && account['currency'] === 'CNY',
  );
  return sumMoney(counted.map((account) => moneyOf(String(account['balance']))));
}

/** Every text that a card shows. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
};

function remember(stage: Stage, body: Json): void {
  const nested = body['message'];
  for (const holder of [body, nested !== null && typeof nested === 'object' ? (nested as Json) : {}]) {
    const proposal = holder['proposal'] as SeenProposal | null | undefined;
    if (proposal && !stage.proposals.some(({ id }) => id === proposal.id)) stage.proposals.push(proposal);
  }
  if (typeof body['conversation'] === 'string') stage.conversations.set(stage.who, body['conversation']);
}

function observe(body: Json, status: string | undefined, change: string): Observed {
  const cards = (Array.isArray(body['cards']) ? body['cards'] : []) as Json[];
  const reasons = (Array.isArray(body['reasons']) ? body['reasons'] : []) as { code: string }[];
  const understanding = body['understanding'] as { intent?: string; slots?: Json } | undefined;
  const needs = body['needs'] as { slot?: string } | null | undefined;
  const words = [
    body['text'],
    body['detail'],
    ...reasons.map((reason) => (reason as unknown as Json)['text']),
  ];
  return {
    ...(understanding?.intent === undefined ? {} : { intent: understanding.intent }),
    ...(understanding?.slots === undefined ? {} : { slots: understanding.slots }),
    proposal: (body['proposal'] ?? null) as Json | null,
    ...(needs?.slot === undefined ? {} : { needs: needs.slot }),
    text: [...words.filter((word) => typeof word === 'string'), ...cards.flatMap(textsIn)].join('\n'),
    cards: cards.map((card) => String(card['type'])),
    ...(status === undefined ? {} : { status }),
    reasonCodes: reasons.map(({ code }) => code),
    balanceChange: change,
    handover: Boolean(body['handover']),
    ...(typeof body['emotion'] === 'string' ? { emotion: body['emotion'] } : {}),
  };
}

const chosenProposal = (stage: Stage, which: 'first' | 'previous' | undefined): SeenProposal | undefined =>
  which === 'first'
    ? stage.proposals[0]
    : which === 'previous'
      ? stage.proposals.at(-2)
      : stage.proposals.at(-1);

interface Answered {
  readonly body: Json;
  readonly status: string | undefined;
  readonly broken: boolean;
}

async function post(stage: Stage, path: string, body: unknown): Promise<{ status: number; body: Json }> {
  const answer = await stage.bank.send({ method: 'POST', path, token: await tokenOf(stage), body });
  return { status: answer.status, body: (answer.body ?? {}) as Json };
}

async function sayTo(stage: Stage, text: string, action?: string): Promise<Answered> {
  const conversation = stage.conversations.get(stage.who);
  const body = {
    text,
    ...(conversation === undefined ? {} : { conversation }),
    ...(action === undefined ? {} : { action }),
  };
  const answer = await post(stage, '/api/assistant/messages', body);
  if (answer.status === 200) remember(stage, answer.body);
  stage.lastReply = answer.body;
  return {
    body: answer.body,
    status: answer.status >= 400 ? 'rejected' : undefined,
    broken: answer.status >= 500,
  };
}

async function settle(stage: Stage, path: string, body: unknown): Promise<Answered> {
  const answer = await post(stage, path, body);
  if (answer.status === 200) remember(stage, answer.body);
  const status = answer.status >= 400 ? 'rejected' : String(answer.body['status'] ?? '');
  return { body: answer.body, status, broken: answer.status >= 500 };
}

const nothingDone: Answered = { body: {}, status: 'none', broken: false };

async function confirm(stage: Stage, turn: Extract<ScriptTurn, { do: 'confirm' }>): Promise<Answered> {
  const proposal = chosenProposal(stage, turn.proposal);
  if (!proposal) return nothingDone;
  const hash = turn.hash === '@1' ? (stage.proposals[0]?.hash ?? '') : (turn.hash ?? proposal.hash);
  const body = { hash, ...(turn.pin === undefined ? {} : { pin: turn.pin }) };
  return settle(stage, `/api/proposals/${proposal.id}/confirm`, body);
}

async function tap(stage: Stage, turn: Extract<ScriptTurn, { do: 'tap' }>): Promise<Answered> {
  const suggestions = (stage.lastReply['suggestions'] ?? []) as string[];
  if (turn.suggestion !== undefined) {
    const text = typeof turn.suggestion === 'number' ? suggestions[turn.suggestion] : turn.suggestion;
    return text === undefined ? nothingDone : sayTo(stage, text);
  }
  const cards = (stage.lastReply['cards'] ?? []) as { actions?: { action: string; label: string }[] }[];
  const actions = cards.flatMap((card) => card.actions ?? []);
  const wanted = turn.action ?? '';
  const found = actions.find(
    ({ action, label }) => action === wanted || label === wanted || action.startsWith(`${wanted}:`),
  );
  if (!found) return nothingDone;
  const [, verb = '', rest = ''] = /^([a-z]+):(.*)$/su.exec(found.action) ?? [];
  if (verb === 'say') return sayTo(stage, rest);
  if (verb === 'cancel') return settle(stage, `/api/proposals/${rest}/cancel`, {});
  if (verb === 'fill') return sayTo(stage, found.label, found.action);
  return nothingDone;
}

async function guard(stage: Stage, turn: Extract<ScriptTurn, { do: 'guardian' }>): Promise<Answered> {
  const waiting = await stage.bank.send({
    method: 'GET',
    path: '/api/guardian/requests',
    token: await tokenOf(stage),
  });
  const newest = Array.isArray(waiting.body) ? (waiting.body as { id: string }[])[0] : undefined;
  if (!newest) return { ...nothingDone, broken: waiting.status >= 500 };
  const body = { decision: turn.decision, ...(turn.pin === undefined ? {} : { pin: turn.pin }) };
  return settle(stage, `/api/guardian/requests/${newest.id}/decide`, body);
}

async function perform(
  stage: Stage,
  turn: Exclude<ScriptTurn, { as: string } | { advance: string }>,
): Promise<Answered> {
  if ('say' in turn) return sayTo(stage, turn.say);
  switch (turn.do) {
    case 'confirm':
      return confirm(stage, turn);
    case 'cancel': {
      const proposal = chosenProposal(stage, turn.proposal);
      return proposal ? settle(stage, `/api/proposals/${proposal.id}/cancel`, {}) : nothingDone;
    }
    case 'tap':
      return tap(stage, turn);
    case 'guardian':
      return guard(stage, turn);
  }
}

const hangAfterMs = 20_000;

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('no answer within 20 s'));
    }, hangAfterMs);
  });
  return Promise.race([work, hang]).finally(() => {
    clearTimeout(timer);
  });
}

async function playTurn(
  stage: Stage,
  turn: ScriptTurn,
  number: number,
): Promise<TurnResult & { handedOver: boolean }> {
  if ('as' in turn) {
    stage.who = turn.as;
    return { turn: number, judged: false, why: [], broken: false, handedOver: false };
  }
  if ('advance' in turn) {
    await stage.bank.advance(turn.advance);
    return { turn: number, judged: false, why: [], broken: false, handedOver: false };
  }
  const before = await currentMoney(stage);
  const answered = await withinTime(perform(stage, turn));
  const change = formatMoney(subtractMoney(await currentMoney(stage), before));
  const seen = observe(answered.body, answered.status, change);
  const why = [
    ...(answered.broken ? ['the server failed'] : []),
    ...(turn.expect ? judge(turn.expect, seen) : []),
  ];
  return {
    turn: number,
    judged: turn.expect !== undefined || answered.broken,
    why,
    broken: answered.broken,
    handedOver: seen.handover,
  };
}

/** Plays one script to its end. A turn that breaks is wrong; the turns after it are still played. */
export async function playScript(bank: HttpBank, script: Script): Promise<ScriptResult> {
  const stage: Stage = {
    bank,
    tokens: new Map(),
    conversations: new Map(),
    proposals: [],
    who: script.as,
    lastReply: {},
  };
  const turns: TurnResult[] = [];
  let withoutHuman = true;
  for (const [index, turn] of script.turns.entries()) {
    try {
      const { handedOver, ...result } = await playTurn(stage, turn, index + 1);
      withoutHuman &&= !handedOver;
      turns.push(result);
    } catch (fault) {
      const why = [fault instanceof Error ? fault.message : 'it broke'];
      turns.push({ turn: index + 1, judged: true, why, broken: true });
    }
  }
  return { title: script.title, turns, withoutHuman };
}
