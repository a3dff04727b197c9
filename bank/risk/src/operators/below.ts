/** Less than the bound. */
export const below = (fact: number, bound: number): boolean => fact < bound;
