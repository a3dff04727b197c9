import { seededRandom, randomInt } from '@banxing/kernel';
import { describe, expect, it } from 'vitest';
import { clustersOf } from './clusters.ts';
import type { CollectedTurn } from './turn-store.ts';

const turn = (text: string, index: number, intent = 'oos'): CollectedTurn => ({
  id: `trn_${String(index).padStart(26, '0')}`,
  message: `msg_${String(index)}`,
  text,
  intent,
  slots: {},
  confidence: 0.4,
  reasons: ['unsure'],
  saidAt: new Date('2026-11-20T10:00:00+08:00'),
});

const texts = [
  '给<NAME>打点钱过去',
  '给<NAME>打点钱过去吧',
  '给<NAME>打<AMOUNT>过去',
  '房贷还剩多少没还',
  '房贷还剩多少没还完',
  '房贷还剩多少',
  '把字弄大点儿',
  '把字弄大一点儿',
  '今天天气如何',
];
const turns = texts.map((text, index) => turn(text, index, index < 3 ? 'transfer.create' : 'oos'));

describe('clusters', () => {
  it('put alike texts together and unlike ones apart', () => {
    const groups = clustersOf(turns).map((cluster) => cluster.turns.map(({ text }) => text));
    expect(groups.find((group) => group.includes('房贷还剩多少没还'))).toEqual(
      expect.arrayContaining(['房贷还剩多少没还完', '房贷还剩多少']),
    );
    expect(groups.find((group) => group.includes('把字弄大点儿'))).toHaveLength(2);
    expect(groups.find((group) => group.includes('今天天气如何'))).toEqual(['今天天气如何']);
    expect(groups.flat()).toHaveLength(texts.length);
  });

  it('are the same in whatever order the turns came', () => {
    const random = seededRandom(7);
    const expected = clustersOf(turns);
    for (let round = 0; round < 5; round += 1) {
      const shuffled = turns
        .map((each) => ({ each, place: randomInt(random, 0, 1e6) }))
        .sort((a, b) => a.place - b.place);
      expect(clustersOf(shuffled.map(({ each }) => each))).toEqual(expected);
    }
  });

  it('suggest what most of their turns were taken for', () => {
    const cluster = clustersOf(turns).find(({ leader }) => leader.startsWith('给<NAME>'));
    expect(cluster?.suggested[0]).toEqual({ intent: 'transfer.create', share: 1 });
  });
});
