export type FieldKind = 'text' | 'amount' | 'date' | 'choice' | 'phone' | 'number';

const kinds: Readonly<Record<string, FieldKind>> = {
  amount: 'amount',
  amount_min: 'amount',
  amount_max: 'amount',
  rate: 'amount',
  yield_min: 'amount',
  date: 'date',
  phone: 'phone',
  card_number: 'number',
  card_last4: 'number',
  year: 'number',
  age: 'number',
  retire_age: 'number',
  quantity: 'number',
};

/** How a slot is typed; one with a closed set of values is chosen. */
export const kindOf = (slot: string, choices: Readonly<Record<string, string>> | undefined): FieldKind =>
  choices !== undefined && Object.keys(choices).length > 0 ? 'choice' : (kinds[slot] ?? 'text');

const pad = (part: number): string => String(part).padStart(2, '0');
const monthSpan = (year: number, month: number): string => {
  const from = new Date(Date.UTC(year, month, 1));
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const stem = `${from.getUTCFullYear()}-${pad(from.getUTCMonth() + 1)}`;
  return `${stem}-01/${stem}-${pad(last)}`;
};

/** This month, last month, this year, last year in the bank's normal form and by the bank's day, with the words for them. */
export const spansAt = (now: Date, words: readonly string[]): Readonly<Record<string, string>> => {
  const there = new Date(now.getTime() + 8 * 3_600_000);
  const [year, month] = [there.getUTCFullYear(), there.getUTCMonth()];
  const spans = [
    monthSpan(year, month),
    monthSpan(year, month - 1),
    `${year}-01-01/${year}-12-31`,
    `${year - 1}-01-01/${year - 1}-12-31`,
  ];
  return Object.fromEntries(spans.map((span, index) => [span, words[index] ?? span]));
};

/** An amount as people type it, as the bank reads it; anything else is left for the bank to refuse with a reason. */
export const normalAmount = (typed: string): string => {
  const plain = typed.trim().replaceAll(',', '');
  if (/^\d+$/u.test(plain)) return `${plain}.00`;
  return /^\d+\.\d$/u.test(plain) ? `${plain}0` : plain;
};
