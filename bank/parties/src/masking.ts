/**
 * A name with one character left visible, the last: 刘桂芳 becomes `**芳`. The last is kept because a family name says
 * little (a tenth of the country is called 王 or 李), while a given name's end is how people recognise their own.
 */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  const last = characters.pop();
  if (last === undefined) return '';
  return `${characters.map((character) => (/\s/u.test(character) ? character : '*')).join('')}${last}`;
}

/** A phone number as 3 + 4: `138****5678`. What is too short to mask so is hidden whole. */
export const maskPhone = (phone: string): string =>
  phone.length >= 8 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : '*'.repeat(phone.length);
