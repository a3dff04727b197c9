import type { CustomerId } from '@banxing/capability';
import type { Id } from '@banxing/kernel';
import type { RelationKind } from './relation-kind.ts';
import { relationWords } from './relation-words.ts';
import { foldSpoken } from './spoken.ts';

export type RelativeId = Id<'rel'>;

/** A person of the customer's family. */
export interface Relative {
  readonly id: RelativeId;
  readonly customer: CustomerId;
  readonly kind: RelationKind;
  readonly name: string;
  /** What the customer calls this person: 妈, 老妈. Two people may be called the same. */
  readonly called: readonly string[];
  /** The relative's own customer id, when they bank here too. */
  readonly relative: CustomerId | null;
}

export type NewRelative = Omit<Relative, 'id'> & { readonly id?: RelativeId };

export type RelativeRefusal =
  | { readonly code: 'customer_unknown'; readonly customer: string }
  | { readonly code: 'relative_of_oneself'; readonly customer: string };

const kindsOf = new Map<string, readonly RelationKind[]>();
for (const [kinds, spellings] of relationWords) {
  for (const spelling of spellings.split(' ')) {
    const folded = foldSpoken(spelling);
    if (!kindsOf.has(folded)) kindsOf.set(folded, kinds);
  }
}

// 我妈, 俺家闺女, 我那口子, my mom; 阿拉囡囡 is Shanghai's "our". Longer ones before those that they begin with.
const possessives =
  '我们家 咱们家 我家里 我屋里 我老家的 我屋 我家 俺家 咱家 偶家 我们 咱们 我的 俺的 我那个 我那 我嘅 我个 俺 咱 偶 阮 额 我 你 您 阿拉 伲 吾 自家 my our'.split(
    ' ',
  );
// 大儿子, 二闺女, 四叔, 小姨: order among siblings says who, not what.
const order = /^(?:大|二|三|四|五|六|七|八|小|老|幺|满|细)/u;

// 亲弟弟, 老家的弟弟, 外地的闺女: more about somebody whose relation is said anyway.
const qualifier = /^(?:亲|老家的|老家|外地的|乡下的|城里的|好)/u;
// 老孙 is Mr Sun and 小郎 nobody's son-in-law: after an order, of the single signs only these are relatives.
const singleKin = new Set('妈爸爹娘哥弟姐妹叔伯舅姑姨婶奶爷姥侄崽'.split(''));

const lookUp = (text: string): readonly RelationKind[] =>
  kindsOf.get(text) ?? (text.endsWith('儿') ? kindsOf.get(text.slice(0, -1)) : undefined) ?? [];

/** The word for a relative without 我, 俺家, my: what is left is how the person is called. */
export function relationCore(spoken: string): string {
  const folded = foldSpoken(spoken).replace(/(?:大人|她老人家|他老人家)$/u, '');
  // 俺娘 stands in the table whole; so does 额娘, whose first sign is a possessive elsewhere.
  if (lookUp(folded).length > 0) return folded;
  const bare = possessives
    .filter((possessive) => folded.startsWith(possessive) && folded.length > possessive.length)
    .map((possessive) => folded.slice(possessive.length));
  return bare.find((core) => kindsOfCore(core).length > 0) ?? bare[0] ?? folded;
}

function kindsOfCore(core: string): readonly RelationKind[] {
  const whole = lookUp(core);
  if (whole.length > 0) return whole;
  const unqualified = core.replace(qualifier, '');
  if (unqualified !== core && unqualified.length > 0) return kindsOfCore(unqualified);
  const unordered = core.replace(order, '');
  return unordered.length > 1 || singleKin.has(unordered) ? lookUp(unordered) : [];
}

/**
 * Which kinds of relative a word means, likelier first: 我妈, 老妈, 姆妈, `my mom` are `['mother']`; `brother` is either
 * brother. Empty when it names nobody of a family: a name, a friend, 张阿姨.
 */
export const relationFromWords = (spoken: string): readonly RelationKind[] =>
  kindsOfCore(relationCore(spoken));

/** Those of a family whom a spoken word may mean: called so by the customer, else of the first kind that somebody is. */
export function relativesMeant<R extends Pick<Relative, 'kind' | 'called' | 'name'>>(
  family: readonly R[],
  spoken: string,
): readonly R[] {
  const folded = foldSpoken(spoken);
  const core = relationCore(spoken);
  const called = family.filter((person) =>
    [person.name, ...person.called].some(
      (name) => foldSpoken(name) === folded || relationCore(name) === core,
    ),
  );
  if (called.length > 0) return called;
  const kinds = relationFromWords(spoken);
  // 爸妈 and 孩子 mean everybody of those kinds at once, so the choice is the customer's.
  return family.filter((person) => kinds.includes(person.kind));
}
