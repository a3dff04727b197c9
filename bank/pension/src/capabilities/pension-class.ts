import { z } from 'zod';
import { type Answer, query, ready, type Speech } from '@banxing/capability';
import { ok, words } from '@banxing/kernel';
import { type Lesson, lessons, lessonsAbout } from '../lessons.ts';

const input = z.object({ topic: z.string().max(100).optional() });
type Input = z.infer<typeof input>;

const inBoth = z.object({ zh: z.string(), en: z.string() });
const output = z.object({
  topic: z.string().nullable(),
  /** Was there a lesson on the topic? */
  found: z.boolean(),
  lessons: z.array(z.object({ id: z.string(), title: inBoth, text: inBoth })),
});
type Output = z.infer<typeof output>;

const factOf = ({ id, title, text }: Lesson) => ({ id, title: { ...title }, text: { ...text } });

function run({ topic }: Input): Output {
  const meant = lessonsAbout(topic);
  const found = meant.length > 0;
  return { topic: topic ?? null, found, lessons: (found ? meant : lessons).map(factOf) };
}

function answer(result: Output, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const [first, ...others] = result.lessons;
  const one = result.found && others.length === 0 ? first : undefined;
  const titles = result.lessons.map(({ title }) => title[locale]);
  const list = zh
    ? `养老课堂有 ${titles.length} 课:${titles.join('、')}。想听哪一课?`
    : `There are ${titles.length} lessons: ${titles.join(', ')}. Which one?`;
  const text = one
    ? `${one.title[locale]}${zh ? ':' : ': '}${one.text[locale]}`
    : result.found
      ? list
      : zh
        ? `没有专门讲「${result.topic ?? ''}」的课。${list}`
        : `There is no lesson on ${result.topic ?? ''}. ${list}`;
  const say = (title: string): string => (zh ? `讲讲${title}` : `teach me about ${title}`);
  return {
    text,
    cards: [
      {
        type: 'pension',
        title: zh ? '养老课堂' : 'Pension lessons',
        rows: [],
        items: result.lessons.map((lesson) => ({
          id: lesson.id,
          title: lesson.title[locale],
          subtitle: lesson.text[locale],
          ...(one
            ? {}
            : { actions: [{ action: `say:${say(lesson.title[locale])}`, label: zh ? '听这课' : 'Read' }] }),
        })),
        actions: one
          ? [{ action: zh ? 'say:养老课堂' : 'say:pension lessons', label: zh ? '全部课程' : 'All lessons' }]
          : [],
      },
    ],
    suggestions: one
      ? lessons
          .filter(({ id }) => id !== one.id)
          .slice(0, 2)
          .map(({ title }) => say(title[locale]))
      : titles.slice(0, 3).map(say),
  };
}

/** 讲讲延迟退休. */
export const pensionClass = () =>
  query<Input, Input, Output, never>({
    id: 'pension.class',
    title: words('养老课堂', 'Pension lessons'),
    about: words('讲养老知识:三支柱、延迟退休、防骗等', 'Short lessons on pensions, retirement and fraud'),
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: (_caller, given) => Promise.resolve(ready(given)),
    run: (_caller, given) => Promise.resolve(ok(run(given))),
    answer,
  });
