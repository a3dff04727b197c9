import { instantAt, randomInt, randomPick, randomUnit } from '@banxing/kernel';
import { bills, isMonthly, type Life, shop, yuan } from './life-steps.ts';
import { cityMerchants, neighbourhoodMerchants, villageMerchants } from './merchants.ts';
import { receive, spend } from './purse.ts';

const buyers = ['Nordhaus GmbH', 'Pacific Home Inc.', 'Casa Linda SL', '上海锦程进出口有限公司'] as const;

/** A trader: irregular sales and purchases, wages once a month. */
export function zhouming(life: Life): void {
  const { purse, day } = life;
  const { random } = purse;
  if (randomUnit(random) < 0.16) {
    const amount = randomInt(random, 120, 980) * 10_000;
    receive(purse, {
      at: instantAt(day, 11, randomInt(random, 0, 50)),
      amount,
      purpose: 'sales',
      counterparty: randomPick(random, buyers),
      memo: '货款',
    });
  }
  if (randomUnit(random) < 0.13) {
    const amount = randomInt(random, 90, 700) * 10_000;
    const counterparty = randomPick(random, ['义乌恒泰包装厂', '宁波海港物流有限公司', '慈溪永盛塑料厂']);
    spend(
      purse,
      {
        at: instantAt(day, 15, randomInt(random, 0, 50)),
        amount,
        purpose: 'business',
        counterparty,
        memo: '货款',
      },
      yuan(60_000),
    );
  }
  if (isMonthly(day, 11)) {
    spend(
      purse,
      {
        at: instantAt(day, 9, 5),
        amount: randomInt(random, 300, 420) * 10_000,
        purpose: 'payroll',
        counterparty: '员工工资',
        memo: '代发工资',
      },
      yuan(20_000),
    );
  }
  if (isMonthly(day, 3)) {
    const own = { with: 'zhouming/home' };
    spend(purse, {
      at: instantAt(day, 20, 0),
      amount: yuan(15_000),
      purpose: 'own_transfer',
      counterparty: '周明',
      memo: '家用',
      ...own,
    });
  }
  shop(life, 0.25, cityMerchants, yuan(20_000));
}

const cropSales: Readonly<Record<string, number>> = {
  '06-18': 13_400,
  '09-26': 21_800,
  '10-12': 24_600,
  '10-28': 19_300,
  '11-05': 8700,
};

/** A farmer: a harvest that feeds the year. */
export function zhaolan(life: Life): void {
  const { purse, day } = life;
  const sale = cropSales[day.slice(5)];
  if (sale !== undefined) {
    const amount = yuan(sale + randomInt(purse.random, -900, 900));
    receive(purse, {
      at: instantAt(day, 14, 20),
      amount,
      purpose: 'sales',
      counterparty: '丰收农业合作社',
      memo: '烟叶收购款',
    });
  }
  if (day.slice(5) === '04-20') {
    receive(purse, {
      at: instantAt(day, 9, 0),
      amount: yuan(2860),
      purpose: 'subsidy',
      counterparty: '县财政局',
      memo: '耕地地力补贴',
    });
  }
  if (['03-10', '04-02', '05-16'].includes(day.slice(5))) {
    const amount = randomInt(purse.random, 240, 520) * 1000;
    spend(
      purse,
      {
        at: instantAt(day, 10, 30),
        amount,
        purpose: 'farming',
        counterparty: '供销社农资店',
        merchant: '供销社农资店',
        memo: '种子化肥',
      },
      yuan(1000),
    );
  }
  bills(life, 0.6);
  shop(life, 0.55, villageMerchants, yuan(500));
}

export function liuguifang(life: Life): void {
  const { purse, day } = life;
  if (isMonthly(day, 15)) {
    receive(purse, {
      at: instantAt(day, 9, 0),
      amount: yuan(5380),
      purpose: 'pension',
      counterparty: '南京市社会保险管理中心',
      memo: '养老金',
    });
  }
  shop(life, 0.9, neighbourhoodMerchants, yuan(1000));
}

export function household(life: Life): void {
  bills(life, 1.6);
  shop(life, 0.9, cityMerchants, yuan(1000));
}
