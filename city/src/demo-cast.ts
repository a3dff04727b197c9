import type { Segment } from '@banxing/parties';

/** Somebody to whom a demo customer sends money. */
export interface CastPayee {
  readonly name: string;
  readonly nicknames: readonly string[];
  /** Key of the account in this bank, or a number at another bank. */
  readonly account: { readonly key: string } | { readonly bank: string; readonly number: string };
  readonly phone?: string;
  readonly relation?:
    'mother' | 'father' | 'daughter' | 'son' | 'wife' | 'husband' | 'mother_in_law' | 'younger_brother';
}

export interface CastAccount {
  readonly key: string;
  readonly name: string;
  readonly tail: string;
  readonly kind: 'current' | 'savings';
  readonly uses: readonly ('salary' | 'pension' | 'allowance' | 'business')[];
  readonly openedOn: string;
}

export interface CastLoan {
  readonly key: string;
  readonly product: string;
  /** Fen. */
  readonly principal: bigint;
  readonly months: number;
  readonly ratePercent: string;
  readonly method: 'equal_instalment' | 'equal_principal' | 'interest_first';
  readonly drawnOn: string;
  readonly dueDay: number;
  /** Account that pays it. */
  readonly account: string;
}

/** A person of the demo bank, known by name to whoever tries it. */
export interface CastMember {
  readonly key: string;
  /** Absent for those who bank here but do not sign in. */
  readonly username?: string;
  readonly about?: { readonly zh: string; readonly en: string };
  readonly name: string;
  readonly gender: 'female' | 'male';
  readonly bornOn: string;
  readonly phone: string;
  readonly city: string;
  readonly branch: string;
  readonly segment: Segment;
  readonly occupation: string;
  readonly sinceOn: string;
  readonly edition?: 'elder';
  readonly accounts: readonly CastAccount[];
  readonly payees: readonly CastPayee[];
  readonly loans: readonly CastLoan[];
}

export const demoPassword = 'banxing-demo';
export const demoPin = '135790';

const mainCard = (
  key: string,
  name: string,
  tail: string,
  openedOn: string,
  use?: CastAccount['uses'][number],
): CastAccount => ({
  key,
  name,
  tail,
  kind: 'current',
  uses: use ? [use] : [],
  openedOn,
});

const chenjing: CastMember = {
  key: 'chenjing',
  username: 'chenjing',
  about: { zh: '32 岁,上海的产品经理', en: '32, product manager in Shanghai' },
  name: '陈静',
  gender: 'female',
  bornOn: '1994-03-18',
  phone: '13817650294',
  city: '上海',
  branch: '2102',
  segment: 'salaried',
  occupation: '产品经理',
  sinceOn: '2019-07-08',
  accounts: [
    mainCard('chenjing/salary', '工资卡', '6621', '2019-07-08', 'salary'),
    mainCard('chenjing/spare', '储蓄卡', '3358', '2021-04-16'),
  ],
  payees: [
    {
      name: '刘桂芳',
      nicknames: ['妈妈'],
      account: { key: 'liuguifang/main' },
      relation: 'mother',
      phone: '13951762208',
    },
    {
      name: '陈志远',
      nicknames: ['爸爸'],
      account: { bank: '工商银行', number: '6222021001098754317' },
      relation: 'father',
    },
    { name: '张伟', nicknames: ['房东'], account: { bank: '建设银行', number: '6217001210034567816' } },
    { name: '张伟', nicknames: ['健身教练'], account: { bank: '招商银行', number: '6214832102345670' } },
    {
      name: '李娜',
      nicknames: ['娜娜'],
      account: { bank: '招商银行', number: '6214831298765431' },
      phone: '13764201187',
    },
    {
      name: '陈磊',
      nicknames: ['弟弟'],
      account: { bank: '中国银行', number: '6217906200012345672' },
      relation: 'younger_brother',
    },
  ],
  loans: [
    {
      key: 'chenjing/mortgage',
      product: 'mortgage',
      principal: 186_000_000n,
      months: 360,
      ratePercent: '3.15',
      method: 'equal_instalment',
      drawnOn: '2023-05-24',
      dueDay: 24,
      account: 'chenjing/salary',
    },
  ],
};

const liuguifang: CastMember = {
  key: 'liuguifang',
  name: '刘桂芳',
  gender: 'female',
  bornOn: '1966-09-02',
  phone: '13951762208',
  city: '南京',
  branch: '2101',
  segment: 'pensioner',
  occupation: '退休教师',
  sinceOn: '2020-01-11',
  accounts: [mainCard('liuguifang/main', '退休金卡', '7719', '2020-01-11', 'pension')],
  payees: [],
  loans: [],
};

const wangjianguo: CastMember = {
  key: 'wangjianguo',
  username: 'wangjianguo',
  about: { zh: '68 岁,哈尔滨的退休工人', en: '68, retired worker in Harbin' },
  name: '王建国',
  gender: 'male',
  bornOn: '1958-06-11',
  phone: '13904512376',
  city: '哈尔滨',
  branch: '4502',
  segment: 'pensioner',
  occupation: '退休工人',
  sinceOn: '2012-08-20',
  edition: 'elder',
  accounts: [mainCard('wangjianguo/main', '养老金卡', '5208', '2012-08-20', 'pension')],
  payees: [
    {
      name: '王敏',
      nicknames: ['女儿'],
      account: { key: 'wangmin/salary' },
      relation: 'daughter',
      phone: '13845067712',
    },
  ],
  loans: [],
};

