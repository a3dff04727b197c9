import type { CustomerId } from '@banxing/capability';
import { type Day, isDay, ok, type Outcome, refuse } from '@banxing/kernel';

export const segments = [
  'salaried',
  'pensioner',
  'student',
  'farmer',
  'owner',
  'freelancer',
  'homemaker',
] as const;

/** What a customer mainly lives from. */
export type Segment = (typeof segments)[number];

export type Gender = 'female' | 'male';

/** A person who banks here. */
export interface Customer {
  readonly id: CustomerId;
  readonly name: string;
  readonly gender: Gender;
  readonly bornOn: Day;
  /** A mainland mobile number, eleven digits. */
  readonly phone: string;
  readonly city: string;
  readonly occupation: string;
  readonly segment: Segment;
  /** Code of the home branch. */
  readonly branch: string;
  readonly sinceOn: Day;
}

/** A customer to be admitted; an id is made when none is given. */
export type NewCustomer = Omit<Customer, 'id'> & { readonly id?: CustomerId };

export type CustomerRefusal =
  | { readonly code: 'customer_name_invalid'; readonly name: string }
  | { readonly code: 'customer_birth_invalid'; readonly bornOn: string }
  | { readonly code: 'customer_since_invalid'; readonly sinceOn: string }
  | { readonly code: 'phone_invalid'; readonly name: string }
  | { readonly code: 'phone_taken'; readonly name: string }
  | { readonly code: 'branch_unknown'; readonly branch: string };

const phonePattern = /^1[3-9]\d{9}$/u;

/** Is the text a mainland mobile number? */
export const isPhone = (text: string): boolean => phonePattern.test(text);

/** Checks what can be checked of a person alone; `on` is the business day of the admission. */
export function judgeCustomer(customer: NewCustomer, on: Day): Outcome<NewCustomer, CustomerRefusal> {
  const name = customer.name.trim();
  if (name.length === 0 || name.length > 60 || /[\d<>]/u.test(name))
    return refuse({ code: 'customer_name_invalid', name });
  if (!isDay(customer.bornOn) || customer.bornOn > on || customer.bornOn < '1900-01-01') {
    return refuse({ code: 'customer_birth_invalid', bornOn: customer.bornOn });
  }
  if (!isDay(customer.sinceOn) || customer.sinceOn > on || customer.sinceOn < customer.bornOn) {
    return refuse({ code: 'customer_since_invalid', sinceOn: customer.sinceOn });
  }
  if (!isPhone(customer.phone)) return refuse({ code: 'phone_invalid', name });
  return ok({ ...customer, name });
}

/** Full years of age on a day. */
export function ageOn(customer: Pick<Customer, 'bornOn'>, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(customer.bornOn.slice(0, 4));
  return day.slice(5) < customer.bornOn.slice(5) ? years - 1 : years;
}

/** From this age on the rules for elders apply (suitability, protection against fraud). */
export const elderAge = 65;

export const isElder = (customer: Pick<Customer, 'bornOn'>, day: Day): boolean =>
  ageOn(customer, day) >= elderAge;
