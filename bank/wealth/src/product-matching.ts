import type { Product } from './product.ts';

const digits: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

const traditional: Readonly<Record<string, string>> = {
  寶: '宝',
  穩: '稳',
  號: '号',
  盤: '盘',
  債: '债',
  國: '国',
  華: '华',
  滬: '沪',
  長: '长',
  選: '选',
  興: '兴',
  趨: '趋',
  勢: '势',
  醫: '医',
  療: '疗',
  貨: '货',
  幣: '币',
  黃: '黄',
  標: '标',
  紅: '红',
  鑫: '鑫',
  贏: '赢',
  靈: '灵',
  錢: '钱',
  開: '开',
  財: '财',
  產: '产',
  檔: '档',
  儲: '储',
  蘇: '苏',
  納: '纳',
  證: '证',
  數: '数',
  養: '养',
};

const fillers = /(?:产品|那个|这个|那只|这只|那款|这款|那支|这支|一点|的|呢|吧|啊)/gu;

/** A name as it is compared: simplified, digits as figures, without spaces, punctuation and small words. */
export const foldName = (text: string): string =>
  [...text.normalize('NFKC').toLowerCase()]
    .map((character) => traditional[character] ?? character)
    .join('')
    .replace(/(?<=\d|[a-z一-鿿])一百八十(?=天)/gu, '180')
    .replace(/九十(?=天)/gu, '90')
    .replace(/三十(?=天)/gu, '30')
    .replace(/[零〇一二两三四五六七八九]/gu, (character) => digits[character] ?? character)
    .replace(fillers, '')
    .replace(/[\s,。,.、!?!?“”"'()()*&+-]/gu, '');

const namesOf = (product: Product): readonly string[] =>
  [product.name.zh, product.name.en, ...product.aliases].map(foldName);

export type Match =
  | { readonly kind: 'one'; readonly product: Product }
  | { readonly kind: 'several'; readonly products: readonly Product[] }
  | { readonly kind: 'none'; readonly similar: readonly Product[] };

const found = (products: readonly Product[]): Match | undefined => {
  const [only] = products;
  if (!only) return undefined;
  return products.length === 1 ? { kind: 'one', product: only } : { kind: 'several', products };
};

/** Products that share two characters in a row with what was said, those with most first. */
function similarTo(products: readonly Product[], said: string): readonly Product[] {
  const pairs = [...said].slice(1).map((second, index) => `${[...said][index] ?? ''}${second}`);
  return products
    .map((product) => ({
      product,
      shared: pairs.filter((pair) => namesOf(product).some((name) => name.includes(pair))).length,
    }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 4)
    .map(({ product }) => product);
}

/**
 * Which product a name means: its code, its name, what people call it, or a part of its name that no other has. A name
 * that is longer than ours is another product; it only offers what is like it.
 */
export function matchProduct(products: readonly Product[], spoken: string): Match {
  const byCode = products.find(({ code }) => code === spoken.trim());
  if (byCode) return { kind: 'one', product: byCode };
  const said = foldName(spoken);
  if (said === '') return { kind: 'none', similar: [] };
  const exact = products.filter((product) => namesOf(product).includes(said));
  const ours = products.filter((product) =>
    namesOf(product).includes(said.replace(/^伴行|理财$|基金$/gu, '')),
  );
  const part = said.length >= 2 ? products.filter((product) => foldName(product.name.zh).includes(said)) : [];
  return found(exact) ?? found(ours) ?? found(part) ?? { kind: 'none', similar: similarTo(products, said) };
}

const kindPatterns: readonly (readonly [RegExp, (product: Product) => boolean])[] = [
  [/存款|定期|存单|deposit/iu, () => false],
  [
    /货币|货基|现金管理|活期|money market|money fund/iu,
    ({ kind, types }) => kind === 'cash' || types.includes('货币'),
  ],
  [/可转债|convertible/iu, ({ types }) => types.includes('可转债基金')],
  [/债券基金|债基|债券型|纯债|bond fund/iu, ({ types }) => types.includes('债券基金')],
  [/储蓄国债|电子式/u, ({ types }) => types.includes('储蓄国债')],
  [/国债|treasury/iu, ({ types }) => types.includes('国债')],
  [/地方债|政府债|municipal/iu, ({ types }) => types.includes('地方债')],
  [/柜台|债券|债|bond/iu, ({ kind }) => kind === 'bond'],
  [/养老/u, ({ types }) => types.includes('养老')],
  [/qdii|海外|美股|美元|overseas|global/iu, ({ types }) => types.includes('QDII')],
  [/指数|etf|index/iu, ({ types }) => types.includes('指数基金') || types.includes('ETF')],
  [/股票|权益|偏股|equity|stock/iu, ({ types, mix }) => types.includes('股票型') || mix.equity > 60],
  [/混合|平衡|balanced|mixed/iu, ({ types }) => types.includes('混合') || types.includes('混合基金')],
  [/黄金|积存金|金条|贵金属|gold/iu, ({ types }) => types.includes('黄金')],
  [/固收|固定收益|fixed income/iu, ({ types }) => types.includes('固收') || types.includes('固收+')],
  [/封闭/u, ({ types }) => types.includes('封闭')],
  [/基金|fund/iu, ({ kind, types }) => kind === 'fund' || types.includes('基金')],
  [/理财|wealth/iu, ({ kind }) => kind === 'cash' || kind === 'fixed'],
];

/** Does a product belong to a kind as people name it (理财, 债券基金, 黄金)? Undefined when the words name no kind. */
export function kindTest(spoken: string): ((product: Product) => boolean) | undefined {
  const folded = spoken.normalize('NFKC').toLowerCase();
  const simple = [...folded].map((character) => traditional[character] ?? character).join('');
  return kindPatterns.find(([pattern]) => pattern.test(simple))?.[1];
}
