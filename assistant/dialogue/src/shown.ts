import type { Card } from '@banxing/cards';
import type { DialogueCommand } from './dialogue-command.ts';
import type { Heard } from './heard.ts';
import { ordinalIn } from './references.ts';
import type { Request } from './requests.ts';
import type { DialogueState, Shown } from './state.ts';

/** What the items of a card are called when they are spoken of again, and what asking for one of them means. */
const kinds: Readonly<Partial<Record<Card['type'], { readonly slot: string; readonly ask: string | null }>>> =
  {
    products: { slot: 'product', ask: 'wealth.product_detail' },
    product: { slot: 'product', ask: 'wealth.product_detail' },
    compare: { slot: 'product', ask: 'wealth.product_detail' },
    holdings: { slot: 'product', ask: 'wealth.product_detail' },
    coupons: { slot: 'activity', ask: null },
    branches: { slot: 'place', ask: null },
  };

/** The things that an answer put before the customer, for 第二个 and 这个 later on. */
export function shownIn(cards: readonly Card[]): Shown | undefined {
  for (const card of cards) {
    const kind = kinds[card.type];
    if (!kind || !('items' in card) || card.type === 'loan') continue;
    const names = (card.items ?? []).map((item) => ('title' in item ? item.title : '')).filter(Boolean);
    if (names.length > 0) return { card: card.type, ...kind, names };
    if (card.type === 'product' && card.title !== undefined)
      return { card: card.type, ...kind, names: [card.title] };
  }
  return undefined;
}

const position = '第?([一二两三四五六七八九十]|\\d)\\s*(?:个|款|只|种|张|项|号)';
const twoOfThem = new RegExp(`${position}.{0,4}?(?:和|跟|与|同|还有|比|、|,)\\s*.{0,3}?${position}`, 'u');
const twoInEnglish =
  /\b(first|second|third|fourth|fifth)\b.{0,20}\band\b.{0,10}\b(first|second|third|fourth|fifth)\b/iu;
const firstTwo = /^.{0,6}(?:这|那|前)(?:两|二|2)(?:个|款|只|种)|\b(?:these|those|the) two\b|\bboth\b/iu;
const points =
  /(?:^|[^一二三])(?:这|那)(?:个(?!月|星期|礼拜|周|季)|款|只|种|张|支|家|样)|(?:^|[买投问看把])它|上面(?:那|这)(?:个|款)|刚才(?:那|说的|的)(?:个|款)?|\b(?:this|that) (?:one|product|fund)\b|\bit\b/iu;
const vagueName =
  /^(?:第.{1,2}[个款只种]|这|那|它|这[个款只种]|那[个款只种]|上面那[个款]|刚才那[个款]|it|this|that|(?:the )?(?:first|second|third)(?: one)?|this one|that one)$/iu;

function namesAt(text: string, names: readonly string[]): readonly string[] {
  const pair = twoOfThem.exec(text) ?? twoInEnglish.exec(text);
  if (pair) {
    const found = [pair[1], pair[2]].map(
      (word) =>
        ordinalIn(`第${word ?? ''}个`, names.length) ?? ordinalIn(`the ${word ?? ''} one`, names.length),
    );
    return found.flatMap((at) => (at === undefined ? [] : [names[at] ?? []].flat()));
  }
  if (firstTwo.test(text) && names.length >= 2) return names.slice(0, 2);
  const at = ordinalIn(text, names.length);
  const one = at === undefined ? undefined : names[at];
  return one === undefined ? [] : [one];
}

/** Requests about one thing, for which the thing just spoken of is meant when none is named. */
const aboutOne = /^(?:wealth\.(?:product_detail|buy|plan_create|redeem)|bond\.buy|rights\.claim)$/u;
const leaning = 16;

/** Puts the name of what was shown in the place of 第二个, 这个, 它, or of nothing at all. */
export function withFocus(heard: Heard, state: DialogueState, request: Request): Request {
  const { shown } = state;
  if (!shown || !heard.reader.slotsOf(request.intent).includes(shown.slot)) return request;
  const { text } = heard;
  const said = request.slots[shown.slot];
  if (said !== undefined && !vagueName.test(said)) return request;
  const named = namesAt(request.said ?? text, shown.names);
  const second = `${shown.slot}_2`;
  if (named.length === 2 && heard.reader.slotsOf(request.intent).includes(second)) {
    return {
      ...request,
      slots: { ...request.slots, [shown.slot]: named[0] ?? '', [second]: named[1] ?? '' },
    };
  }
  const only = named[0] ?? (shown.names.length === 1 ? shown.names[0] : (state.focus ?? undefined));
  const leans =
    said !== undefined ||
    named.length > 0 ||
    points.test(text) ||
    (aboutOne.test(request.intent) && text.length <= leaning);
  if (only === undefined || !leans) {
    if (said === undefined) return request;
    const { [shown.slot]: _, ...rest } = request.slots;
    return { ...request, slots: rest };
  }
  return { ...request, slots: { ...request.slots, [shown.slot]: only } };
}

const compares = /比|哪个|哪款|区别|不同|差别|compare|which|difference|better/iu;
const asksMore = /怎么样|介绍|说说|讲讲|详细|看看|看一下|了解|如何|咋样|tell me|more about|details?/iu;
const bare =
  /^(?:就|要|选|看|那|嗯|好|的|,|\s)*(?:第.{1,2}[个款只种张]|最后一[个款]|the \w+ one)(?:吧|呢|的|呗|\?|。|!)*$/iu;

/** 第二个, 第一个和第三个哪个好: asks about what was just shown. */
export function asksOfShown(heard: Heard, state: DialogueState): DialogueCommand[] | undefined {
  const { shown } = state;
  if (!shown || state.frame || heard.text.length > (/\p{Script=Han}/u.test(heard.text) ? 24 : 56))
    return undefined;
  const named = namesAt(heard.text, shown.names);
  if (
    named.length === 2 &&
    compares.test(heard.text) &&
    shown.slot === 'product' &&
    heard.authorityOf('wealth.product_compare')
  ) {
    return [
      {
        kind: 'start',
        intent: 'wealth.product_compare',
        slots: { product: named[0] ?? '', product_2: named[1] ?? '' },
      },
    ];
  }
  const asks = bare.test(heard.text.trim()) || (asksMore.test(heard.text) && named.length === 1);
  if (!asks || named.length !== 1 || shown.ask === null || heard.authorityOf(shown.ask) === undefined)
    return undefined;
  return [{ kind: 'start', intent: shown.ask, slots: { [shown.slot]: named[0] ?? '' } }];
}
