import { foldSpoken } from '@banxing/parties';

/** A bank of the country as people and card numbers name it. */
export interface Bank {
  readonly name: string;
  readonly english: string;
  readonly words: readonly string[];
  /** First digits of its debit cards; a selection, so a number that fits none is asked about. */
  readonly prefixes: readonly string[];
}

/** This bank itself. */
export const ourBank = '伴行银行';
const ourWords = new Set([
  '伴行银行',
  '伴行',
  '本行',
  '你们银行',
  '你们行',
  '咱们银行',
  '这家银行',
  'banxing',
  'banxingbank',
]);

export const otherBanks: readonly Bank[] = [
  {
    name: '工商银行',
    english: 'ICBC',
    words: ['工行', '中国工商银行', 'icbc'],
    prefixes: ['622202', '622203', '621226', '621225', '955880', '621558'],
  },
  {
    name: '农业银行',
    english: 'ABC',
    words: ['农行', '中国农业银行', 'abc', 'agriculturalbank'],
    prefixes: ['622848', '622845', '622846', '623052', '95599'],
  },
  {
    name: '中国银行',
    english: 'Bank of China',
    words: ['中行', 'boc', 'bankofchina'],
    prefixes: ['621660', '621661', '621663', '621790', '601382', '456351'],
  },
  {
    name: '建设银行',
    english: 'CCB',
    words: ['建行', '中国建设银行', 'ccb'],
    prefixes: ['621700', '436742', '622700', '623668', '621284'],
  },
  {
    name: '交通银行',
    english: 'Bank of Communications',
    words: ['交行', 'bocom'],
    prefixes: ['622260', '622261', '622262', '405512'],
  },
  {
    name: '邮储银行',
    english: 'Postal Savings Bank',
    words: ['邮政储蓄', '邮政储蓄银行', '邮政银行', '邮储', '邮政', '中国邮政储蓄银行', 'psbc'],
    prefixes: ['622188', '621799', '621098', '622150'],
  },
  {
    name: '招商银行',
    english: 'China Merchants Bank',
    words: ['招行', 'cmb'],
    prefixes: ['622588', '621483', '622580', '410062', '621486', '622609'],
  },
  {
    name: '中信银行',
    english: 'CITIC Bank',
    words: ['中信', 'citic'],
    prefixes: ['622690', '622696', '622698', '621768', '433670'],
  },
  {
    name: '光大银行',
    english: 'Everbright Bank',
    words: ['光大', '中国光大银行', 'ceb', 'everbright'],
    prefixes: ['622660', '622662', '622663', '621489'],
  },
  {
    name: '民生银行',
    english: 'Minsheng Bank',
    words: ['民生', '中国民生银行', 'cmbc', 'minsheng'],
    prefixes: ['622622', '622615', '622617', '621691', '415599'],
  },
  {
    name: '浦发银行',
    english: 'SPD Bank',
    words: ['浦发', '上海浦东发展银行', 'spdb'],
    prefixes: ['622521', '622522', '621792', '621793'],
  },
  {
    name: '兴业银行',
    english: 'Industrial Bank',
    words: ['兴业', 'cib'],
    prefixes: ['622909', '622908', '438588'],
  },
  {
    name: '平安银行',
    english: 'Ping An Bank',
    words: ['平安', 'pingan', 'pinganbank'],
    prefixes: ['622155', '622298', '621626', '602907'],
  },
  {
    name: '华夏银行',
    english: 'Hua Xia Bank',
    words: ['华夏', 'hxb'],
    prefixes: ['622630', '622631', '622632', '999999'],
  },
  {
    name: '广发银行',
    english: 'Guangfa Bank',
    words: ['广发', 'cgb'],
    prefixes: ['622568', '621462', '6858001'],
  },
  {
    name: '上海银行',
    english: 'Bank of Shanghai',
    words: ['bankofshanghai'],
    prefixes: ['622892', '621050', '620522'],
  },
  {
    name: '北京银行',
    english: 'Bank of Beijing',
    words: ['bankofbeijing'],
    prefixes: ['602969', '621030', '622163'],
  },
  { name: '哈尔滨银行', english: 'Harbin Bank', words: ['harbinbank'], prefixes: ['622425', '622372'] },
  { name: '微众银行', english: 'WeBank', words: ['微众', 'webank'], prefixes: ['623357', '621497'] },
  { name: '网商银行', english: 'MYbank', words: ['网商', 'mybank'], prefixes: ['623300', '621599'] },
];

/** The bank that a spoken name means: 工行 and ICBC are 工商银行. Undefined when no bank is known by it. */
export function bankNamed(spoken: string): string | undefined {
  const said = foldSpoken(spoken).replace(/(?:的(?:银行)?卡|的?账[户号]|卡)$/u, '');
  if (ourWords.has(said)) return ourBank;
  const found = otherBanks.find(
    (bank) =>
      bank.name === said ||
      bank.words.includes(said) ||
      foldSpoken(bank.english) === said ||
      said.endsWith(bank.name),
  );
  return found?.name ?? (/^[\p{Script=Han}]{2,20}(?:银行|信用社|农商行)$/u.test(said) ? said : undefined);
}

/** The bank that a card number says it belongs to. */
export const bankOfNumber = (digits: string): string | undefined =>
  otherBanks.find((bank) => bank.prefixes.some((prefix) => digits.startsWith(prefix)))?.name;
