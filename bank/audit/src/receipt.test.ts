import { expect, it } from 'vitest';
import { testWorld } from '@banxing/kernel/testing';
import { contentOf, hashOfLink, receiptOf } from './receipt.ts';
import { someSettlement } from './testing.ts';

const { ids } = testWorld();
const settled = someSettlement(ids, 'cust_A');

it('writes a settlement in one way, with instants in ISO 8601', () => {
  const shuffled = { ...settled, proposal: Object.fromEntries(Object.entries(settled.proposal).reverse()) };
  expect(contentOf(shuffled as typeof settled)).toBe(contentOf(settled));
  expect(contentOf(settled)).toContain('"at":"2026-11-20T02:00:00.000Z"');
});

it('refuses what JSON cannot say exactly', () => {
  expect(() => contentOf({ ...settled, done: { amount: 5n } })).toThrow();
});

it('hashes differently for any other place, receipt, content or past', () => {
  const { contentHash } = receiptOf('rcpt_A', settled);
  const link = { position: 7n, receipt: 'rcpt_A' as const, previousHash: '0'.repeat(64) };
  const all = [
    hashOfLink(link, contentHash),
    hashOfLink({ ...link, position: 8n }, contentHash),
    hashOfLink({ ...link, receipt: 'rcpt_B' }, contentHash),
    hashOfLink({ ...link, previousHash: '1'.repeat(64) }, contentHash),
    hashOfLink(link, receiptOf('rcpt_A', { ...settled, channel: 'api' }).contentHash),
  ];
  expect(new Set(all).size).toBe(all.length);
});
