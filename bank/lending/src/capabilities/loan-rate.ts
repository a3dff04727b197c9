import { z } from 'zod';
import { type Answer, type Completion, needs, query, ready, type Speech } from '@banxing/capability';
import { formatMoney, money, moneyOf, ok, words } from '@banxing/kernel';
import { loanKinds, type LoanProduct, productsNamed } from '../loan-product.ts';
import { methodNames, termWords, yuan } from '../loan-speech.ts';
import { openProducts } from '../loan-store.ts';
import { repaymentMethods } from '../repayment-schedule.ts';
import type { LendingUses } from '../uses.ts';

type Uses = Pick<LendingUses, 'db'>;

const input = z.object({ loan_type: z.string().optional() });
interface Draft {
  /** Product codes asked about; null for all. */
  readonly products: readonly string[] | null;
}

const inBoth = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  products: z.array(
    z.object({
      code: z.string(),
      kind: z.enum(loanKinds),
      name: inBoth,
      about: inBoth,
      rate: z.string(),
      least: z.string(),
      most: z.string(),
      longestMonths: z.number(),
      methods: z.array(z.enum(repaymentMethods)),
    }),
  ),
});
type Output = z.infer<typeof output>;

async function complete(uses: Uses, spoken: string | undefined): Promise<Completion<Draft, never>> {
  if (spoken === undefined) return ready({ products: null });
  const products = await openProducts(uses.db);
  const meant = productsNamed(products, spoken);
  if (meant === 'any') return ready({ products: null });
  if (meant.length > 0) return ready({ products: meant.map(({ code }) => code) });
  return needs({
    slot: 'loan_type',
    question: words(
      `我们没有叫「${spoken}」的贷款,查哪一种?`,
      `We have no loan called ${spoken}. Which kind?`,
    ),
    options: products.map((product) => ({ value: product.name.zh, label: product.name })),
  });
}

const text = (minorUnits: bigint): string => formatMoney(money(minorUnits));

const factOf = (product: LoanProduct): Output['products'][number] => ({
  code: product.code,
  kind: product.kind,
  name: { ...product.name },
  about: { ...product.about },
  rate: product.ratePercent,
  least: text(product.least),
  most: text(product.most),
  longestMonths: product.longestMonths,
  methods: [...product.methods],
});

const people = (decimal: string): string => yuan(moneyOf(decimal).minorUnits);

function answer({ products }: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const parts = products.map((product) =>
    zh ? `${product.name.zh} ${product.rate}%` : `${product.name.en} ${product.rate}%`,
  );
  return {
    text: zh ? `现在的年利率:${parts.join('、')}。` : `Yearly rates today: ${parts.join(', ')}.`,
    cards: [
      {
        type: 'rate',
        title: zh ? '贷款利率' : 'Loan rates',
        rows: products.map((product) => ({ label: product.name[locale], value: `${product.rate}%` })),
        items: products.map((product) => ({
          id: product.code,
          title: product.name[locale],
          subtitle: product.about[locale],
          value: `${product.rate}%`,
          rows: [
            { label: zh ? '额度' : 'Amount', value: `${people(product.least)} – ${people(product.most)}` },
            { label: zh ? '最长' : 'Longest', value: termWords(product.longestMonths)[locale] },
            {
              label: zh ? '还款方式' : 'Repayment',
              value: product.methods.map((method) => methodNames[method][locale]).join(zh ? '、' : ', '),
            },
          ],
        })),
        actions: [
          { action: zh ? 'say:算一下贷款月供' : 'say:calculate a loan', label: zh ? '算月供' : 'Calculate' },
        ],
      },
    ],
  };
}

/** 现在房贷利率多少. */
export const loanRate = (uses: Uses) =>
  query<z.infer<typeof input>, Draft, Output, never>({
    id: 'loan.rate',
    title: words('贷款利率', 'Loan rates'),
    about: words('查各种贷款现在的利率', "Today's rates of the bank's loans"),
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: (_caller, given) => complete(uses, given.loan_type),
    run: async (_caller, draft) => {
      const products = await openProducts(uses.db);
      return ok({
        products: products
          .filter(({ code }) => draft.products === null || draft.products.includes(code))
          .map(factOf),
      });
    },
    answer,
  });
