import { randomPick, randomUnit, type Random } from '@banxing/kernel';
import { normalise } from '../normal/normal-text.ts';
import type { LabelledUtterance } from './corpus.ts';

/** Slots whose values can change places without changing what the sentence asks. */
const exchangeable = ['payee', 'counterparty', 'payer', 'person', 'product', 'product_2', 'merchant', 'vessel', 'bank', 'place', 'account', 'from_account', 'city', 'country', 'goal', 'biller', 'category', 'source']; // prettier-ignore

const people: ReadonlySet<string> = new Set(['payee', 'counterparty', 'payer', 'person']);

const products: ReadonlySet<string> = new Set(['product', 'product_2']);

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];
const given = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文斌波辉鹏飞宇欣雨晨佳怡子涵浩然梓轩思远雪梅晓东海燕春生大力小满',
];
const titles = '老师|师傅|阿姨|叔叔|大姐|总|医生|经理|哥|姐|嫂|大爷|大妈|同学|先生|女士|老板|教练|工'.split(
  '|',
);
const kin =
  '妈|爸|妈妈|爸爸|爷爷|奶奶|姥姥|姥爷|外婆|外公|哥|姐|弟|妹|老公|老婆|媳妇|儿子|女儿|闺女|孙子|外孙|三姨|二叔|大舅|四姑|表哥|堂弟|侄子|嫂子|婆婆|丈母娘|岳父|对象|男朋友|女朋友|爱人|老伴|家人|室友|同事|房东|朋友'.split(
    '|',
  );
const owners = '我||俺|我家|咱||我|他|她||我们'.split('|');
const english =
  'Lily|Tom|Kevin|Alice|David|Amy|Jack|my mom|my dad|my wife|my husband|my son|my daughter|my landlord|Zhang Wei|Li Na|grandma|my brother|my sister|Mr Wang|mom|dad'.split(
    '|',
  );
const nicknames =
  '三哥|二姐|小六|老七|四叔|五婶|阿强|阿珍|小芳|老王|小李|大刘|胖子|老板娘|李四|王五|赵六|张三|九儿|二狗|铁柱|豆豆|小雨|静静|老大|老二|小满|阿杰'.split(
    '|',
  );

function personName(random: Random): string {
  const dice = randomUnit(random);
  if (dice < 0.3) return randomPick(random, owners) + randomPick(random, kin);
  if (dice < 0.65)
    return (
      randomPick(random, surnames) +
      randomPick(random, given) +
      (randomUnit(random) < 0.6 ? randomPick(random, given) : '')
    );
  if (dice < 0.85) return randomPick(random, surnames) + randomPick(random, titles);
  return randomPick(random, nicknames);
}

const productHeads =
  '灵活|恒悦|丰润|安享|稳盈|福寿|鑫利|添益|聚财|瑞丰|悦享|智盈|月月|季季|朝朝|天天|日日|金葵|长盈|创业|沪深|中证|红利|科技|医药|消费|新能源|宏远|和顺|如意|吉祥|锦绣|远航|晨光|青松|盈动|乐享|汇盈|鼎盛|睿选|优选|康泰|安心|平安|财富|招福'.split(
    '|',
  );
const productTails =
  '宝|成长|半年|安康|增利|一号|3号|稳健|A|优选|50|300|500|90天|180天|一年|三个月|季添利|月月红|价值|债券|混合|指数|ETF|进取|平衡|双利|理财|基金|通|乐|盈|添利|精选|纯债|货币|黄金|养老2040|定开|封闭|周周盈'.split(
    '|',
  );
const englishHeads =
  'Harbor|Evergreen|Summit|Golden|Steady|Blue River|Horizon|Pioneer|Jade|Bamboo|Lotus|Silver|North Star|Pacific|Phoenix|Balanced|Prime|Morning'.split(
    '|',
  );
const englishTails =
  'Income|Bond Plus|Growth|Fund|Growth Fund|Select|Wealth|Saver|Index|Balanced|Plus|90|One|Yield'.split('|');

const houses =
  '易方达|华夏|嘉实|南方|博时|广发|招商|富国|汇添富|兴全|中欧|天弘|银华|国泰|鹏华|工银|建信|交银|景顺长城|华安|睿远|诺安|万家|大成|华宝|东方红|泰康|前海开源|浙商|永赢|安信|圆信|民生加银|中银|农银|平安'.split(
    '|',
  );
const themes =
  '蓝筹精选|医疗健康|新能源车|半导体|消费升级|均衡价值|稳健回报|成长优选|中短债|双债添利|纳斯达克100|恒生科技|沪深300|中证500|创业板|科创50|红利低波|人工智能|军工|白酒|光伏|黄金|养老目标2035|信用债|可转债|量化多因子|港股通|价值发现|产业升级|现金增利'.split(
    '|',
  );
