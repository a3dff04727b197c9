import type { Meter } from '@banxing/billing';
import type { CustomerId } from '@banxing/capability';
import { invariant } from '@banxing/kernel';
import { demoCast } from './demo-cast.ts';
import type { DepartmentLife } from './department-life.ts';

/** What stands before a phone number to make the number at a biller. */
const prefixes: Readonly<Record<string, string>> = {
  electricity: '11',
  water: '12',
  gas: '13',
  heating: '14',
  property: '15',
  broadband: '16',
  parking: '17',
  television: '18',
};

/** What the households of the demo customers are billed for. */
const billed: Readonly<Record<string, readonly string[]>> = {
  chenjing: ['electricity', 'water', 'gas', 'broadband', 'property'],
  wangjianguo: ['electricity', 'water', 'gas'],
  wangmin: ['electricity', 'water', 'gas', 'heating', 'property'],
  lixiang: ['electricity', 'broadband'],
  zhouming: ['electricity', 'water', 'gas', 'broadband', 'property', 'parking'],
  zhaolan: ['electricity', 'water', 'television'],
  liuguifang: ['electricity', 'water', 'gas'],
};

const residentsBilled: readonly string[] = ['electricity', 'water', 'gas'];

const labels: Readonly<Record<string, string>> = { lixiang: '宿舍', zhaolan: '家里' };

/** Everybody's home has its numbers at the billers; the running bills are open, all before them were paid. */
export const bill: DepartmentLife = async (uses, tx, settled, frame) => {
  const homes = [
    ...demoCast.map(({ key, name, city, phone }) => ({
      key,
      name,
      city,
      phone,
      codes: billed[key] ?? [],
      label: labels[key] ?? '家里',
    })),
    ...frame.residents.map(({ key, name, city, phone }) => ({
      key,
      name,
      city,
      phone,
      codes: residentsBilled,
      label: '家里',
    })),
  ];
  const meters: (Meter & { readonly customer: CustomerId; readonly label: string })[] = [];
  for (const { key, name, city, phone, codes, label } of homes) {
    const customer = settled.customers.get(key);
    invariant(customer, `nobody is called ${key}`);
    for (const biller of codes) {
      const number = `${prefixes[biller] ?? '19'}${phone.slice(1)}`;
      meters.push({ customer, biller, number, label, holder: name, address: `${city}市` });
    }
  }
  await uses.billers.openMeters(tx, meters);
  await uses.billing.addAccounts(
    tx,
    meters.map(({ customer, biller, number, label }) => ({ customer, biller, number, label })),
  );
  return [];
};