const wangmin: CastMember = {
  key: 'wangmin',
  username: 'wangmin',
  about: { zh: '41 岁,王建国的女儿', en: '41, daughter of Wang Jianguo' },
  name: '王敏',
  gender: 'female',
  bornOn: '1985-01-27',
  phone: '13845067712',
  city: '哈尔滨',
  branch: '4501',
  segment: 'salaried',
  occupation: '护士长',
  sinceOn: '2010-03-05',
  accounts: [mainCard('wangmin/salary', '工资卡', '4417', '2010-03-05', 'salary')],
  payees: [
    {
      name: '王建国',
      nicknames: ['爸爸'],
      account: { key: 'wangjianguo/main' },
      relation: 'father',
      phone: '13904512376',
    },
    {
      name: '赵刚',
      nicknames: ['老公'],
      account: { bank: '哈尔滨银行', number: '6224250100023456' },
      relation: 'husband',
    },
    {
      name: '孙丽华',
      nicknames: ['婆婆'],
      account: { bank: '邮储银行', number: '6221885200033445566' },
      relation: 'mother_in_law',
    },
  ],
  loans: [
    {
      key: 'wangmin/car',
      product: 'car',
      principal: 12_000_000n,
      months: 48,
      ratePercent: '3.85',
      method: 'equal_instalment',
      drawnOn: '2025-03-26',
      dueDay: 26,
      account: 'wangmin/salary',
    },
  ],
};

const lixiang: CastMember = {
  key: 'lixiang',
  username: 'lixiang',
  about: { zh: '20 岁,大学生,有助学贷款', en: '20, student with a student loan' },
  name: '李响',
  gender: 'male',
  bornOn: '2006-05-09',
  phone: '18321907745',
  city: '上海',
  branch: '2103',
  segment: 'student',
  occupation: '本科三年级学生',
  sinceOn: '2024-08-30',
  accounts: [mainCard('lixiang/main', '校园卡', '9032', '2024-08-30', 'allowance')],
  payees: [
    {
      name: '周秀兰',
      nicknames: ['妈妈'],
      account: { bank: '农业银行', number: '6228480402564890018' },
      relation: 'mother',
    },
    {
      name: '孙浩',
      nicknames: ['室友', '浩子'],
      account: { bank: '中国银行', number: '6216606200044556678' },
    },
  ],
  loans: [
    {
      key: 'lixiang/student',
      product: 'student',
      principal: 1_600_000n,
      months: 180,
      ratePercent: '2.80',
      method: 'equal_instalment',
      drawnOn: '2024-12-02',
      dueDay: 20,
      account: 'lixiang/main',
    },
  ],
};

const zhouming: CastMember = {
  key: 'zhouming',
  username: 'zhouming',
  about: { zh: '45 岁,明远贸易的老板,做出口', en: '45, owner of Mingyuan Trading, an exporter' },
  name: '周明',
  gender: 'male',
  bornOn: '1981-11-03',
  phone: '13586720418',
  city: '宁波',
  branch: '7401',
  segment: 'owner',
  occupation: '明远贸易有限公司总经理',
  sinceOn: '2015-10-19',
  accounts: [
    mainCard('zhouming/main', '经营卡', '8826', '2015-10-19', 'business'),
    mainCard('zhouming/home', '家用卡', '1173', '2018-02-07'),
  ],
  payees: [
    {
      name: '林晓燕',
      nicknames: ['老婆'],
      account: { bank: '宁波银行', number: '6214180000123456785' },
      relation: 'wife',
    },
    {
      name: '宁波海港物流有限公司',
      nicknames: ['货代'],
      account: { bank: '中国银行', number: '6217902300099887766' },
    },
    {
      name: '义乌恒泰包装厂',
      nicknames: ['包装厂'],
      account: { bank: '农业银行', number: '6228450310056677889' },
    },
  ],
  loans: [
    {
      key: 'zhouming/business',
      product: 'business',
      principal: 80_000_000n,
      months: 24,
      ratePercent: '3.45',
      method: 'interest_first',
      drawnOn: '2025-12-21',
      dueDay: 21,
      account: 'zhouming/main',
    },
  ],
};

const zhaolan: CastMember = {
  key: 'zhaolan',
  username: 'zhaolan',
  about: { zh: '52 岁,种烟叶和玉米的农户', en: '52, farmer of tobacco and maize' },
  name: '赵兰',
  gender: 'female',
  bornOn: '1974-10-15',
  phone: '15037268841',
  city: '郑州',
  branch: '7101',
  segment: 'farmer',
  occupation: '种植户',
  sinceOn: '2016-03-22',
  accounts: [mainCard('zhaolan/main', '惠农卡', '2645', '2016-03-22', 'business')],
  payees: [
    {
      name: '赵小军',
      nicknames: ['儿子'],
      account: { bank: '工商银行', number: '6222021702033445562' },
      relation: 'son',
    },
    {
      name: '丰收农业合作社',
      nicknames: ['合作社'],
      account: { bank: '农业银行', number: '6228480712233445519' },
    },
  ],
  loans: [],
};

export const demoCast: readonly CastMember[] = [
  chenjing,
  wangjianguo,
  wangmin,
  lixiang,
  zhouming,
  zhaolan,
  liuguifang,
];

export const demoStaff = [
  { username: 'agent', name: '许晴', role: 'agent' },
  { username: 'manager', name: '顾维', role: 'manager' },
  { username: 'risk', name: '沈砚', role: 'risk' },
  { username: 'ops', name: '陆遥', role: 'ops' },
  { username: 'model', name: '江宁', role: 'model' },
  { username: 'auditor', name: '严正', role: 'auditor' },
  { username: 'admin', name: '方圆', role: 'admin' },
] as const;
