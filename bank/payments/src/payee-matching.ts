import { pinyin } from 'pinyin-pro';
import { foldSpoken, relationFromWords, type Relative, relativesMeant } from '@banxing/parties';
import { bankNamed } from './banks.ts';
import { digitsOf, tailOf } from './card-number.ts';
import type { Payee } from './payee.ts';

/** Whom a spoken payee may mean. `similar` are guesses, only ever offered. */
export type PayeeMatch =
  | { readonly kind: 'one'; readonly payee: Payee }
  | { readonly kind: 'several'; readonly payees: readonly Payee[] }
  | { readonly kind: 'similar'; readonly payees: readonly Payee[] }
  | { readonly kind: 'none' };

export interface SpokenPayee {
  readonly said: string;
  readonly bank?: string | undefined;
  readonly phone?: string | undefined;
}

const possessive = /^(?:我的|我们|咱们|我家|俺家|我|俺|咱|my|our)/u;
const compound = [
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '司徒',
  '夏侯',
  '令狐',
];

const surnameOf = (name: string): string =>
  compound.find((surname) => name.startsWith(surname)) ?? name.slice(0, 1);
const givenNameOf = (name: string): string => name.slice(surnameOf(name).length);

const bare = (said: string): string => {
  const folded = foldSpoken(said);
  const rest = folded.replace(possessive, '');
  return rest === '' ? folded : rest;
};

const soundOf = (text: string): string => pinyin(text, { toneType: 'none', type: 'array' }).join(' ');

function byNumber(payees: readonly Payee[], said: string): readonly Payee[] {
  const digits = digitsOf(said);
  if (digits === undefined || digits.length < 4) return [];
  return payees.filter(
    (payee) =>
      payee.number === digits ||
      payee.phone === digits ||
      (digits.length === 4 && tailOf(payee.number) === digits),
  );
}

/** Called exactly so, by name, nickname, or as a relative of this kind. */
function byName(payees: readonly Payee[], family: readonly Relative[], said: string): readonly Payee[] {
  const folded = foldSpoken(said);
  const short = bare(said);
  const named = payees.filter((payee) =>
    [payee.name, payee.shownName, ...payee.nicknames].some(
      (name) => foldSpoken(name) === folded || bare(name) === short,
    ),
  );
  const kinds = relationFromWords(said);
  const [likeliest] = kinds;
  const related = payees.filter((payee) => payee.relation !== null && kinds.includes(payee.relation));
  const first = related.filter((payee) => payee.relation === likeliest);
  const relatives = relativesMeant(family, said).map((person) => person.name);
  const inFamily = payees.filter((payee) => payee.relation === null && relatives.includes(payee.name));
  // A word that may mean several kinds of relative means the likelier kind when somebody is of it.
  return payees.filter((payee) =>
    [...named, ...(first.length > 0 ? first : related), ...inFamily].includes(payee),
  );
}

function byPartOfName(payees: readonly Payee[], said: string): readonly Payee[] {
  const short = bare(said);
  if ([...short].length < 2) return [];
  return payees.filter(
    (payee) =>
      givenNameOf(foldSpoken(payee.shownName)) === short ||
      payee.nicknames.some((nickname) => bare(nickname).includes(short) && [...short].length >= 2),
  );
}

const titled =
  /^(?:[老小阿大](?<before>\p{Script=Han})|(?<after>\p{Script=Han})(?:总|哥|姐|叔|姨|婶|爷|奶奶|老师|师傅|老板|经理|医生|先生|女士|阿姨|叔叔|主任|教练|同学))$/u;

/** Guesses, never by a name that the customer has not seen: 老张 for somebody named 张, 刘贵芳 for 刘桂芳, a part of a name. */
function similarTo(payees: readonly Payee[], said: string): readonly Payee[] {
  const short = bare(said);
  const groups = titled.exec(short)?.groups;
  const surname = groups?.['before'] ?? groups?.['after'];
  if (surname !== undefined) {
    const found = payees.filter((payee) => payee.shownName.startsWith(surname));
    if (found.length > 0) return found;
  }
  const sound = soundOf(short);
  return payees.filter((payee) =>
    [payee.shownName, givenNameOf(payee.shownName), ...payee.nicknames].some((name) => {
      const folded = foldSpoken(name);
      return (
        folded !== '' && (soundOf(bare(name)) === sound || ([...short].length >= 2 && folded.includes(short)))
      );
    }),
  );
}

const matchOf = (payees: readonly Payee[]): PayeeMatch => {
  const [first, ...rest] = payees;
  if (first === undefined) return { kind: 'none' };
  return rest.length === 0 ? { kind: 'one', payee: first } : { kind: 'several', payees };
};

/** Whom of a customer's payees the words mean. A payee's id, as a choice hands it back, is always exact. */
export function matchPayee(
  payees: readonly Payee[],
  family: readonly Relative[],
  spoken: SpokenPayee,
): PayeeMatch {
  const chosen = payees.find((payee) => payee.id === spoken.said);
  if (chosen) return { kind: 'one', payee: chosen };
  const bank = spoken.bank === undefined ? undefined : bankNamed(spoken.bank);
  const fitting = payees.filter(
    (payee) =>
      (bank === undefined || payee.bank === bank) &&
      (spoken.phone === undefined || payee.phone === spoken.phone),
  );
  for (const found of [
    byNumber(fitting, spoken.said),
    byName(fitting, family, spoken.said),
    byPartOfName(fitting, spoken.said),
  ]) {
    if (found.length > 0) return matchOf(found);
  }
  const similar = similarTo(fitting, spoken.said);
  return similar.length > 0 ? { kind: 'similar', payees: similar } : { kind: 'none' };
}
