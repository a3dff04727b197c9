/** More than the bound. */
export const above = (fact: number, bound: number): boolean => fact > bound;
