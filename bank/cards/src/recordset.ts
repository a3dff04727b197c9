/** Rows as JSON for `jsonb_to_recordset`: bigints as digits, instants as ISO 8601. */
export const recordset = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'bigint' ? value.toString() : value));
