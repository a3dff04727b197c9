import { z } from 'zod';
import { formatMoney, money, moneyOf } from '@banxing/kernel';
import type { Reason } from './underwriting.ts';

/** A reason as JSON keeps it: its code, amounts as decimal strings, counts as numbers. */
export const reasonJson = z.record(z.string(), z.union([z.string(), z.number()]));
export type ReasonJson = z.infer<typeof reasonJson>;

export const reasonsToJson = (reasons: readonly Reason[]): ReasonJson[] =>
  reasons.map((reason) =>
    Object.fromEntries(
      Object.entries(reason).map(([key, value]: [string, string | number | bigint]) => [
        key,
        typeof value === 'bigint' ? formatMoney(money(value)) : value,
      ]),
    ),
  );

/** Reads what `reasonsToJson` wrote: every text but the code is an amount. */
export const reasonsFromJson = (json: unknown): Reason[] =>
  z
    .array(reasonJson)
    .parse(json)
    .map((kept) => {
      const fields = Object.entries(kept).map(([key, value]) => [
        key,
        typeof value === 'string' && key !== 'code' ? moneyOf(value).minorUnits : value,
      ]);
      return Object.fromEntries(fields) as Reason;
    });
