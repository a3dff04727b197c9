import type { AssetClass } from '../product.ts';

/** A market that the simulated feed quotes. `level` is where it stood on the first simulated day. */
export interface Quoted {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly unitZh: string;
  readonly unitEn: string;
  readonly level: number;
  readonly decimals: number;
  readonly follows: AssetClass;
  /** How strongly it moves with its class, in percent, and by itself, in basis points a year. */
  readonly strength: number;
  readonly wobble: number;
  readonly names: RegExp;
}

const quoted = (
  code: string,
  [zh, en]: readonly [string, string],
  [unitZh, unitEn]: readonly [string, string],
  level: number,
  follows: AssetClass,
  [strength, wobble]: readonly [number, number],
  names: RegExp,
  decimals = 2,
): Quoted => ({ code, zh, en, unitZh, unitEn, level, decimals, follows, strength, wobble, names });

const points = ['点', 'points'] as const;

/** Finer names stand before the broader ones that contain them. */
export const quotedMarkets: readonly Quoted[] = [
  quoted(
    'GOLD',
    ['黄金', 'Gold'],
    ['元/克', 'yuan a gram'],
    780,
    'gold',
    [100, 0],
    /黄金|金价|金子|金条|足金|积存金|gold|jinjia/iu,
  ),
  quoted(
    'SILVER',
    ['白银', 'Silver'],
    ['元/克', 'yuan a gram'],
    9.2,
    'gold',
    [130, 1400],
    /白银|银价|银子|silver/iu,
    3,
  ),
  quoted(
    'PLATINUM',
    ['铂金', 'Platinum'],
    ['元/克', 'yuan a gram'],
    330,
    'gold',
    [80, 1500],
    /铂|platinum/iu,
  ),
  quoted(
    'OIL',
    ['布伦特原油', 'Brent crude'],
    ['美元/桶', 'dollars a barrel'],
    74,
    'overseas',
    [60, 2600],
    /原油|油价|石油|布油|\boil\b|crude|brent/iu,
  ),
  quoted('STAR50', ['科创50', 'STAR 50'], points, 980, 'equity', [125, 900], /科创/u),
  quoted('CHINEXT', ['创业板指', 'ChiNext'], points, 2100, 'equity', [125, 700], /创业板|chinext/iu),
  quoted('BSE50', ['北证50', 'BSE 50'], points, 1050, 'equity', [130, 1500], /北证/u),
  quoted('CSI1000', ['中证1000', 'CSI 1000'], points, 6100, 'equity', [115, 700], /中证1000|中证一千/u),
  quoted('CSI500', ['中证500', 'CSI 500'], points, 5700, 'equity', [108, 500], /中证500|中证五百/u),
  quoted(
    'CSI300',
    ['沪深300', 'CSI 300'],
    points,
    3900,
    'equity',
    [100, 200],
    /沪深300|沪深三百|沪深|csi ?300/iu,
  ),
  quoted(
    'SZCI',
    ['深证成指', 'Shenzhen Component'],
    points,
    10_400,
    'equity',
    [112, 300],
    /深证|深成|深圳|shenzhen/iu,
  ),
  quoted(
    'SSE',
    ['上证指数', 'Shanghai Composite'],
    points,
    3280,
    'equity',
    [92, 200],
    /上证|沪指|大盘|打盘|a股|大a|股市|股票|两市|shanghai|a-?shares?|chinese stocks|stock market/iu,
  ),
  quoted(
    'HSTECH',
    ['恒生科技指数', 'Hang Seng Tech'],
    points,
    4300,
    'overseas',
    [130, 1600],
    /恒生科技|恒科|hang seng tech/iu,
  ),
  quoted(
    'HSI',
    ['恒生指数', 'Hang Seng'],
    points,
    19_600,
    'overseas',
    [100, 1300],
    /恒生|恒指|港股|香港|hang seng|hong kong/iu,
  ),
  quoted(
    'NDX',
    ['纳斯达克指数', 'Nasdaq'],
    points,
    17_400,
    'overseas',
    [120, 500],
    /纳斯达克|納斯達克|纳指|nasdaq/iu,
  ),
  quoted('DJI', ['道琼斯指数', 'Dow Jones'], points, 40_500, 'overseas', [80, 300], /道琼斯|道指|dow/iu),
  quoted(
    'SPX',
    ['标普500', 'S&P 500'],
    points,
    5600,
    'overseas',
    [100, 150],
    /标普|s&p|spx|美股|美国|us stocks|wall street/iu,
  ),
  quoted('N225', ['日经225', 'Nikkei 225'], points, 37_500, 'overseas', [95, 900], /日经|日股|nikkei/iu),
  quoted(
    'TREASURY',
    ['中债国债指数', 'China Treasury Index'],
    points,
    205,
    'bond',
    [100, 40],
    /债市|国债|债券|bond/iu,
  ),
];

/** What a bare 行情 shows. */
export const overviewCodes: readonly string[] = ['SSE', 'CSI300', 'HSI', 'SPX', 'NDX', 'GOLD'];
