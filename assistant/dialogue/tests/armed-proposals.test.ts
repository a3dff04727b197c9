import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '@banxing/database';
import { embeddedModelPath, embeddedRecogniser, loadModel, type Recogniser } from '@banxing/understanding';
import { scriptedBank } from './scripted-bank.ts';

const utterances = [
  '给我妈转500块钱',
  '给妈妈转钱',
  '给张伟转200',
  '第二个',
  '就这个',
  '300',
  '不是,是600',
  '改成-600',
  '不对,转给爸爸',
  '不对,转给张伟',
  '别转给妈妈了,转给爸爸',
  '不对',
  '金额不对',
  '不是这个人',
  '多转100',
  '对',
  '确认',
  '转吧',
  '好的',
  '算了',
  '算了还是500吧',
  '取消',
  '别给我妈转500了',
  '给妈妈转0元',
  '余额多少',
  '再给她转200',
  '再来一笔',
  '爸爸也一样',
  '给妈妈转100,给爸爸转50',
  '给妈妈和爸爸各转20',
  '我上个月给我妈转了500吗',
  '他说给他转五千',
  '我被骗了',
  '密码是135790',
  '135790',
  '转人工',
  'no, make it 600',
  '\u202E005\u202C',
  '嗯嗯啊啊',
] as const;

type Step =
  | { readonly say: string }
  | { readonly confirm: 'newest' | 'any'; readonly pick: number }
  | { readonly cancel: number }
  | { readonly wait: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...utterances).map((say) => ({ say })) },
  {
    weight: 2,
    arbitrary: fc.record({ confirm: fc.constantFrom('newest' as const, 'any' as const), pick: fc.nat(20) }),
  },
  { weight: 1, arbitrary: fc.nat(20).map((cancel) => ({ cancel })) },
  { weight: 1, arbitrary: fc.constantFrom(60_000, 360_000).map((wait) => ({ wait })) },
);

type Bank = Awaited<ReturnType<typeof scriptedBank>>;

const proposalRow = z.object({ id: z.string(), status: z.string(), hash: z.string() });
const proposalsOf = ({ db }: Bank) =>
  db.rows(proposalRow, sql`select id, status, hash from capability.proposals order by created_at, id`);

/** Plays the steps; after each of them the promises are looked at. Ends with every proposal confirmed once more. */
async function play(bank: Bank, steps: readonly Step[]): Promise<void> {
  let moved = 0;
  const tryConfirm = async (id: string, hash: string) => {
    const before = (await proposalsOf(bank)).find((proposal) => proposal.id === id)?.status;
    const { settled } = await bank.confirm(id, hash);
    if (settled.ok && settled.value.status === 'done') {
      expect(before).toBe('open');
      moved += 1;
    }
  };
  for (const each of steps) {
    const known = await proposalsOf(bank);
    if ('say' in each) await bank.say(each.say);
    else if ('wait' in each) bank.clock.advance(each.wait);
    else if (known.length > 0) {
      const index =
        'cancel' in each
          ? each.cancel % known.length
          : each.confirm === 'newest'
            ? known.length - 1
            : each.pick % known.length;
      const { id, hash } = known[index] as z.infer<typeof proposalRow>;
      await ('cancel' in each ? bank.cancel(id) : tryConfirm(id, hash));
    }
    const after = await proposalsOf(bank);
    expect(after.filter(({ status }) => status === 'open').length).toBeLessThanOrEqual(1);
    expect(after.filter(({ status }) => status === 'done')).toHaveLength(moved);
  }
  for (const { id, hash, status } of await proposalsOf(bank)) {
    const { settled } = await bank.confirm(id, hash);
    if (status !== 'open') expect(settled.ok).toBe(false);
  }
}

describe('whatever is said, in whatever order', () => {
  let recogniser: Recogniser;
  beforeAll(() => {
    recogniser = embeddedRecogniser(loadModel(embeddedModelPath));
  });

  it('words move no money, one proposal at most is open, and a voided one never executes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
        const bank = await scriptedBank(recogniser);
        await play(bank, steps).finally(() => bank.db.drop());
      }),
      { numRuns: 80 },
    );
  }, 120_000);

  it('after a stop word nothing is left to confirm', async () => {
    const stop = fc.constantFrom('算了', '不转了', '取消', '我被骗了', '别给我妈转500了', 'never mind');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...utterances), { minLength: 1, maxLength: 6 }),
        stop,
        async (said, last) => {
          const bank = await scriptedBank(recogniser);
          try {
            for (const text of [...said, last]) await bank.say(text);
            expect((await proposalsOf(bank)).filter(({ status }) => status === 'open')).toEqual([]);
          } finally {
            await bank.db.drop();
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});
