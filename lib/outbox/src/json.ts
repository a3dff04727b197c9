/** What JSON can say. Money travels as a decimal string, an instant in ISO 8601. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
