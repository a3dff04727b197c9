import { forkRandom, type Random, randomInt, randomPick, randomUnit } from '@banxing/kernel';
import type { Resident } from './residents.ts';

/** A payment that somebody is talked into, or a surprise of honest life: what a bank gets to see of it. */
export interface Unforeseen {
  readonly at: Date;
  /** Fen. */
  readonly amount: number;
  readonly payee: string;
  /** What the customer says to the bank before confirming. */
  readonly said: readonly string[];
  /** The swindle; null for an honest payment. */
  readonly swindle: string | null;
  /** Payments of one swindle belong together: when one is stopped, the customer wakes up. */
  readonly story: string;
}

interface Swindle {
  readonly name: string;
  /** Of what the victim has, in one payment. */
  readonly share: readonly [number, number];
  readonly payments: readonly [number, number];
  /** How often the victim lets the bank hear of it. */
  readonly heard: number;
  readonly lines: readonly string[];
}

/** Eight kinds and one more; most victims are told to say nothing, and do. */
const swindles: readonly Swindle[] = [
  {
    name: 'refund',
    share: [0.2, 0.9],
    payments: [1, 3],
    heard: 0.4,
    lines: ['客服说要先转过去才能退款', '给她转过去,是退款专员'],
  },
  {
    name: 'police',
    share: [0.7, 1],
    payments: [1, 3],
    heard: 0.3,
    lines: ['民警让我转到安全账户', '快点转,不要告诉家里人'],
  },
  {
    name: 'romance',
    share: [0.1, 0.5],
    payments: [2, 5],
    heard: 0.2,
    lines: ['给我网恋对象转点钱', '他急用'],
  },
  {
    name: 'investment',
    share: [0.3, 0.9],
    payments: [2, 4],
    heard: 0.35,
    lines: ['老师带我炒股,充到平台', '导师说稳赚'],
  },
  { name: 'loan', share: [0.2, 0.6], payments: [1, 3], heard: 0.4, lines: ['放款前要交保证金', '先刷流水'] },
  {
    name: 'relative',
    share: [0.3, 0.9],
    payments: [1, 2],
    heard: 0.4,
    lines: ['儿子换了新号码,急用', '马上给他转'],
  },
  { name: 'remote', share: [0.8, 1], payments: [1, 4], heard: 0.2, lines: ['他让我共享屏幕操作'] },
  { name: 'mule', share: [0.7, 1], payments: [2, 4], heard: 0.2, lines: ['帮朋友过一下账'] },
  { name: 'task', share: [0.15, 0.6], payments: [2, 4], heard: 0.35, lines: ['刷单要垫付', '做任务返佣金'] },
];

const between = (random: Random, [least, most]: readonly [number, number]): number =>
  least + (most - least) * randomUnit(random);

/** Round sums are likelier: nobody is told to send 31,482.17. */
const roundly = (fen: number): number => {
  const step = fen >= 1_000_000 ? 100_000 : 10_000;
  return Math.max(step, Math.round(fen / step) * step);
};

const hourMs = 3_600_000;

/**
 * A swindle that befalls a resident with so much money at a moment. The same seed makes the same one; the seeds of those
 * who train and of those who test must differ.
 */
export function swindle(seed: number, resident: Resident, balance: number, at: Date): Unforeseen[] {
  const random = forkRandom(seed, `${resident.key}/swindle`);
  const { name, share, payments, heard, lines } = randomPick(random, swindles);
  const said = randomUnit(random) < heard ? lines : [];
  const count = randomInt(random, ...payments);
  const whole = balance * between(random, share);
  const under = randomUnit(random) < 0.15 && whole > 4_990_000;
  const story = `${resident.key}/${name}/${String(at.getTime())}`;
  const one = under ? randomInt(random, 4_950, 4_999) * 1000 : roundly(whole / count);
  const payee = `swindler/${String(randomInt(random, 1, 9_000_000))}`;
  return Array.from({ length: count }, (_, index) => ({
    at: new Date(at.getTime() + index * randomInt(random, 1, 30) * hourMs * 0.1),
    amount: Math.min(one, Math.floor(balance / count)),
    payee: index > 0 && randomUnit(random) < 0.3 ? `${payee}/${String(index)}` : payee,
    said,
    swindle: name,
    story,
  })).filter(({ amount }) => amount > 0);
}

interface Surprise {
  /** Of a month's income. */
  readonly share: readonly [number, number];
  readonly weight: number;
  readonly lines: readonly string[];
}

/** What people pay to somebody new, honestly. */
const surprises: readonly Surprise[] = [
  { share: [0.002, 0.03], weight: 60, lines: ['给老王转钱,昨天吃饭AA'] },
  { share: [0.02, 0.12], weight: 22, lines: ['给修水管的师傅转钱', '二手手机的钱'] },
  { share: [0.08, 0.3], weight: 11, lines: ['交押金', '给孩子交兴趣班的钱'] },
  { share: [0.25, 0.6], weight: 5, lines: ['给装修师傅转尾款', '借给同学周转'] },
  { share: [0.5, 1.1], weight: 2, lines: ['交住院押金', '给新房东转三个月房租加押金'] },
];

/** An honest payment to somebody new. */
export function honestSurprise(
  seed: number,
  resident: Resident,
  balance: number,
  at: Date,
): Unforeseen | undefined {
  const random = forkRandom(seed, `${resident.key}/surprise/${String(at.getTime())}`);
  let left = randomUnit(random) * surprises.reduce((sum, { weight }) => sum + weight, 0);
  const chosen = surprises.find(({ weight }) => (left -= weight) < 0) ?? surprises[0];
  if (!chosen) return undefined;
  const amount = Math.round((resident.income * between(random, chosen.share)) / 1000) * 1000;
  if (amount <= 0 || amount > balance * 0.8) return undefined;
  const story = `${resident.key}/honest/${String(at.getTime())}`;
  const said = randomUnit(random) < 0.5 ? [randomPick(random, chosen.lines)] : [];
  return { at, amount, payee: story, said, swindle: null, story };
}
