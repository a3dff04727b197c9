import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from '@banxing/database';
import { findingsIn, readCorpusFile } from '@banxing/understanding';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { forgetOldTurns, newestTrail, retentionDays } from '../src/index.ts';
import { act, type DeskForTests, deskForTests, heard, storyStart } from './bench-desk.ts';

let desk: DeskForTests;

beforeEach(async () => {
  desk = await deskForTests();
});
afterEach(() => desk.close());

const kept = () =>
  desk.db.rows(
    z.object({ text: z.string(), reasons: z.array(z.string()) }),
    sql`select text, reasons from models.turns order by id`,
  );
const hear = async (...turns: Parameters<typeof heard>[]): Promise<void> => {
  for (const turn of turns) await desk.models.collector.heard(heard(...turn));
};

describe('collecting', () => {
  it('keeps nothing of a turn that went well', async () => {
    await hear(
      ['查余额'],
      ['给妈妈转500', { intent: 'transfer.create', proposal: 'prop_1' }],
      ['确认', { intent: 'chat.affirm' }],
    );
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['unsure', [['查一下那个啥', { confidence: 0.4 }]], '查一下那个啥'],
    ['not_understood', [['今天天气如何', { intent: 'oos' }]], '今天天气如何'],
    ['corrected', [['给妈妈转500', { proposal: 'prop_1' }], ['不是,是600']], '给妈妈转<AMOUNT>'],
    [
      'abandoned',
      [
        ['给妈妈转500', { proposal: 'prop_1' }],
        ['算了', { intent: 'chat.stop' }],
      ],
      '给妈妈转<AMOUNT>',
    ],
    ['handed_over', [['我那个钱呢'], ['转人工', { intent: 'service.human' }]], '我那个钱呢'],
    [
      'repeated',
      [['房贷还剩多少没还'], ['房贷还剩多少没还完', { intent: 'loan.detail' }]],
      '房贷还剩多少没还',
    ],
  ] as const)('keeps what was %s', async (reason, turns, text) => {
    for (const turn of turns) await desk.models.collector.heard(heard(turn[0], turn[1]));
    expect(await kept()).toEqual([{ text, reasons: [reason] }]);
  });

  it('keeps conversations apart', async () => {
    await hear(
      ['给妈妈转500', { proposal: 'prop_1' }],
      ['算了', { intent: 'chat.stop', conversation: 'conv_2' }],
    );
    expect(await kept()).toEqual([]);
  });

  it('keeps a proposal that was withdrawn by tapping, not one that was older', async () => {
    await hear(['给刘桂芳转500', { proposal: 'prop_1', slots: { payee: '刘桂芳', amount: '500.00' } }]);
    await desk.models.collector.withdrawn('conv_1', 'prop_0');
    expect(await kept()).toEqual([]);
    await desk.models.collector.withdrawn('conv_1', 'prop_1');
    expect(await kept()).toEqual([{ text: '给<NAME>转<AMOUNT>', reasons: ['abandoned'] }]);
  });

  it('keeps a turn with a thumb down, adds to what is known of it, and lets go when the thumb turns', async () => {
    const sure = heard('查余额');
    await desk.models.collector.rated(sure, false);
    await desk.models.collector.rated(sure, false);
    expect(await kept()).toEqual([{ text: '查余额', reasons: ['unhelpful'] }]);
    await desk.models.collector.rated(sure, true);
    expect(await kept()).toEqual([]);
    const unsure = heard('查那个', { confidence: 0.2 });
    await desk.models.collector.heard(unsure);
    await desk.models.collector.rated(unsure, false);
    expect((await kept())[0]?.reasons.sort()).toEqual(['unhelpful', 'unsure']);
    await desk.models.collector.rated(unsure, true);
    expect((await kept())[0]?.reasons).toEqual(['unsure']);
  });

  it(`forgets after ${String(retentionDays)} days and says so`, async () => {
    await hear(['查那个', { confidence: 0.2 }]);
    const clock = { now: () => new Date(storyStart.getTime() + (retentionDays - 1) * 86_400_000) };
    expect(await forgetOldTurns({ db: desk.db, clock })).toBe(0);
    const later = { now: () => new Date(storyStart.getTime() + (retentionDays + 1) * 86_400_000) };
    expect(await forgetOldTurns({ db: desk.db, clock: later })).toBe(1);
    expect(await kept()).toEqual([]);
    expect((await newestTrail(desk.db, 1))[0]).toMatchObject({ action: 'forgotten', details: { turns: 1 } });
  });

  it('the table itself refuses long digits', async () => {
    await hear(['查那个', { confidence: 0.2 }]);
    await expect(desk.db.run(sql`update models.turns set text = 'call 13800138000'`)).rejects.toThrow();
  });
});

