import { z } from 'zod';
import { type Answer, type CustomerCaller, needs, query, ready } from '@banxing/capability';
import { type Locale, ok, words } from '@banxing/kernel';
import { appPages, bareFeature, pageNamed, pathOfFunction } from '../app-pages.ts';
import { tileNamed } from '../home-tiles.ts';
import type { PartiesCapabilityUses } from '../capability-uses.ts';
import { foldSpoken } from '../spoken.ts';

const localized = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  feature: z.string(),
  /** The page of the app, when there is one of this name. */
  page: z.object({ path: z.string(), title: localized }).nullable(),
});
type Output = z.infer<typeof output>;

/** The page of one of the customer's own accounts, by its last digits or its name. */
async function accountPageNamed(uses: PartiesCapabilityUses, caller: CustomerCaller, feature: string) {
  const said = bareFeature(feature).replace(/(账户|的)?(交易)?(明细|流水|详情)$/u, '');
  const found = (await uses.accountPages(uses.db, caller.customer)).filter(
    ({ name, tail }) =>
      foldSpoken(name) === said || said === tail || said === `尾号${tail}` || said.endsWith(tail),
  );
  const [only] = found;
  if (!only || found.length > 1) return undefined;
  const title = words(`${only.name}(尾号 ${only.tail})`, `${only.name} (ending ${only.tail})`);
  return { path: `/accounts/${only.id}`, title };
}

/** The page of one function, by its title or one of the names that it goes by. */
function functionPageNamed(uses: PartiesCapabilityUses, feature: string) {
  const tile = tileNamed(feature, uses.offered());
  return tile && { path: pathOfFunction(tile.id), title: tile.title };
}

const everyPage = (locale: Locale) =>
  appPages.map(({ path, title }) => ({ action: `open:${path}`, label: title[locale] }));

function answer({ feature, page }: Output, locale: Locale): Answer {
  const zh = locale === 'zh';
  if (page) {
    const action = {
      action: `open:${page.path}`,
      label: zh ? `打开${page.title.zh}` : `Open ${page.title.en}`,
    };
    const called = foldSpoken(feature) === foldSpoken(page.title[locale]);
    const text = zh
      ? `${called ? '' : `“${feature}”在`}“${page.title.zh}”这一页,点一下就打开。`
      : `${called ? '' : `“${feature}” is on the page `}“${page.title.en}”. Tap to open it.`;
    return { text, cards: [{ type: 'settings', title: page.title[locale], changes: [], actions: [action] }] };
  }
  const text = zh
    ? `这里还没有“${feature}”。能打开的有这些。`
    : `There is no “${feature}” here yet. These can be opened.`;
  const title = zh ? '能打开的页面' : 'Pages';
  return { text, cards: [{ type: 'settings', title, changes: [], actions: everyPage(locale) }] };
}

/** Leads to a page of the app by its name, to an account's own page, or to the page of a function. */
export const appOpen = (uses: PartiesCapabilityUses) =>
  query<{ feature?: string | undefined }, { feature: string }, Output, never>({
    id: 'app.open',
    title: words('打开页面', 'Open a page'),
    about: words('打开应用里的页面或某个功能', 'Opens a page of the app or of one of its functions'),
    authority: 'reads',
    input: z.object({ feature: z.string().max(60).optional() }),
    output,
    refusals: {},
    complete: (_caller, input) => {
      const feature = input.feature?.trim() ?? '';
      const options = appPages.map(({ title }) => ({ value: title.zh, label: title }));
      return Promise.resolve(
        feature === ''
          ? needs({ slot: 'feature', question: words('要打开哪一页?', 'Which page?'), options })
          : ready({ feature }),
      );
    },
    run: async (caller, { feature }) => {
      const found =
        pageNamed(feature) ??
        (await accountPageNamed(uses, caller, feature)) ??
        functionPageNamed(uses, feature);
      return ok({ feature, page: found ? { path: found.path, title: found.title } : null });
    },
    answer: (output, { locale }) => answer(output, locale),
  });
