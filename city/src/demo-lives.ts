import {
  addDays,
  type Day,
  dayOf,
  forkRandom,
  instantAt,
  monthOf,
  randomInt,
  randomUnit,
} from '@banxing/kernel';
import type { LifeEvent } from './life-event.ts';
import { household, liuguifang, zhaolan, zhouming } from './business-lives.ts';
import { bills, isMonthly, type Life, shop, yuan } from './life-steps.ts';
import { campusMerchants, cityMerchants, neighbourhoodMerchants } from './merchants.ts';
import { openPurse, receive, spend } from './purse.ts';

function toMother({ purse, day }: Life): void {
  const at = instantAt(day, 20, randomInt(purse.random, 0, 40));
  spend(purse, {
    at,
    amount: yuan(1000),
    purpose: 'family',
    counterparty: '刘桂芳',
    memo: '生活费',
    with: 'liuguifang/main',
  });
}

function chenjing(life: Life): void {
  const { purse, day } = life;
  const { random } = purse;
  const raised = day >= '2026-01-01';
  if (isMonthly(day, 10)) {
    receive(purse, {
      at: instantAt(day, 9, 32),
      amount: yuan(raised ? 26_850 : 25_400),
      purpose: 'salary',
      counterparty: '星图科技(上海)有限公司',
      memo: '工资',
    });
  }
  if (day.slice(5) === '01-23') {
    receive(purse, {
      at: instantAt(day, 10, 5),
      amount: yuan(raised ? 58_000 : 51_000),
      purpose: 'bonus',
      counterparty: '星图科技(上海)有限公司',
      memo: '年终奖',
    });
  }
  if (['03-21', '06-21', '09-21', '12-21'].includes(day.slice(5))) {
    receive(purse, {
      at: instantAt(day, 1, 2),
      amount: randomInt(random, 900, 2600),
      purpose: 'interest',
      counterparty: '伴行银行',
      memo: '活期结息',
    });
  }
  if (isMonthly(day, 1)) toMother(life);
  if (isMonthly(day, 5)) {
    spend(purse, {
      at: instantAt(day, 12, 8),
      amount: yuan(399),
      purpose: 'fitness',
      counterparty: '乐刻运动',
      merchant: '乐刻运动',
    });
  }
  if (isMonthly(day, 12)) {
    const own = { with: 'chenjing/spare' };
    spend(purse, {
      at: instantAt(day, 21, 3),
      amount: yuan(6000),
      purpose: 'own_transfer',
      counterparty: '陈静',
      memo: '存一点',
      ...own,
    });
  }
  if (isMonthly(day, 18) && randomUnit(random) < 0.3) {
    const amount = randomInt(random, 180, 1600) * 100;
    receive(purse, {
      at: instantAt(day, 17, 12),
      amount,
      purpose: 'reimbursement',
      counterparty: '星图科技(上海)有限公司',
      memo: '差旅报销',
    });
  }
  bills(life);
  shop(life, 1.05, cityMerchants, yuan(3000));
}

function wangjianguo(life: Life): void {
  const { purse, day } = life;
  const raised = day >= '2026-01-01';
  if (isMonthly(day, 15)) {
    receive(purse, {
      at: instantAt(day, 8, 47),
      amount: yuan(raised ? 4286 : 4192),
      purpose: 'pension',
      counterparty: '哈尔滨市社会保险事业中心',
      memo: '养老金',
    });
  }
  const toDaughter = ['01-28', '05-01', '08-12', '10-04'].includes(day.slice(5));
  if (toDaughter) {
    const both = { with: 'wangmin/salary' };
    spend(purse, {
      at: instantAt(day, 10, 16),
      amount: yuan(500),
      purpose: 'family',
      counterparty: '王敏',
      memo: '给外孙',
      ...both,
    });
  }
  if (isMonthly(day, 8)) {
    spend(purse, {
      at: instantAt(day, 9, 40),
      amount: randomInt(purse.random, 420, 980) * 10,
      purpose: 'electricity',
      counterparty: '国家电网',
      merchant: '国家电网',
    });
  }
  if (isMonthly(day, 20)) {
    spend(purse, {
      at: instantAt(day, 10, 2),
      amount: yuan(38),
      purpose: 'phone',
      counterparty: '中国移动',
      merchant: '中国移动',
    });
  }
  shop(life, 1.4, neighbourhoodMerchants, yuan(1000));
}

