import type { DialogueCommand } from './dialogue-command.ts';
import type { Heard } from './heard.ts';

/** What to look at before choosing a request: the question whose answer holds its figures. */
const figuresOf: Readonly<Record<string, string>> = {
  'loan.prepay': 'loan.list',
  'loan.apply': 'loan.rate',
  'credit.repay': 'credit.bill',
  'credit.installment': 'credit.bill',
  'wealth.buy': 'wealth.product_list',
  'wealth.plan_create': 'wealth.product_list',
  'wealth.redeem': 'wealth.holdings',
  'deposit.open': 'deposit.rate',
  'bond.buy': 'bond.list',
  'goal.create': 'deposit.rate',
  'insurance.claim': 'insurance.policy_list',
  'pension.contribute': 'pension.tax',
  'pension.account_open': 'pension.overview',
  'fx.exchange': 'fx.rate',
  'ecny.topup': 'ecny.balance',
};

const either =
  /^(?<first>.{2,40}?)[,\s]*(?:还是|抑或|或者说|\bor\b|\bversus\b|\bvs\.?)\s*(?<second>.{2,40}?)(?:好|划算|合适|呢|吗|啊|better|[?!。\s])*$/iu;
const shared =
  /^(?:我|俺|咱)?(?:现在|手里有钱|有.{1,10}|想|打算|准备|应该|该|纠结|犹豫|在想|是|到底|不知道|should i|do i)+/iu;
const sureEnough = 0.4;

const domainOf = (intent: string): string => intent.slice(0, intent.indexOf('.'));

/** One side of the choice, as the question that shows its figures. */
function sideOf(heard: Heard, words: string): { intent: string; query: string } | undefined {
  const said = words.replace(shared, '').trim();
  const { intent, confidence } = heard.reader.understand(said === '' ? words : said);
  const query = figuresOf[intent] ?? (heard.authorityOf(intent) === 'reads' ? intent : undefined);
  if (confidence < sureEnough || query === undefined || heard.authorityOf(query) !== 'reads')
    return undefined;
  return { intent, query };
}

/** 我想提前还房贷还是买理财: nothing is begun; both sides are shown in figures. */
export function weighsOptions(heard: Heard): DialogueCommand[] | undefined {
  const { first = '', second = '' } = either.exec(heard.text.trim())?.groups ?? {};
  if (first === '' || second === '') return undefined;
  const sides = [sideOf(heard, first), sideOf(heard, second)];
  const [one, other] = sides;
  if (!one || !other || domainOf(one.intent) === domainOf(other.intent)) return undefined;
  return [{ kind: 'weigh-options', sides: [one, other] }];
}
