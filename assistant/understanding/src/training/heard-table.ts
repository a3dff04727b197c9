import { normalise } from '../normal/normal-text.ts';
import { pairOf, type HeardTable } from '../normal/heard-words.ts';
import { soundOf } from '../normal/pinyin.ts';
import { conceptWords } from '../model/concept-words.ts';
import type { LabelledUtterance } from './corpus.ts';

/** Names of money and places that few records have. */
const rareWords =
  '卢布 卢比 泰铢 瑞郎 法郎 韩元 韩币 澳元 澳币 纽币 新币 坡币 加元 加币 港纸 港币 欧元 英镑 日元 日圆 林吉特 越南盾 印尼盾 比索 迪拉姆 克朗 兰特 里亚尔 俄罗斯 法国 德国 英国 美国 加拿大 澳洲 澳大利亚 新西兰 新加坡 马来西亚 泰国 越南 韩国 日本 意大利 西班牙 瑞士 瑞典 荷兰 迪拜 巴西 印度 菲律宾 缅甸 老挝 柬埔寨 北京 上海 广州 深圳 天津 重庆 成都 武汉 西安 杭州 南京 苏州 长沙 郑州 沈阳 大连 哈尔滨 长春 济南 青岛 厦门 福州 昆明 贵阳 南宁 合肥 南昌 太原 石家庄 兰州 乌鲁木齐 拉萨 西宁 银川 呼和浩特 海口 三亚 香港 澳门 台北 高雄 石头 盒马 沃尔玛 瑞幸 星巴克 麦当劳 肯德基 海底捞 永辉 山姆 宜家 滴滴 携程 铁路 加油站 停车场 幼儿园 驾校 健身房 电影院 游戏 设计 律师 粮食 侄女 侄子 外甥 表示 刺激 腊肉 手艺 处理 培训 保姆 护工';

const leastTimes: Readonly<Record<number, number>> = { 2: 14, 3: 6, 4: 4 };

const isIdeographs = (text: string): boolean =>
  [...text].every((character) => soundOf(character.charCodeAt(0)) !== undefined);

/** How much more often two neighbours stand together than chance would have them, for a word of two and within longer ones. */
const leastTies: Readonly<Record<number, number>> = { 2: 12, 3: 4, 4: 3 };

/** Words that the grammars and the concepts read, whether or not a record has them. */
const knownToGrammars = `${conceptWords} ${rareWords}`
  .split(/\s+/u)
  .filter((word) => /^[一-龥]{2,}$/u.test(word));

/** What people write where no speech recogniser wrote it for them. */
export function heardTableOf(records: readonly LabelledUtterance[]): HeardTable {
  const pairs = new Set<number>();
  const times = new Map<string, number>();
  const add = (text: string): void => void times.set(text, (times.get(text) ?? 0) + 1);
  let total = 0;
  for (const record of records) {
    if (record.style === 'noisy') continue;
    const { text } = normalise(record.text);
    total += text.length;
    for (let place = 0; place < text.length; place += 1) {
      if (isIdeographs(text.slice(place, place + 1))) add(text.charAt(place));
      if (place + 1 < text.length && isIdeographs(text.slice(place, place + 2)))
        pairs.add(pairOf(text.charCodeAt(place), text.charCodeAt(place + 1)));
      for (let length = 2; length <= 4 && place + length <= text.length; length += 1) {
        const word = text.slice(place, place + length);
        if (!isIdeographs(word)) break;
        add(word);
      }
    }
  }
  for (const word of knownToGrammars)
    for (let place = 0; place + 1 < word.length; place += 1)
      pairs.add(pairOf(word.charCodeAt(place), word.charCodeAt(place + 1)));
  const of = (text: string): number => times.get(text) ?? 0;
  const tie = (pair: string): number => (of(pair) * total) / (of(pair.charAt(0)) * of(pair.charAt(1)) || 1);
  const tied = (word: string): boolean =>
    Array.from({ length: word.length - 1 }, (_, place) => tie(word.slice(place, place + 2))).every(
      (each) => each >= (leastTies[word.length] ?? Infinity),
    );
  const words = [...times].filter(
    ([word, count]) => word.length >= 2 && count >= (leastTimes[word.length] ?? Infinity) && tied(word),
  );
  return { pairs: Int32Array.from(pairs).sort(), words: words.sort(([a], [b]) => (a < b ? -1 : 1)) };
}
