import type { Locale } from '@banxing/kernel';
import type { Branch } from '@banxing/parties';
import { z } from 'zod';

const localized = z.object({ zh: z.string(), en: z.string() });

export const branchFact = z.object({
  code: z.string(),
  name: localized,
  city: localized,
  address: localized,
  hours: localized,
  phone: z.string(),
});
export type BranchFact = z.infer<typeof branchFact>;

export const factOf = ({ code, name, city, address, hours, phone }: Branch): BranchFact => ({
  ...{ code, name, city, address, hours, phone },
});

/** A branch as an item of the `branches` card. */
export const branchItem = (branch: BranchFact, locale: Locale) => ({
  id: branch.code,
  title: branch.name[locale],
  subtitle: branch.address[locale],
  rows: [
    { label: locale === 'zh' ? '营业时间' : 'Hours', value: branch.hours[locale] },
    { label: locale === 'zh' ? '电话' : 'Phone', value: branch.phone },
  ],
  actions: [
    { action: `copy:${branch.address[locale]}`, label: locale === 'zh' ? '复制地址' : 'Copy address' },
    locale === 'zh'
      ? { action: `say:预约${branch.name.zh}`, label: '预约' }
      : { action: `say:Book a visit at ${branch.name.en}`, label: 'Book a visit' },
  ],
});
