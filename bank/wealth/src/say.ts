import type { CardOf } from '@banxing/cards';
import { formatMoneyForPeople, type Locale, money, moneyOf, type Words, words } from '@banxing/kernel';
import type { MarketFeed } from './market/feed.ts';
import { yieldOf } from './performance.ts';
import { kindNames, type Product, redemptionWords, riskNames, riskOf } from './product.ts';

export const yuan = (fen: bigint): string => formatMoneyForPeople(money(fen));

/** For the decimal strings of details. */
export const yuanOf = (amount: string): string => formatMoneyForPeople(moneyOf(amount));

/** Gains and losses carry their sign. */
export const signedYuan = (fen: bigint): string => `${fen > 0n ? '+' : ''}${yuan(fen)}`;

/** Stands under everything that shows what a product has yielded. */
export const noPromise: Words = words(
  '过往业绩不代表以后,收益会有高有低。',
  'What has been says nothing of what will be; results go up and down.',
);

type Item = NonNullable<CardOf<'products'>['items']>[number];

/** A product as lists show it, in the reader's language. */
export interface ProductLine {
  readonly code: string;
  readonly name: Words;
  readonly kind: Words;
  readonly risk: Words;
  readonly yield: Words;
  readonly source: Words;
  readonly minimum: string;
  readonly redemption: Words;
}

export function lineOf(feed: MarketFeed, product: Product, at: Date): ProductLine {
  const { said, source } = yieldOf(feed, product, at);
  return {
    code: product.code,
    name: product.name,
    kind: kindNames[product.kind],
    risk: riskNames[riskOf(product)],
    yield: said,
    source,
    minimum: yuan(product.minimum).replace(/\.00$/u, ''),
    redemption: redemptionWords(product),
  };
}

export function itemOf(line: ProductLine, locale: Locale): Item {
  const zh = locale === 'zh';
  const name = line.name[locale];
  return {
    id: line.code,
    title: name,
    subtitle: `${line.kind[locale]} · ${line.risk[locale]}`,
    value: line.yield[locale],
    rows: [
      { label: zh ? '起购' : 'From', value: zh ? `${line.minimum} 元` : `¥${line.minimum}` },
      { label: zh ? '取钱' : 'Getting it back', value: line.redemption[locale] },
      { label: zh ? '数据来源' : 'Source', value: line.source[locale] },
    ],
    actions: [
      { action: zh ? `say:${name}怎么样` : `say:tell me about ${name}`, label: zh ? '看详情' : 'Details' },
      { action: zh ? `say:买${name}` : `say:buy ${name}`, label: zh ? '买' : 'Buy' },
    ],
  };
}

/** One product in a spoken sentence. */
export const spokenLine = (line: ProductLine, locale: Locale): string =>
  locale === 'zh'
    ? `${line.name.zh}(${line.risk.zh}),${line.yield.zh},${line.minimum} 元起,${line.redemption.zh}`
    : `${line.name.en} (${line.risk.en}), ${line.yield.en}, from ¥${line.minimum}, ${line.redemption.en}`;
