import { addDays, type Day, dayOf, invariant } from '@banxing/kernel';
import { ageOn } from '@banxing/insurance';
import type { CityFrame } from './city-uses.ts';
import { demoCast } from './demo-cast.ts';
import type { DepartmentLife } from './department-life.ts';

interface Insured {
  readonly owner: string;
  readonly product: string;
  readonly from: string;
  /** Bought so many days before the demo begins. */
  readonly daysAgo: number;
  readonly renews: boolean;
  /** Is the premium in the books? Not where a life was told without it. */
  readonly booked: boolean;
}

const insured = (
  owner: string,
  product: string,
  from: string,
  daysAgo: number,
  { renews = true, booked = true } = {},
): Insured => ({ owner, product, from, daysAgo, renews, booked });

/** Bought a few days after the money of the month has come. */
const ofTheCast: readonly Insured[] = [
  insured('chenjing', 'million-medical', 'chenjing/salary', 250),
  insured('chenjing', 'accident-adult', 'chenjing/salary', 160),
  insured('wangmin', 'car-compulsory', 'wangmin/salary', 220),
  insured('wangmin', 'car-commercial', 'wangmin/salary', 220),
  insured('wangmin', 'critical-adult', 'wangmin/salary', 130, { renews: false }),
  insured('wangjianguo', 'accident-elder', 'wangjianguo/main', 95, { renews: false, booked: false }),
  insured('lixiang', 'student-care', 'lixiang/main', 70, { renews: false }),
  insured('zhouming', 'employer', 'zhouming/main', 200),
  insured('zhouming', 'car-commercial', 'zhouming/main', 345),
  insured('zhaolan', 'crop', 'zhaolan/main', 240, { renews: false }),
  insured('zhaolan', 'city-care', 'zhaolan/main', 120),
];

const bornOnOf = (frame: CityFrame, owner: string): Day => {
  const born = [...demoCast, ...frame.residents].find(({ key }) => key === owner)?.bornOn;
  invariant(born, `nobody is called ${owner}`);
  return born;
};

/** Every fifth resident of a fitting age has paid an accident policy; it was there when they began to bank here. */
const residentsShare = 5;

function ofResidents(frame: CityFrame): Insured[] {
  return frame.residents.flatMap(({ key, bornOn }, index) => {
    const age = ageOn(bornOn, dayOf(frame.until));
    const product = age >= 62 ? 'accident-elder' : 'accident-adult';
    if (index % residentsShare !== 2 || age < 20 || age > 80) return [];
    return [insured(key, product, key, 30 + (index % 300), { renews: index % 2 === 0, booked: false })];
  });
}

/** Policies in force, with the premiums that were paid for them. */
export const insure: DepartmentLife = async (uses, tx, settled, frame) => {
  const today = dayOf(frame.until);
  const pasts = [...ofTheCast, ...ofResidents(frame)].map(
    ({ owner, product, from, daysAgo, renews, booked }) => {
      const customer = settled.customers.get(owner);
      const account = settled.accounts.get(from);
      invariant(customer && account, `${owner} has an account`);
      return {
        key: `city/policy/${owner}/${product}`,
        customer,
        bornOn: bornOnOf(frame, owner),
        product,
        account,
        boughtOn: addDays(today, -daysAgo),
        renews,
        booked,
      };
    },
  );
  const { policies, postings } = await uses.insurance.recordPolicies(
    tx,
    pasts.map(({ booked: _, ...past }) => past),
  );
  const told = new Set(pasts.flatMap(({ booked }, index) => (booked ? [policies[index]?.id] : [])));
  return postings.filter(({ reference }) => told.has(reference as (typeof policies)[number]['id']));
};
