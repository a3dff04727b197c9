import { expect, test } from 'vitest';
import { termFrom } from './policy.ts';

test('a year ends on the day on which it was bought, also one bought on a leap day or at a month end', () => {
  expect(termFrom('2026-11-20', 365)).toEqual({ startsOn: '2026-11-21', endsOn: '2027-11-20' });
  expect(termFrom('2028-02-29', 365)).toEqual({ startsOn: '2028-03-01', endsOn: '2029-02-28' });
  expect(termFrom('2027-12-31', 365)).toEqual({ startsOn: '2028-01-01', endsOn: '2028-12-31' });
  expect(termFrom('2026-12-31', 10)).toEqual({ startsOn: '2027-01-01', endsOn: '2027-01-10' });
});