function wangmin(life: Life): void {
  const { purse, day } = life;
  if (isMonthly(day, 10)) {
    receive(purse, {
      at: instantAt(day, 10, 20),
      amount: yuan(11_320),
      purpose: 'salary',
      counterparty: '哈尔滨市第一医院',
      memo: '工资',
    });
  }
  if (day.slice(5) === '02-02') {
    receive(purse, {
      at: instantAt(day, 15, 0),
      amount: yuan(18_600),
      purpose: 'bonus',
      counterparty: '哈尔滨市第一医院',
      memo: '年终绩效',
    });
  }
  if (isMonthly(day, 6)) {
    spend(purse, {
      at: instantAt(day, 19, 30),
      amount: yuan(1200),
      purpose: 'education',
      counterparty: '思齐教育',
      merchant: '思齐教育',
      memo: '孩子补习',
    });
  }
  bills(life);
  shop(life, 0.8, cityMerchants, yuan(2000));
}

function lixiang(life: Life): void {
  const { purse, day } = life;
  const holiday = [2, 7, 8].includes(monthOf(day));
  if (isMonthly(day, 1)) {
    receive(purse, {
      at: instantAt(day, 8, 10),
      amount: yuan(2000),
      purpose: 'family',
      counterparty: '周秀兰',
      memo: '生活费',
    });
  }
  if (isMonthly(day, 22) && !holiday) {
    receive(purse, {
      at: instantAt(day, 18, 5),
      amount: randomInt(purse.random, 40, 90) * 1000,
      purpose: 'freelance',
      counterparty: '优学家教',
      memo: '家教课时费',
    });
  }
  if (day.slice(5) === '11-06') {
    receive(purse, {
      at: instantAt(day, 11, 0),
      amount: yuan(3000),
      purpose: 'scholarship',
      counterparty: '申江大学',
      memo: '奖学金',
    });
  }
  if (day.slice(5) === '09-03') {
    spend(purse, {
      at: instantAt(day, 10, 0),
      amount: yuan(1200),
      purpose: 'education',
      counterparty: '申江大学',
      merchant: '申江大学',
      memo: '住宿费',
    });
  }
  shop(life, holiday ? 0.5 : 1.6, campusMerchants, yuan(200));
}

/** Lives by the account on which they happen, with what was there when the books began (yuan). */
const lives: Readonly<Record<string, { readonly opening: number; readonly live: (life: Life) => void }>> = {
  'chenjing/salary': { opening: 38_200, live: chenjing },
  'chenjing/spare': { opening: 21_500, live: () => undefined },
  'liuguifang/main': { opening: 64_000, live: liuguifang },
  'wangjianguo/main': { opening: 130_000, live: wangjianguo },
  'wangmin/salary': { opening: 42_600, live: wangmin },
  'lixiang/main': { opening: 2600, live: lixiang },
  'zhouming/main': { opening: 240_000, live: zhouming },
  'zhouming/home': { opening: 36_000, live: household },
  'zhaolan/main': { opening: 18_700, live: zhaolan },
};

/** An account that must hold exactly so much, in fen, when the story begins: what it opened with is reckoned back. */
const endsWith: Readonly<Record<string, number>> = { 'wangjianguo/main': yuan(186_000) };

/** What comes to an account from the lives of others. */
const incoming = (events: readonly LifeEvent[], account: string): number =>
  events.filter((event) => event.with === account).reduce((sum, event) => sum - event.amount, 0);

/** The lives of the demo customers from the first day until the story begins, all accounts together. */
export function liveAsDemoCast(seed: number, from: Day, until: Date): LifeEvent[] {
  const events: LifeEvent[] = [];
  const openings = new Map<string, number>();
  for (const [account, { opening, live }] of Object.entries(lives)) {
    const purse = openPurse(account, forkRandom(seed, `demo/${account}`));
    purse.balance = yuan(opening);
    for (let day = from; day <= dayOf(until); day = addDays(day, 1)) live({ purse, day });
    const lived = purse.events.filter((event) => event.at < until);
    events.push(...lived);
    openings.set(account, yuan(opening));
  }
  for (const [account, target] of Object.entries(endsWith)) {
    const moved = events
      .filter((event) => event.account === account)
      .reduce((sum, event) => sum + event.amount, 0);
    openings.set(account, target - moved - incoming(events, account));
  }
  const opened = [...openings].map(([account, amount]): LifeEvent => ({
    at: instantAt(from, 0, 1),
    account,
    amount,
    purpose: 'opening_balance',
    counterparty: '',
    memo: '期初余额',
  }));
  return [...opened, ...events];
}
