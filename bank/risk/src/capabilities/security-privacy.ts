import { z } from 'zod';
import { type Answer, type CustomerCaller, query, ready } from '@banxing/capability';
import type { Queryable } from '@banxing/database';
import { type Locale, ok, type Words, words } from '@banxing/kernel';

/** One kind of data that the bank keeps of a customer, told to the customer. */
export interface KeptData {
  readonly what: Words;
  readonly value: Words;
  readonly why: Words;
}

export interface PrivacyUses {
  readonly db: Queryable;
  /** Everything that is kept of this customer, by every department that keeps something. */
  readonly keptOf: (q: Queryable, caller: CustomerCaller) => Promise<readonly KeptData[]>;
}

const spokenWords = z.object({ zh: z.string(), en: z.string() });
const asks = ['export', 'delete', 'consent', 'all'] as const;
const output = z.object({
  asked: z.enum(asks),
  kept: z.array(z.object({ what: spokenWords, value: spokenWords, why: spokenWords })),
});
type Output = z.infer<typeof output>;
type Asked = Output['asked'];

const input = z.object({ topic: z.string().max(100).optional() });

/** What of their data the customer asks about. */
export function askedAbout(topic: string | undefined): Asked {
  if (topic === undefined) return 'all';
  if (/导出|下载|副本|複本|匯出|拷贝|带走|export|download|copy/iu.test(topic)) return 'export';
  if (/删|刪|注销|註銷|清除|抹掉|遗忘|delete|erase|remove/iu.test(topic)) return 'delete';
  if (
    /授权|授權|同意|撤回|权限|營銷|营销|定位|位置|人脸|指纹|个性化|consent|permission|marketing|location/iu.test(
      topic,
    )
  )
    return 'consent';
  return 'all';
}

const texts: Record<Asked, (count: number) => Words> = {
  all: (count) =>
    words(
      `我们留着您 ${String(count)} 类信息,只用来办您要办的事和防诈骗,不给营销用。您可以导出,也可以找人工更正或删除。`,
      `We keep ${String(count)} kinds of data of yours, only to do what you ask and to protect you from fraud, never for marketing. You can export them, and ask a person for correction or deletion.`,
    ),
  export: () =>
    words(
      '可以导出您自己的信息:个人资料、账户、收款人、守护人、登录设备,一份文件。',
      'You can export your own data in one file: profile, accounts, payees, guardians, devices.',
    ),
  delete: () =>
    words(
      '收款人、守护人、提醒随时可以自己删。账户和交易记录按反洗钱法至少保存十年,到期前不能删;其他信息想删,说“转人工”,核实后办理。',
      'Payees, guardians and reminders you can remove yourself at any time. Accounts and transactions must be kept for at least ten years by law. For anything else say “a person, please”.',
    ),
  consent: () =>
    words(
      '您没有授权过位置、人脸指纹和营销,我们也没有使用。没听懂的话会去掉个人信息再用来改进。防诈骗要看的登录设备和转账习惯,按反诈法使用,不作他用。',
      'You have not consented to location, biometrics or marketing, and we use none of them. Sentences that were not understood are stripped of personal data before they serve to improve. Devices and habits are used against fraud alone, as the law asks.',
    ),
};

function answer({ asked, kept }: Output, locale: Locale): Answer {
  const zh = locale === 'zh';
  const file = { action: 'open:/api/me/data', label: zh ? '导出我的信息' : 'Export my data' };
  return {
    text: texts[asked](kept.length)[locale],
    cards: [
      {
        type: 'product',
        title: zh ? '我的信息' : 'My data',
        rows: kept.map(({ what, value }) => ({ label: what[locale], value: value[locale] })),
        items: kept.map(({ what, why }, index) => ({
          id: `kept-${String(index + 1)}`,
          title: what[locale],
          subtitle: why[locale],
        })),
        actions: [
          file,
          { action: zh ? 'say:转人工' : 'say:A person, please', label: zh ? '找人工' : 'A person' },
        ],
      },
    ],
    suggestions: zh ? ['登录设备', '我的守护人有谁'] : ['Signed-in devices', 'Who are my guardians?'],
  };
}

/** 你们存了我哪些信息: what is kept, why, and how to have it, correct it or be rid of it. */
export const securityPrivacy = (uses: PrivacyUses) =>
  query<z.infer<typeof input>, { readonly asked: Asked }, Output, never>({
    id: 'security.privacy',
    title: words('我的信息与授权', 'My data and consents'),
    about: words(
      '查询银行留存的个人信息和授权,导出、更正、删除',
      'What the bank keeps of the customer and why; export, correction, deletion',
    ),
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: (_caller, { topic }) => Promise.resolve(ready({ asked: askedAbout(topic) })),
    run: async (caller, { asked }) => ok({ asked, kept: [...(await uses.keptOf(uses.db, caller))] }),
    answer: (found, { locale }) => answer(found, locale),
  });
