export type { Branch } from './branch.ts';
export { partiesCapabilities } from './capabilities.ts';
export type { AccountPage, Offered, PartiesCapabilityUses } from './capability-uses.ts';
export {
  ageOn,
  type Customer,
  type CustomerRefusal,
  elderAge,
  type Gender,
  isElder,
  isPhone,
  type NewCustomer,
  type Segment,
  segments,
} from './customer.ts';
export { type HomeTile, homeTiles } from './home-tiles.ts';
export { maskName, maskPhone } from './masking.ts';
export { createParties, type Parties, type PartiesUses } from './parties.ts';
export { defaultPreferences, type Preferences } from './preferences.ts';
export {
  type NewRelative,
  relationFromWords,
  type Relative,
  type RelativeId,
  type RelativeRefusal,
  relativesMeant,
} from './relation.ts';
export { type RelationKind, relationKinds, relationNames } from './relation-kind.ts';
export { foldSpoken, sameNameLoosely } from './spoken.ts';
export {
  type NewStaffMember,
  type StaffMember,
  type StaffRefusal,
  type StaffRole,
  staffRoles,
} from './staff.ts';

/** Customers, families, branches, staff, preferences. */
export const partiesMigrations = { name: 'parties', folder: new URL('../migrations', import.meta.url) };
