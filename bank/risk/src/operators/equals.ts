/** Exactly the bound; for counts and for switches, which are 0 or 1. */
export const equals = (fact: number, bound: number): boolean => fact === bound;
