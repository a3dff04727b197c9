import type { Capability } from '@banxing/capability';
import { codeCollect } from './capabilities/code-collect.ts';
import { codeMedical } from './capabilities/code-medical.ts';
import { codePay } from './capabilities/code-pay.ts';
import { codeScan } from './capabilities/code-scan.ts';
import { codeTransit } from './capabilities/code-transit.ts';
import type { Codes } from './codes.ts';

export { type Charge, type CodeKind, mostPerCharge, mostPerDay } from './code.ts';
export { type Codes, createCodes } from './codes.ts';
export type { CodesUses } from './codes-uses.ts';
export type { ChargeCode, ChargeRefusal } from './use-cases/charge-code.ts';
export type { Collecting } from './use-cases/collecting.ts';

/** What customers can show and scan. */
export const codesCapabilities = ({ desk }: Pick<Codes, 'desk'>): Capability[] => [
  codePay(desk),
  codeCollect(desk),
  codeTransit(desk),
  codeMedical(desk),
  codeScan(desk),
];

/** Codes that were shown, and what was charged by them. */
export const codesMigrations = { name: 'codes', folder: new URL('../migrations', import.meta.url) };
