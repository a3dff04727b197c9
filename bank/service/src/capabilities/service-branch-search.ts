import { type Answer, query, ready } from '@banxing/capability';
import { type Locale, ok, words } from '@banxing/kernel';
import { z } from 'zod';
import { branchesMeant, branchesNearby } from '../branch-words.ts';
import { customerOf, type ServiceUses } from '../service-uses.ts';
import { type BranchFact, branchFact, branchItem, factOf } from './branch-item.ts';

const input = z.object({ place: z.string().trim().max(100).optional() });
const output = z.object({
  place: z.string().nullable(),
  /** `place`: they are there; `city`: only the city is known; `own`: of the customer's own city, as nothing else fits. */
  how: z.enum(['place', 'city', 'own']),
  branches: z.array(branchFact),
});
type Output = z.infer<typeof output>;

const listed = (branches: readonly BranchFact[], locale: Locale): string =>
  branches.map(({ name }) => name[locale]).join(locale === 'zh' ? '、' : ', ');

function textOf({ place, how, branches }: Output, locale: Locale): string {
  const zh = locale === 'zh';
  const [first] = branches;
  const nothing = place !== null && how !== 'place';
  const unknown = zh ? `没找到“${place ?? ''}”的网点。` : `There is no branch at “${place ?? ''}”. `;
  if (!first) return nothing ? unknown : zh ? '您的城市还没有网点。' : 'There is no branch in your city yet.';
  const begin = nothing ? unknown : '';
  if (branches.length === 1) {
    const { name, address, hours, phone } = first;
    return zh
      ? `${begin}${nothing ? '离您常住地最近的是' : ''}${name.zh},${address.zh},${hours.zh},电话 ${phone}。`
      : `${begin}${name.en}, ${address.en}, ${hours.en}, phone ${phone}.`;
  }
  const city = first.city[locale];
  const where = branches.every((branch) => branch.city.zh === first.city.zh)
    ? city
    : zh
      ? ''
      : 'these places';
  return zh
    ? `${begin}${where}有 ${branches.length} 个网点:${listed(branches, locale)}。地址和营业时间在下面。`
    : `${begin}There are ${branches.length} branches in ${where}: ${listed(branches, locale)}.`;
}

function answer(output: Output, locale: Locale): Answer {
  const zh = locale === 'zh';
  const items = output.branches.map((branch) => branchItem(branch, locale));
  const title = zh ? '网点' : 'Branches';
  return {
    text: textOf(output, locale),
    cards: items.length === 0 ? [] : [{ type: 'branches', title, rows: [], items, actions: [] }],
    suggestions: zh ? ['预约网点', '转人工'] : ['Book a visit', 'A person, please'],
  };
}

/**
 * Branches at a place, or in the customer's own city when no place was named or the bank has nothing there, which is
 * then said. Where the customer stands is not known, so no distance is told.
 */
export const serviceBranchSearch = (uses: ServiceUses) =>
  query<z.infer<typeof input>, { place: string | null }, Output, never>({
    id: 'service.branch_search',
    title: words('查网点', 'Find a branch'),
    about: words('网点的地址、营业时间和电话', 'Addresses, hours and phones of branches'),
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: (_caller, { place }) => Promise.resolve(ready({ place: place || null })),
    run: async (caller, { place }) => {
      const [customer, all] = await Promise.all([
        customerOf(uses, uses.db, caller.customer),
        uses.parties.branches(uses.db),
      ]);
      const meant = place === null ? undefined : branchesMeant(place, all, customer.city);
      const own = branchesNearby(customer, all).map(factOf);
      if (!meant) {
        return ok({ place: null, how: 'place' as const, branches: own });
      }
      const how = meant.how === 'none' ? ('own' as const) : meant.how;
      return ok({ place, how, branches: how === 'own' ? own : meant.branches.map(factOf) });
    },
    answer: (output, { locale }) => answer(output, locale),
  });
