import { instantAt } from '@banxing/kernel';
import type { DepartmentLife } from './department-life.ts';

/** Who watches over whom when the demo begins. */
const guarded = [
  { customer: 'wangjianguo', guardian: 'wangmin', called: '女儿', sinceOn: '2025-09-28' },
] as const;

/** Guardians of long standing: 王建国's daughter. No money moves. */
export const watchOver: DepartmentLife = async (uses, tx, settled) => {
  const guardians = guarded.flatMap(({ customer, guardian, called, sinceOn }) => {
    const [ward, watcher] = [settled.customers.get(customer), settled.customers.get(guardian)];
    return ward && watcher
      ? [{ customer: ward, guardian: watcher, called, since: instantAt(sinceOn, 10) }]
      : [];
  });
  await uses.risk.recordGuardians(tx, guardians);
  return [];
};