describe('labelling', () => {
  const unsure = { confidence: 0.3, intent: 'oos' };

  it('labels a group, exports it as records that the checker finds nothing about, and only once', async () => {
    await hear(
      ['搁我这儿给刘桂芳打500块钱过去呗', unsure],
      ['搁我这儿给刘桂芳打两千块钱过去呗', unsure],
      ['搁我这儿给王芳打八百块过去呗', { ...unsure, slots: { payee: '王芳' } }],
    );
    const [cluster] = await desk.models.labelling.clusters();
    expect(cluster?.turns).toHaveLength(3);
    const label = { intent: 'transfer.create', said: { payee: '<NAME>' } };
    expect(await desk.models.labelling.label(cluster?.id ?? '', label, act)).toEqual({ ok: true, value: 3 });
    expect(await desk.models.labelling.clusters()).toEqual([]);

    const { written } = await desk.models.labelling.export(desk.home, act);
    expect(written).toBeGreaterThan(0);
    const file = join(desk.home, 'train', 'learned.jsonl');
    const { records, malformed } = readCorpusFile(file);
    expect(malformed).toEqual([]);
    expect(records).toHaveLength(written);
    expect(records.flatMap(findingsIn)).toEqual([]);
    for (const record of records) {
      expect(record).toMatchObject({ intent: 'transfer.create', style: 'learned' });
      expect(record.text).toContain(record.slots['payee']);
      expect(record.slots['amount']).toMatch(/^\d+\.\d{2}$/u);
      expect(record.text).not.toMatch(/刘桂芳|<|#/u);
    }
    const before = await readFile(file, 'utf8');
    expect(await desk.models.labelling.export(desk.home, act)).toEqual({ written: 0, refused: [] });
    expect(await readFile(file, 'utf8')).toBe(before);
  });

  it('never exports what a locked set holds, in any writing', async () => {
    await mkdir(join(desk.home, 'test'), { recursive: true });
    await mkdir(join(desk.home, 'dev'), { recursive: true });
    await writeFile(
      join(desk.home, 'test', 'locked.jsonl'),
      '{"text":"把字弄大點兒","intent":"app.font_size","slots":{"direction":"up"}}\n',
    );
    await writeFile(join(desk.home, 'dev', 'dev.jsonl'), '{"text":"我要听曲儿","intent":"oos","slots":{}}\n');
    await hear(['把字弄大点儿', unsure], ['我要听曲儿', unsure], ['给我唱个戏', unsure]);
    for (const { id, leader } of await desk.models.labelling.clusters()) {
      await desk.models.labelling.label(
        id,
        { intent: leader.includes('字') ? 'app.font_size' : 'oos', said: {} },
        act,
      );
    }
    const { written, refused } = await desk.models.labelling.export(desk.home, act);
    expect(refused.map(({ why }) => why)).toEqual(['leak', 'leak']);
    expect(written).toBe(1);
    expect(await readFile(join(desk.home, 'train', 'learned.jsonl'), 'utf8')).toContain('给我唱个戏');
  });

  it('exports no record that would teach to overlook a name or a slot', async () => {
    await hear(['给刘桂芳打钱', unsure]);
    const [cluster] = await desk.models.labelling.clusters();
    await desk.models.labelling.label(cluster?.id ?? '', { intent: 'transfer.create', said: {} }, act);
    expect(await desk.models.labelling.export(desk.home, act)).toMatchObject({
      written: 0,
      refused: [{ why: 'name_without_slot' }],
    });
  });

  it('refuses what is no label', async () => {
    await hear(['查那个', unsure]);
    const [cluster] = await desk.models.labelling.clusters();
    const label = (target: string, intent: string, said = {}, why = 'test') =>
      desk.models.labelling.label(target, { intent, said }, { ...act, why });
    expect(await label(cluster?.id ?? '', 'no.such')).toMatchObject({ refusal: { code: 'unknown_intent' } });
    expect(await label(cluster?.id ?? '', 'account.balance', { payee: 'x' })).toMatchObject({
      refusal: { code: 'unknown_slot' },
    });
    expect(await label('clu_none', 'account.balance')).toMatchObject({ refusal: { code: 'nothing_there' } });
    expect(await label(cluster?.id ?? '', 'account.balance', {}, '')).toMatchObject({
      refusal: { code: 'why_missing' },
    });
  });

  it('dismisses, and each act stands in the trail', async () => {
    await hear(['查那个', unsure], ['唱首歌吧', unsure]);
    const [first, second] = await desk.models.labelling.clusters();
    await desk.models.labelling.dismiss(first?.id ?? '', act);
    await desk.models.labelling.label(second?.turns[0]?.id ?? '', { intent: 'oos', said: {} }, act);
    await desk.models.labelling.export(desk.home, act);
    expect((await newestTrail(desk.db, 3)).map(({ action, actor }) => [action, actor])).toEqual([
      ['exported', act.actor],
      ['labelled', act.actor],
      ['dismissed', act.actor],
    ]);
  });
});
