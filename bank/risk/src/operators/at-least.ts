/** The bound or more. */
export const atLeast = (fact: number, bound: number): boolean => fact >= bound;
