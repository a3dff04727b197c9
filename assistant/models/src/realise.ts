import { digestHex } from '@banxing/crypto';
import { digitMark, placeholders } from './masking.ts';

const chineseNames = ['张伟', '李娜', '王芳', '陈强', '刘洋', '赵敏', '周杰', '吴静', '徐磊', '孙丽'];
const englishNames = ['john', 'mary', 'tom', 'lucy', 'kevin', 'anna'];
const chineseAmounts = ['500块', '八百元', '两千块', '1200元', '三千二', '150块', '3万5', '六百五'];
const englishAmounts = ['500 yuan', '1200 yuan', '80 yuan', '2000 yuan'];

/** A masked text with made-up values in place of the placeholders, and the slots that name them. */
export interface Realised {
  readonly text: string;
  readonly said: Readonly<Record<string, string>>;
}

/**
 * Fills placeholders with made-up names, amounts and digits, the same for the same key. A slot of `<NAME>` gets the name
 * that fills the first placeholder, `<NAME:2>` the second's. Undefined when something stands in the text that nothing
 * can be made up for, such as an address.
 */
export function realise(
  text: string,
  said: Readonly<Record<string, string>>,
  key: string,
): Realised | undefined {
  if (text.includes(placeholders.address)) return undefined;
  const seed = Buffer.from(digestHex(key), 'hex');
  const chinese = /[\u4e00-\u9fff]/u.test(text);
  const [names, amounts] = chinese ? [chineseNames, chineseAmounts] : [englishNames, englishAmounts];
  const from = (list: readonly string[], place: number): string =>
    list[((seed[place % 8] ?? 0) + place) % list.length] ?? '';
  const used: string[] = [];
  let [amount, digit] = [0, 0];
  const filled = text
    .replaceAll(placeholders.name, () => {
      const name = from(names, used.length);
      used.push(name);
      return name;
    })
    .replaceAll(placeholders.amount, () => from(amounts, (amount += 1)))
    .replaceAll(digitMark, () => String(((seed[(digit += 1) % 32] ?? 0) % 9) + 1));
  const nameAt = (value: string): string => {
    const [, place = '1'] = /^<NAME(?::(\d))?>$/u.exec(value) ?? [];
    return used[Number(place) - 1] ?? '';
  };
  const slots = Object.entries(said).map(
    ([slot, value]) => [slot, /^<NAME/u.test(value) ? nameAt(value) : value] as const,
  );
  return {
    text: filled,
    said: Object.fromEntries(slots.filter(([, value]) => value !== '' && filled.includes(value))),
  };
}
