import type { Answer, CallResult, CustomerCaller } from '@banxing/capability';
import type { Card } from '@banxing/cards';
import type { Clock, Locale } from '@banxing/kernel';
import type { Entities, Recogniser } from '@banxing/understanding';
import { find, indexed, type Indexed, type Thing } from './finding.ts';

/** A capability as the search needs it. */
export interface Listed {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly about: { readonly zh: string; readonly en: string };
  readonly authority: 'reads' | 'interface' | 'customer-confirms';
}

export interface SearchUses {
  readonly clock: Clock;
  readonly recogniser: Recogniser;
  readonly capabilities: () => readonly Listed[];
  readonly call: (id: string, caller: CustomerCaller, input: unknown) => Promise<CallResult>;
  readonly entitiesOf: (caller: CustomerCaller) => Promise<Entities>;
}

/** What the box shows for a text: the answer itself when it is a question, and what is called like it. */
export interface Found {
  readonly answer: { readonly intent: string; readonly text: string; readonly cards: readonly Card[] } | null;
  readonly things: readonly Thing[];
}

export interface Search {
  /** Searches as this customer. Changes nothing. */
  find(caller: CustomerCaller, text: string): Promise<Found>;
}

/** Below this a question is not answered unasked. */
const sureEnough = 0.75;
const shortestQuestion = 2;
const mostOfAKind = 5;

const nothing: Found = { answer: null, things: [] };

const functionThing = ({ id, title, about }: Listed, locale: Locale): Thing => ({
  kind: 'function',
  id,
  title: title[locale],
  detail: about[locale],
  words: [title.zh, title.en, id],
  action: `open:/functions/${id}`,
});

const payeeThing = (name: string, locale: Locale): Thing => ({
  kind: 'payee',
  id: `payee:${name}`,
  title: name,
  action: locale === 'zh' ? `say:给${name}转账` : `say:Send money to ${name}`,
});

const answered = (result: CallResult): Answer | undefined =>
  result.kind === 'answer' ? result.answer : undefined;

function entryThings(cards: readonly Card[]): readonly Thing[] {
  return cards.flatMap((card) =>
    card.type !== 'entries'
      ? []
      : card.entries.slice(0, mostOfAKind).map((entry) => ({
          kind: 'entry' as const,
          id: entry.id,
          title: entry.counterparty === '' ? entry.memo : entry.counterparty,
          detail: `${entry.at.slice(0, 10)} · ${entry.direction === 'out' ? '−' : '+'}${entry.amount.replace(/^-/u, '')}`,
          action: `say:${entry.counterparty === '' ? entry.memo : entry.counterparty}`,
        })),
  );
}

function productThings(cards: readonly Card[], locale: Locale): readonly Thing[] {
  return cards.flatMap((card) =>
    card.type !== 'products'
      ? []
      : (card.items ?? []).map((item) => ({
          kind: 'product' as const,
          id: item.id,
          title: item.title,
          ...(item.subtitle === undefined ? {} : { detail: item.subtitle }),
          action: locale === 'zh' ? `say:${item.title}怎么样` : `say:Tell me about ${item.title}`,
        })),
  );
}

/** Builds the search over everything that the bank can do and the signed-in customer may see. */
export function createSearch(uses: SearchUses): Search {
  const index = new Map<Locale, readonly Indexed[]>();
  const functionsIn = (locale: Locale): readonly Indexed[] => {
    const known =
      index.get(locale) ?? uses.capabilities().map((each) => indexed(functionThing(each, locale)));
    index.set(locale, known);
    return known;
  };
  const reads = (id: string): boolean =>
    uses.capabilities().some((each) => each.id === id && each.authority === 'reads');

  async function answerTo(caller: CustomerCaller, text: string, entities: Entities) {
    const heard = uses.recogniser.understand(text, { now: uses.clock.now(), entities });
    const near = [heard, ...heard.alternatives].filter(({ confidence }) => confidence >= 0.1);
    const meant = near.map(({ intent }) => intent as string);
    if (heard.confidence < sureEnough || !reads(heard.intent) || heard.intent.startsWith('app.')) {
      return { answer: null, meant };
    }
    const answer = answered(await uses.call(heard.intent, caller, heard.slots));
    return {
      answer: answer ? { intent: heard.intent, text: answer.text, cards: answer.cards } : null,
      meant,
    };
  }

  async function cardsOf(caller: CustomerCaller, id: string, input: unknown): Promise<readonly Card[]> {
    if (!reads(id)) return [];
    return answered(await uses.call(id, caller, input))?.cards ?? [];
  }

  return {
    find: async (caller, text) => {
      const typed = text.trim();
      if (typed === '' || typed.length > 100) return nothing;
      const { locale } = caller;
      const entities = await uses.entitiesOf(caller);
      const asks = typed.length >= shortestQuestion;
      const { answer, meant } = asks ? await answerTo(caller, typed, entities) : { answer: null, meant: [] };
      const [entries, products] = asks
        ? await Promise.all([
            cardsOf(caller, 'account.transactions', { counterparty: typed }),
            cardsOf(caller, 'wealth.product_list', {}),
          ])
        : [[], []];
      const functions = functionsIn(locale);
      const called = find(functions, typed, mostOfAKind);
      const near = functions
        .map(({ thing }) => thing)
        .filter(({ id }) => meant.includes(id) && !called.some((thing) => thing.id === id));
      const things = [
        ...called,
        ...near.slice(0, 2),
        ...find(
          (entities.payees ?? []).map((name) => indexed(payeeThing(name, locale))),
          typed,
          mostOfAKind,
        ),
        ...find(productThings(products, locale).map(indexed), typed, mostOfAKind),
        ...(answer?.intent === 'account.transactions' ? [] : entryThings(entries)),
      ];
      return { answer, things };
    },
  };
}
