import type { Need, SlotOption } from '@banxing/capability';
import { maskName } from '@banxing/parties';
import { words } from '@banxing/kernel';
import { otherBanks } from './banks.ts';
import { tailOf } from './card-number.ts';
import { calledOf, type Payee, payeeTail } from './payee.ts';

const mostOptions = 5;

/** A saved payee as something to choose: 刘桂芳(*6789)工商银行. */
export const payeeOption = (payee: Payee): SlotOption => ({
  value: payee.id,
  label: words(
    `${calledOf(payee)}(*${payeeTail(payee)})${payee.bank}`,
    `${calledOf(payee)} (*${payeeTail(payee)}) ${payee.bank}`,
  ),
});

const optionsOf = (payees: readonly Payee[]): readonly SlotOption[] =>
  payees.slice(0, mostOptions).map(payeeOption);

export const askWhom = (payees: readonly Payee[]): Need => ({
  slot: 'payee',
  question: words('转给谁?', 'Who is it for?'),
  options: optionsOf(payees),
});

export const askWhichOf = (said: string, payees: readonly Payee[]): Need => ({
  slot: 'payee',
  question: words(
    `「${said}」有 ${payees.length} 位,要哪一位?`,
    `There are ${payees.length} payees called ${said}. Which one?`,
  ),
  options: optionsOf(payees),
});

export const askWhetherMeant = (said: string, payees: readonly Payee[]): Need => ({
  slot: 'payee',
  question: words(
    `收款人里没有「${said}」,没有扣款。您说的是不是下面这位?`,
    `No payee is called ${said}. No money has moved. Did you mean one of these?`,
  ),
  options: optionsOf(payees),
});

/** A name without an account: the number, a phone in this bank, or somebody known instead. */
export const askNumberOf = (said: string, payees: readonly Payee[]): Need => ({
  slot: 'card_number',
  question: words(
    `收款人里还没有「${said}」,没有扣款。把对方的银行卡号或在伴行的手机号发我,就能转;或者选一位已有的收款人。`,
    `There is no payee called ${said} yet. No money has moved. Send me their card number or their phone number with Banxing, or choose somebody you know.`,
  ),
  options: optionsOf(payees).slice(0, 3),
});

/** Stands before a number that the customer chose knowing that the payee is saved with another one. */
export const insistedNumber = /^new:/u;

/** The saved card or the one that was said? */
export const askWhichCard = (payee: Payee, digits: string): Need => ({
  slot: 'card_number',
  question: words(
    `${calledOf(payee)}已经存了尾号 ${payeeTail(payee)} 的卡,转到哪一张?`,
    `${calledOf(payee)} is saved with the card ending ${payeeTail(payee)}. To which card?`,
  ),
  options: [
    payeeOption(payee),
    { value: `new:${digits}`, label: words(`新卡(*${tailOf(digits)})`, `the new card (*${tailOf(digits)})`) },
  ],
});

export const askNumber = (): Need => ({
  slot: 'card_number',
  question: words(
    '对方的银行卡号或在伴行的手机号是多少?',
    'What is their card number, or their phone number with Banxing?',
  ),
});

export const askNumberAgain = (): Need => ({
  slot: 'card_number',
  question: words(
    '这个卡号不对,没有扣款。请核对后再发一次。',
    'That card number is not right. No money has moved. Please check it and send it again.',
  ),
});

export const askNumberOfOurs = (): Need => ({
  slot: 'card_number',
  question: words(
    '伴行没有这个账号,没有扣款。请核对后再发一次。',
    'Banxing has no such account. No money has moved. Please check the number.',
  ),
});

export const askNumberForPhone = (): Need => ({
  slot: 'card_number',
  question: words(
    '这个手机号没有在伴行开户,没有扣款。把对方的银行卡号发我就能转。',
    'Nobody with that phone number banks here. No money has moved. Send me their card number instead.',
  ),
});

export const askBank = (): Need => ({
  slot: 'bank',
  question: words('这张卡是哪家银行的?', 'Which bank is the card from?'),
  options: otherBanks
    .slice(0, 7)
    .map((bank) => ({ value: bank.name, label: words(bank.name, bank.english) })),
});

/** The holder's name, in the slot of the payee unless the number itself was given there. */
export const askHolder = (numberIsPayee: boolean): Need => ({
  slot: numberIsPayee ? 'payee_name' : 'payee',
  question: words('收款人的户名是什么?', "What is the account holder's name?"),
});

/** How somebody is shown whose name the customer did not say themselves. */
export const unknownNameShown = (name: string): string => maskName(name);
