import { words, type Words } from '@banxing/kernel';
import { type CardAct, type CardNotInState, type CardStatus, statusWords } from './card.ts';
import { yuan } from './card-speech.ts';

const already: Readonly<Partial<Record<CardAct, Partial<Record<CardStatus, (tail: string) => Words>>>>> = {
  lock: {
    locked: (tail) => words(`尾号 ${tail} 的卡已经锁着了。`, `The card ending ${tail} is locked already.`),
    lost: (tail) =>
      words(
        `尾号 ${tail} 的卡已经挂失,不能再用,不用锁。`,
        `The card ending ${tail} was reported lost and cannot be used; there is nothing to lock.`,
      ),
  },
  unlock: {
    active: (tail) => words(`尾号 ${tail} 的卡没有锁,可以正常用。`, `The card ending ${tail} is not locked.`),
    lost: (tail) =>
      words(
        `尾号 ${tail} 的卡已经挂失,不能解锁,要补一张新卡。`,
        `The card ending ${tail} was reported lost and cannot be unlocked; it needs replacing.`,
      ),
  },
  lose: {
    lost: (tail) =>
      words(`尾号 ${tail} 的卡已经挂失了,别人用不了。`, `The card ending ${tail} was reported lost already.`),
  },
  activate: {
    active: (tail) =>
      words(`尾号 ${tail} 的卡已经激活了,可以正常用。`, `The card ending ${tail} is active already.`),
    making: (tail) =>
      words(`尾号 ${tail} 的卡还在制作,收到后再激活。`, `The card ending ${tail} is still being made.`),
  },
};

const noneFor: Readonly<Record<CardAct, Words>> = {
  activate: words('您没有等着激活的卡。', 'You have no card to activate.'),
  lock: words('您没有正在使用的卡可以锁。', 'You have no card in use to lock.'),
  unlock: words('您的卡都没有锁,可以正常用。', 'None of your cards is locked.'),
  lose: words('您名下没有可以挂失的卡。', 'You have no card to report lost.'),
  replace: words('您名下没有可以补换的卡。', 'You have no card to replace.'),
  set_pin: words('您名下没有可以改密码的卡。', 'You have no card whose PIN can be changed.'),
  charge: words('您名下没有能用的卡。', 'You have no card in use.'),
};

/** Words for what cards refuse, whoever asks. */
export const cardWords = {
  no_such_card: ({ act }: { readonly act: CardAct }) => noneFor[act],
  card_not_found: () => words('您名下没有这张卡,没有办理。', 'You have no such card; nothing was done.'),
  card_not_in_state: ({ act, status, tail }: CardNotInState) =>
    already[act]?.[status]?.(tail) ??
    words(
      `尾号 ${tail} 的卡现在${statusWords[status].zh},这件事办不了。`,
      `The card ending ${tail} is ${statusWords[status].en}; this cannot be done.`,
    ),
} as const;

export const noCreditCard = () =>
  words(
    '您名下还没有信用卡,可以说“申请信用卡”。',
    'You have no credit card yet. You can say “apply for a credit card”.',
  );

/** Words for amounts that cannot be. */
export const amountWords = {
  amount_invalid: () =>
    words(
      '这个金额我没法办,请说一个大于零、最多两位小数的金额。没有扣款。',
      'That amount cannot be used. No money has moved.',
    ),
  amount_not_positive: () =>
    words('金额要大于零。没有扣款。', 'The amount must be above zero. No money has moved.'),
} as const;

export const fundsWords = {
  account_not_found: () =>
    words('没找到这个付款账户,没有扣款。', 'There is no such paying account. No money has moved.'),
  account_restricted: () =>
    words('这个账户现在不能付款,没有扣款。', 'That account cannot pay now. No money has moved.'),
  insufficient_funds: ({ tail, available }: { readonly tail: string; readonly available: bigint }) =>
    words(
      `尾号 ${tail} 的账户只有 ${yuan(available)} 元可用,不够还这一笔。没有扣款。`,
      `The account ending ${tail} has only ¥${yuan(available)} available, which is not enough. No money has moved.`,
    ),
} as const;
