import { z } from 'zod';
import type { Answer, RefusalWords, Speech } from '@banxing/capability';
import type { Card } from '@banxing/cards';
import { formatMoneyForPeople, money, moneyOf, type Words, words } from '@banxing/kernel';
import { type CodeKind, codeKinds, mostPerCharge } from './code.ts';
import type { IssueRefusal } from './use-cases/issue-codes.ts';

/** A code on the screen, and those that follow it while there is no network. */
export const shownCode = z.object({
  kind: z.enum(codeKinds),
  code: z.string(),
  validFrom: z.string(),
  validUntil: z.string(),
  next: z.array(z.object({ code: z.string(), from: z.string(), until: z.string() })),
  account: z.string(),
  amount: z.string().nullable(),
  city: z.object({ zh: z.string(), en: z.string() }).nullable(),
});
export type ShownCode = z.infer<typeof shownCode>;

export const issueWords: RefusalWords<IssueRefusal> = {
  account_not_found: () => words('您还没有能用的账户,出不了码。', 'You have no account to use a code with.'),
  account_restricted: () =>
    words('您的账户现在不能付款,出不了码。', 'Your account cannot pay now, so there is no code.'),
};

const names: Readonly<Record<CodeKind, Words>> = {
  pay: words('付款码', 'Payment code'),
  collect: words('收款码', 'Collection code'),
  transit: words('乘车码', 'Transit code'),
  medical: words('医保码', 'Medical code'),
};

const saying: Readonly<Record<CodeKind, Words>> = {
  pay: words('say:打开付款码', 'say:show my payment code'),
  collect: words('say:打开收款码', 'say:show my collection code'),
  transit: words('say:打开乘车码', 'say:show my transit code'),
  medical: words('say:打开医保码', 'say:show my medical code'),
};

const yuan = (amount: string): string => formatMoneyForPeople(moneyOf(amount));

function sentence({ kind, amount, city, account }: ShownCode, zh: boolean): string {
  const limit = kind === 'collect' ? '' : formatMoneyForPeople(money(mostPerCharge[kind]));
  switch (kind) {
    case 'pay':
      return zh
        ? `付款码好了,给商户扫一下就行。60 秒自动换一次,只能用一次;单笔 ${limit} 元以内不用密码,从尾号 ${account} 的账户付。`
        : `Here is your payment code for the merchant to scan. It changes every 60 seconds and works once; up to ¥${limit} without a PIN, from the account ending ${account}.`;
    case 'collect':
      return amount === null
        ? zh
          ? `收款码好了,让对方扫一下,钱直接到尾号 ${account} 的账户。60 秒自动换一次。`
          : `Here is your collection code. What is paid goes to the account ending ${account}. It changes every 60 seconds.`
        : zh
          ? `收款码好了,收 ${yuan(amount)} 元,让对方扫一下,钱直接到尾号 ${account} 的账户。60 秒自动换一次。`
          : `Here is your collection code for ¥${yuan(amount)}, into the account ending ${account}. It changes every 60 seconds.`;
    case 'transit':
      return zh
        ? `${city?.zh ?? ''}乘车码好了,对准闸机或车上的扫码口。60 秒自动换一次,车费从尾号 ${account} 的账户付。`
        : `Here is your transit code for ${city?.en ?? ''}. It changes every 60 seconds; fares are paid from the account ending ${account}.`;
    case 'medical':
      return zh
        ? `医保码好了,挂号、看病、买药都能出示。60 秒自动换一次,自费的部分从尾号 ${account} 的账户付。`
        : `Here is your medical insurance code. It changes every 60 seconds; what you bear yourself is paid from the account ending ${account}.`;
  }
}

/** The code as words and as the card on which it is shown. */
export function codeAnswer(shown: ShownCode, { locale }: Speech): Answer {
  const zh = locale === 'zh';
  const name = shown.city ? `${shown.city[locale]} ${names[shown.kind][locale]}` : names[shown.kind][locale];
  const until = shown.validUntil.slice(11, 19);
  const card: Card = {
    type: 'code',
    title: zh ? name.replace(' ', '') : name,
    ...(shown.amount === null ? {} : { headline: { amount: shown.amount, currency: 'CNY' } }),
    rows: [
      { label: zh ? '有效到' : 'Valid until', value: until },
      {
        label: shown.kind === 'collect' ? (zh ? '收款账户' : 'Into') : zh ? '付款账户' : 'From',
        value: `*${shown.account}`,
      },
    ],
    code: { kind: shown.kind, payload: shown.code, expiresAt: shown.validUntil },
    actions: codeKinds
      .filter((kind) => kind !== shown.kind)
      .map((kind) => ({ action: saying[kind][locale], label: names[kind][locale] })),
  };
  return { text: sentence(shown, zh), cards: [card] };
}
