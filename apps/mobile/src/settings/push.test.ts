import { expect, test } from 'vitest';
import { bytesOf } from './push.ts';

test('reads the public key as the bank writes it, without padding and with the letters of base64url', () => {
  expect([...bytesOf('BP-_AA')]).toEqual([4, 255, 191, 0]);
  expect(bytesOf(Buffer.alloc(65, 4).toString('base64url'))).toHaveLength(65);
});
