import { z } from 'zod';
import { type Answer, needs, ready, setting } from '@banxing/capability';
import { type Locale, ok, words, type Words } from '@banxing/kernel';
import type { PartiesCapabilityUses } from '../capability-uses.ts';
import { choice, chosen, settingsAnswer } from './settings-answer.ts';

const languages = [
  ['zh', '中文', 'Chinese'],
  ['en', '英文', 'English'],
] as const;

/** Ways of speaking Chinese that are answered in Mandarin. */
const varieties: Record<string, Words> = {
  yue: words('粤语', 'Cantonese'),
  wuu: words('吴语', 'Wu'),
  nan: words('闽南话', 'Min Nan'),
  hak: words('客家话', 'Hakka'),
  hsn: words('湖南话', 'Xiang'),
  gan: words('赣语', 'Gan'),
  'zh-cn-sichuan': words('四川话', 'Sichuanese'),
  'zh-cn-dongbei': words('东北话', 'the Northeastern dialect'),
  'zh-cn-henan': words('河南话', 'the Henan dialect'),
  'zh-hant': words('繁体字', 'traditional characters'),
  'zh-tw': words('繁体字', 'traditional characters'),
  'zh-hk': words('繁体字', 'traditional characters'),
};

const mandarin = new Set(['zh', 'zh-cn', 'zh-hans', 'cmn', '普通话', '国语', 'mandarin']);

const output = z.object({
  /** The language of the answers from now on; null when it was left as it is. */
  locale: z.enum(['zh', 'en']).nullable(),
  /** What was asked for, as it was given. */
  asked: z.string(),
});
type Output = z.infer<typeof output>;

/** The nearest language that there are words in: none for those that are neither Chinese nor English. */
function nearest(asked: string): Locale | undefined {
  const tag = asked.trim().toLowerCase();
  const named = chosen(asked, languages);
  if (named) return named;
  if (mandarin.has(tag) || tag in varieties || tag.startsWith('zh-')) return 'zh';
  return tag === 'en' || tag.startsWith('en-') || tag === '英语' ? 'en' : undefined;
}

function answer({ locale, asked }: Output, reader: Locale): Answer {
  if (locale === null) {
    const text = words(
      '这种语言还没有,现在有普通话和英语。设置没有改。',
      'That language is not available yet. There is Mandarin and English. Nothing was changed.',
    );
    const suggestions = reader === 'zh' ? ['换成英文'] : ['Switch to Chinese'];
    return { text: text[reader], cards: [], suggestions };
  }
  const [, zh, en] = languages.find(([value]) => value === locale) ?? languages[0];
  const variety = varieties[asked.trim().toLowerCase()];
  const text = variety
    ? words(
        `${variety.zh}还没有,回答用简体普通话。`,
        `Answers in ${variety.en} are not available yet, so they come in Mandarin.`,
      )
    : words(`好的,之后说${zh === '中文' ? '普通话' : zh}。`, `Done. Answers are in ${en} from now on.`);
  return settingsAnswer(text, { setting: 'locale', value: locale, label: words(zh, en) }, { locale });
}

/**
 * Switches the language of app and answers between Chinese and English. Who asks for a dialect gets Mandarin and is
 * told so; who asks for another language is told that it is not there, and nothing changes.
 */
export const appLanguage = ({ parties }: PartiesCapabilityUses) =>
  setting<{ language?: string | undefined }, Output, Output, never>({
    id: 'app.language',
    title: words('切换语言', 'Language'),
    about: words('把界面和回答换成中文或英文', 'Switches the app and its answers to Chinese or English'),
    authority: 'interface',
    input: z.object({ language: z.string().max(60).optional() }),
    output,
    refusals: {},
    complete: (_caller, input) => {
      const question = words('换成哪种语言?', 'Which language?');
      return Promise.resolve(
        input.language === undefined
          ? needs(choice('language', question, languages))
          : ready<Output>({ locale: nearest(input.language) ?? null, asked: input.language }),
      );
    },
    perform: async (tx, caller, draft) => {
      if (draft.locale !== null) await parties.putPreferences(tx, caller.customer, { locale: draft.locale });
      return ok(draft);
    },
    answer: (output, { locale }) => answer(output, locale),
  });