const kinds = '|混合|混合A|ETF|ETF联接|指数|债券|债券C|货币|FOF|A|C|一年持有|三年定开'.split('|');
const seriesHeads =
  '安鑫|乐活|尊享|招盈|悦动|天利|季季|周周|日日|月月|朝朝|鑫享|福满|金玉|恒稳|瑞盈|安盈|增盈|兴动力|慧选|臻享|心悦|同盈|启航|灵珑|永续|丰收|聚鑫|步步|宝盈|添翼|固收|稳富|随心|小确幸|余利'.split(
    '|',
  );
const seriesTails =
  '宝|盈|鑫|赢|享|金|红|高|利|乐|通|增强|优选|精选|稳健|进取|90天|180天|30天|7天|半年|一年|三个月|1号|2号|6号|第8期|A款|B款|尊享版|封闭式|定开|持有期|现金管理|固收增强|养老|安心'.split(
    '|',
  );

const nameCharacters = [
  ...'安鑫盈利宝金福乐悦享瑞丰泰恒稳增聚财富天月日添尊优招慧启航灵睿康信诚和顺宏达兴旺隆昌元亨贞龙凤鼎晶耀星辰薪多惠浦青葵成塔如意人生幸乾坤季周米逸',
];

/** Two to four characters that names of products like, in any order. */
function anyName(random: Random): string {
  const count = 2 + Math.floor(randomUnit(random) * 3);
  const name = Array.from({ length: count }, () => randomPick(random, nameCharacters)).join('');
  return randomUnit(random) < 0.3 ? name + randomPick(random, seriesTails) : name;
}

function productName(random: Random, latin: boolean): string {
  if (latin) return `${randomPick(random, englishHeads)} ${randomPick(random, englishTails)}`;
  const dice = randomUnit(random);
  if (dice < 0.4) return randomPick(random, productHeads) + randomPick(random, productTails);
  if (dice < 0.6) return randomPick(random, houses) + randomPick(random, themes) + randomPick(random, kinds);
  if (dice < 0.7) return randomPick(random, themes) + randomPick(random, kinds);
  if (dice < 0.82) return anyName(random);
  const tail = randomPick(random, seriesTails);
  return (
    randomPick(random, seriesHeads) + tail + (randomUnit(random) < 0.3 ? randomPick(random, seriesTails) : '')
  );
}

const shipHeads =
  '远洋|海丰|中远|长荣|东方|银河|瑞丰|金马|蓝鲸|福远|宏运|新海|顺达|华江|泰山|黄河|海豚|飞鱼|明珠|和平|友谊|南极星|晨曦|大洋'.split(
    '|',
  );
const shipTails = '号|轮|1号|6号|18号|66号|之星|明珠|88|9|轮3号'.split('|');
const englishShips = 'Ocean Pride|Star River|Blue Whale|Golden Wave|Pacific Dawn|Jade Express|Sea Falcon|Northern Light|Coral Queen'.split('|'); // prettier-ignore

const vesselName = (random: Random, latin: boolean): string =>
  latin ? randomPick(random, englishShips) : randomPick(random, shipHeads) + randomPick(random, shipTails);

const isLatin = (value: string): boolean => /^[a-z]/iu.test(value);

/** The same sentences about other people, products and places; a sentence without any is not repeated. */
export function withOtherNames(
  records: readonly LabelledUtterance[],
  random: Random,
): readonly LabelledUtterance[] {
  const values = new Map<string, string[]>();
  for (const record of records) {
    for (const slot of exchangeable) {
      const value = record.slots[slot];
      if (value !== undefined && value.length <= 14 && !/^\d{4}$/u.test(value))
        values.set(slot, [...(values.get(slot) ?? []), value]);
    }
  }
  return records.flatMap((record) => {
    const other = renamed(record, values, random);
    const named = record.slots['product'] !== undefined;
    const again = named || randomUnit(random) < 0.5 ? renamed(record, values, random) : undefined;
    const third = named ? renamed(record, values, random) : undefined;
    return [other, again, third].filter((each): each is LabelledUtterance => each !== undefined);
  });
}

function renamed(
  record: LabelledUtterance,
  values: ReadonlyMap<string, readonly string[]>,
  random: Random,
): LabelledUtterance | undefined {
  let { text } = record;
  const slots: Record<string, string> = { ...record.slots };
  let changed = false;
  for (const slot of exchangeable) {
    const said = slots[slot];
    if (said === undefined || said === '' || text.split(said).length !== 2) continue;
    const value =
      products.has(slot) && randomUnit(random) < 0.85
        ? productName(random, isLatin(said))
        : slot === 'vessel'
          ? vesselName(random, isLatin(said))
          : people.has(slot) && randomUnit(random) < 0.7
            ? isLatin(said)
              ? randomPick(random, english)
              : personName(random)
            : randomPick(random, values.get(slot) ?? [said]);
    if (
      isLatin(value) !== isLatin(said) ||
      Object.values(slots).includes(value) ||
      normalise(value).text === ''
    )
      continue;
    text = text.replace(said, () => value);
    slots[slot] = value;
    changed = true;
  }
  return changed ? { ...record, text, slots } : undefined;
}
