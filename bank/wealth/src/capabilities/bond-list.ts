import { z } from 'zod';
import { query, ready } from '@banxing/capability';
import { ok, words } from '@banxing/kernel';
import { gradeToday, offeredTo } from '../product-choice.ts';
import { allProducts } from '../product-store.ts';
import { itemOf, lineOf, type ProductLine, spokenLine } from '../say.ts';
import type { WealthUses } from '../uses.ts';

const wordsShape = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  assessed: z.boolean(),
  bonds: z.array(
    z.object({
      code: z.string(),
      name: wordsShape,
      kind: wordsShape,
      risk: wordsShape,
      yield: wordsShape,
      source: wordsShape,
      minimum: z.string(),
      redemption: wordsShape,
    }),
  ),
});

/** 现在有哪些国债可以买. */
export const bondList = (uses: WealthUses) =>
  query<object, object, z.infer<typeof output>, never>({
    id: 'bond.list',
    title: words('国债和柜台债', 'Bonds on sale'),
    about: words(
      '在卖的储蓄国债、记账式国债、地方债、金融债',
      'Savings, treasury, municipal and policy bank bonds on sale',
    ),
    authority: 'reads',
    input: z.object({}),
    output,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    run: async (caller) => {
      const grade = await gradeToday(uses, caller.customer);
      const bonds = (await allProducts(uses.db)).filter(({ kind }) => kind === 'bond');
      const at = uses.clock.now();
      const lines: ProductLine[] = offeredTo(bonds, grade).map((bond) => lineOf(uses.feed, bond, at));
      return ok({ assessed: grade !== undefined, bonds: lines.map((line) => ({ ...line })) });
    },
    answer: ({ bonds, assessed }, { locale }) => {
      const zh = locale === 'zh';
      const lines = bonds.map((line, index) => `${String(index + 1)}. ${spokenLine(line, locale)}`);
      const need = assessed
        ? ''
        : zh
          ? '\n买之前要先做风险测评。'
          : '\nThe risk assessment comes before buying.';
      return {
        text: zh
          ? `现在有 ${String(bonds.length)} 只国债和柜台债可以买:\n${lines.join('\n')}\n可以用银行卡或数字人民币付款。${need}`
          : `${String(bonds.length)} bonds are on sale:\n${lines.join('\n')}\nPay from your account or with e-CNY.${need}`,
        cards: [
          {
            type: 'products',
            title: zh ? '国债和柜台债' : 'Bonds',
            rows: [],
            items: bonds.map((line) => {
              const item = itemOf(line, locale);
              const buy = {
                action: zh ? `say:买国债 ${line.name.zh}` : `say:buy the bond ${line.name.en}`,
                label: zh ? '买' : 'Buy',
              };
              return { ...item, actions: [...(item.actions ?? []).slice(0, 1), buy] };
            }),
            actions: [],
          },
        ],
        suggestions: zh
          ? ['买一万储蓄国债', '第一个什么时候到期', '用数字人民币买']
          : ['Buy 10,000 of savings bonds', 'When does the first one mature'],
      };
    },
  });
