export { createSearch, type Found, type Listed, type Search, type SearchUses } from './ask-anything.ts';
export type { Thing, ThingKind } from './finding.ts';
