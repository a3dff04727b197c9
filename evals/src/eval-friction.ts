import { addMonths, dayOf } from '@banxing/kernel';
import { assess, judgedBy, loadAntiFraudModel, policy, rules, verdictOf } from '@banxing/risk';
import { type Judgeable, walkTown } from './risk/street.ts';

/*
 * What the rules in force would have stopped in invented towns: of honest payments, and of what swindlers were after. By
 * default towns that were never looked at while the points were chosen.
 */

const until = new Date('2026-11-20T10:00:00+08:00');
const from = addMonths(dayOf(until), -24);
const residents = 500;

const model = loadAntiFraudModel();

const stops = ({ facts }: Judgeable): boolean =>
  verdictOf(assess(judgedBy(model, facts), rules).score, false, policy).outcome !== 'allow';

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(3)} %`;

function disturbed(label: string, payments: readonly Judgeable[]): string {
  const stopped = payments.filter(stops).length;
  return `  ${label.padEnd(26)} ${String(payments.length).padStart(7)} payments ${String(stopped).padStart(5)} stopped  ${share(stopped, payments.length)}`;
}

/** Once a payment of a swindle is stopped, nothing of it leaves any more. */
function caught(label: string, payments: readonly Judgeable[]): string {
  const stories = new Map<string, Judgeable[]>();
  for (const payment of payments) {
    const story = stories.get(payment.story);
    if (story) story.push(payment);
    else stories.set(payment.story, [payment]);
  }
  let [kept, all] = [0, 0];
  for (const story of stories.values()) {
    const first = story.findIndex(stops);
    all += story.reduce((sum, { amount }) => sum + amount, 0);
    if (first >= 0) kept += story.slice(first).reduce((sum, { amount }) => sum + amount, 0);
  }
  return `  ${label.padEnd(26)} ${String(stories.size).padStart(5)} swindles  ${share(kept, all)} of the money kept`;
}

function main(given: readonly string[]): void {
  const seeds = given.length > 0 ? given.map(Number) : [911, 912];
  const town = seeds.flatMap((seed) => walkTown(seed, residents, until, from));
  const honest = town.filter((payment) => payment.swindle === null);
  const swindles = town.filter((payment) => payment.swindle !== null);
  const kinds = [...new Set(swindles.map((payment) => payment.swindle))].sort();
  const lines = [
    `towns ${seeds.join(', ')}: ${String(residents)} residents each, two years`,
    'honest payments',
    disturbed(
      'of the city itself',
      honest.filter((payment) => payment.historic),
    ),
    disturbed(
      'to somebody new',
      honest.filter((payment) => !payment.historic),
    ),
    disturbed(
      'elders',
      honest.filter((payment) => payment.elder),
    ),
    disturbed(
      'others',
      honest.filter((payment) => !payment.elder),
    ),
    disturbed('together', honest),
    'swindles',
    ...kinds.map((kind) =>
      caught(
        kind ?? '',
        swindles.filter((payment) => payment.swindle === kind),
      ),
    ),
    caught('together', swindles),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

main(process.argv.slice(2));
