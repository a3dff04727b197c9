import { expect, it } from 'vitest';
import { typeMeant } from './account-types.ts';

const meant = (said: string): string => {
  const found = typeMeant(said);
  return found.kind === 'one' ? found.type.code : found.kind;
};

it.each([
  ['II', '二类户 二类账户 Ⅱ类户 II类户 2类户 电子账户 II class2 二類戶'],
  ['III', '三类户 Ⅲ类户 3类账户 III 小额账户 零钱账户'],
  ['USD', '美元账户 美金户 USD usd 美元外币户'],
  ['HKD', '港币账户 港元户 HKD'],
  ['foreign', '外币户 外币账户 外幣戶'],
  ['first_class', '一类户 Ⅰ类账户'],
  ['pension', '个人养老金账户 养老金户'],
  ['unknown', '账户 股票账户 随便'],
])('%s is meant by %s', (code, said) => {
  for (const text of said.split(' ')) expect(`${text}: ${meant(text)}`).toBe(`${text}: ${code}`);
});
