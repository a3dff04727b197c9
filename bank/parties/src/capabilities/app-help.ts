import { z } from 'zod';
import { type Answer, query, ready } from '@banxing/capability';
import { type Locale, ok, words, type Words } from '@banxing/kernel';
import type { PartiesCapabilityUses } from '../capability-uses.ts';
import { offeredAbout } from '../offered-by-topic.ts';

const localized = z.object({ zh: z.string(), en: z.string() });
const offer = z.object({ id: z.string(), title: localized, about: localized });
const output = z.object({ topic: z.string().nullable(), offers: z.array(offer), total: z.number().int() });
type Output = z.infer<typeof output>;

/** What the parts of the bank are called, by the first part of a capability's id; in the order in which they are told. */
const parts: readonly (readonly [string, Words])[] = [
  ['account', words('账户和收支', 'Accounts and spending')],
  ['transfer', words('转账', 'Transfers')],
  ['payee', words('收款人', 'Payees')],
  ['life', words('生活缴费', 'Bills')],
  ['loan', words('贷款', 'Loans')],
  ['credit_card', words('信用卡', 'Credit cards')],
  ['card', words('银行卡', 'Cards')],
  ['wealth', words('理财', 'Wealth')],
  ['insurance', words('保险', 'Insurance')],
  ['pension', words('养老', 'Pension')],
  ['fx', words('外汇', 'Currency')],
  ['ecny', words('数字人民币', 'e-CNY')],
  ['reminder', words('提醒', 'Reminders')],
  ['rights', words('权益', 'Benefits')],
  ['security', words('安全', 'Safety')],
  ['service', words('人工和网点', 'People and branches')],
  ['app', words('界面设置', 'How the app looks')],
];

function everything({ offers, total }: Output, locale: Locale): Answer {
  const items = parts.flatMap(([part, name]) => {
    const titles = offers.filter(({ id }) => id.startsWith(`${part}.`)).map(({ title }) => title[locale]);
    return titles.length === 0
      ? []
      : [{ id: part, title: name[locale], subtitle: titles.join(locale === 'zh' ? '、' : ', ') }];
  });
  const names = items.map(({ title }) => title).join(locale === 'zh' ? '、' : ', ');
  const text =
    locale === 'zh'
      ? `现在能办 ${total} 件事:${names}。说一句话就行,动钱之前一定请您确认。`
      : `There are ${total} things to do here: ${names}. One sentence is enough, and no money moves before you confirm.`;
  const title = locale === 'zh' ? '我能做什么' : 'What I can do';
  return { text, cards: [{ type: 'product', title, rows: [], items, actions: [] }] };
}

function answer(output: Output, locale: Locale): Answer {
  const { topic, offers } = output;
  if (topic === null) return everything(output, locale);
  const zh = locale === 'zh';
  const [first] = offers;
  if (!first) {
    const text = zh
      ? `“${topic}”这里还办不了。可以说“你能做什么”看看现有的,或者说“转人工”。`
      : `“${topic}” cannot be done here yet. Say “what can you do” to see what can, or “a person, please”.`;
    return {
      text,
      cards: [],
      suggestions: zh ? ['你能做什么', '转人工'] : ['What can you do', 'A person, please'],
    };
  }
  const text = zh
    ? `直接说“${first.title.zh}”就行:${first.about.zh.replace(/。$/u, '')}。`
    : `Just say “${first.title.en}”: ${first.about.en.replace(/\.$/u, '')}.`;
  return { text, cards: [], suggestions: offers.slice(0, 3).map(({ title }) => title[locale]) };
}

/** What can be done, whole or about a topic, from the titles of what is really there. */
export const appHelp = (uses: PartiesCapabilityUses) =>
  query<{ topic?: string | undefined }, { topic: string | null }, Output, never>({
    id: 'app.help',
    title: words('你能做什么', 'What can you do'),
    about: words('说说能办哪些事、怎么办', 'Tells what can be done, and how'),
    authority: 'reads',
    input: z.object({ topic: z.string().max(60).optional() }),
    output,
    refusals: {},
    complete: (_caller, input) => Promise.resolve(ready({ topic: input.topic?.trim() || null })),
    run: (caller, { topic }) => {
      const offered = uses.offered();
      const told = topic === null ? offered : offeredAbout(topic, offered, caller.locale).slice(0, 5);
      const offers = told.map(({ id, title, about }) => ({ id, title, about }));
      return Promise.resolve(ok({ topic, offers, total: offered.length }));
    },
    answer: (output, { locale }) => answer(output, locale),
  });
