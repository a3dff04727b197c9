/** Words that choose one of a few values: directions, switches, levels, languages, themes. */

type Choice = readonly [value: string, pattern: RegExp];

function firstOf(choices: readonly Choice[], text: string): string | undefined {
  return choices.find(([, pattern]) => pattern.test(text))?.[0];
}

const riskLevels: readonly Choice[] = [
  [
    'R1',
    /r1|保本|最稳|最安全|零风险|没风险|无风险|最低风险|谨慎型|c1|risk[- ]free|no risk|safest|principal[- ]protected|不亏本|不会亏|绝对安全/u,
  ],
  [
    'R2',
    /r2|低风险|稳健|稳一点|稳点|稳当|稳妥|比较稳|求稳|low(?:er)?[- ]risk|conservative|风险低|风险小|c2|steady|stable/u,
  ],
  ['R4', /r4|中高|进取|积极型|c4|medium[- ]high|growth/u],
  ['R5', /r5|高风险|激进|c5|high[- ]risk|aggressive|风险高/u],
  ['R3', /r3|中等|平衡|中风险|适中|c3|medium|moderate|balanced/u],
];

/** `R1`…`R5`. */
export const riskLevelOf = (text: string): string | undefined => firstOf(riskLevels, text);

const languages: readonly Choice[] = [
  ['zh-CN-sichuan', /四川话|川话|成都话|sichuan/u],
  ['zh-CN-dongbei', /东北话|northeastern/u],
  ['zh-CN-henan', /河南话/u],
  ['zh-CN-shandong', /山东话/u],
  ['zh-CN-shaanxi', /陕西话|shaanxi/u],
  ['hsn', /湖南话|长沙话|湘语/u],
  ['zh-CN-hubei', /湖北话|武汉话/u],
  ['yue', /粤语|广东话|白话|cantonese|广州话/u],
  ['wuu', /上海(?:闲)?话|吴语|沪语|shanghainese/u],
  ['nan', /闽南话|闽南语|台语|hokkien/u],
  ['hak', /客家话|hakka/u],
  ['en', /英文|英语|英语|english|[鹰音]文|英闻|英雨|音语|eng\b/u],
  ['zh-Hant', /繁体(?:中文|字)?|正体|traditional(?: chinese)?/u],
  ['zh-Hans', /简体(?:中文|字)?|simplified(?: chinese)?/u],
  ['zh-CN', /普通[话化]|(?<!体)中文|国语|汉语|mandarin|(?<!traditional |simplified )chinese|华语/u],
  ['ja', /日语|日文|japanese/u],
  ['ko', /韩语|韩文|korean/u],
  ['fr', /法语|法文|french/u],
  ['de', /德语|德文|german/u],
  ['es', /西班牙语|spanish/u],
  ['ru', /俄语|俄文|russian/u],
  ['ug', /维吾尔语|维语/u],
  ['bo', /藏语|藏文/u],
  ['mn', /蒙古语|蒙语/u],
];

/** A BCP 47 tag of the language asked for; the last one named, since what is left comes first (从中文换成英文). */
export function languageOf(text: string): string | undefined {
  let best: { readonly value: string; readonly at: number } | undefined;
  for (const [value, pattern] of languages) {
    for (const match of text.matchAll(new RegExp(pattern.source, 'gu'))) {
      const away = /(?:不要|别|不|关掉|退出|don't|not)(?:再)?(?:用|说|讲)?$/u.test(
        text.slice(0, match.index),
      );
      if (!away && (!best || match.index > best.at)) best = { value, at: match.index };
    }
  }
  return best?.value;
}

const themes: readonly Choice[] = [
  ['auto', /跟随|自动|系统|auto|system|follow/u],
  [
    'light',
    /浅色|亮色|白色|白天|日间|明亮|亮一?点|亮底|白底|light|day mode|(?:关|退出|取消|不要|别|唔要).{0,4}(?:深色|暗|黑|夜)|(?:深色|暗色|夜间|黑夜|dark).{0,6}(?:关|off|退出|取消)|turn off dark|disable dark/u,
  ],
  ['dark', /深色|暗|黑|夜|dark|night|护眼|刺眼|晃眼/u],
];

export const themeOf = (text: string): string | undefined => firstOf(themes, text);

const off =
  /关|别|不要|唔要|莫|停|退出|取消|不用|不想|不需要|禁用|屏蔽|恢复|换回|切回|回到|变回|返回|普通版|标准版|正常版|off\b|disable|stop|mute|exit|leave|no more|don't|turn it down|back to normal|闭嘴|静音|安静|住口|收声|甭|勿要|唔使/u;
const on =
  /开|启|打|切|换|用|进|来|要|给|on\b|enable|start|switch|turn|read|念|读|播|讲|说|设|调|变|提醒|通知|推|长辈|老人|大字|elder|senior/u;

/** `on` or `off`, as the words ask; undefined where they ask neither. */
export function switchOf(text: string): string | undefined {
  const asks = text
    .replace(/关于|开关|有关|相关|关怀|没关系|关注|关系|关爱/gu, '')
    .replace(/别(?:人|的|处|名)/gu, '');
  if (off.test(asks)) return 'off';
  return on.test(asks) ? 'on' : undefined;
}

const modes: readonly Choice[] = [
  ['off', /关|注销|取消|停|解除|解约|不要|别|off\b|cancel|disable|stop|remove|撤|终止|关闭/u],
  ['minimum', /最低|minimum|min\b|最小|最少/u],
  ['full', /全额|全部|全数|足额|全款|full|whole|entire|整笔|一次还清/u],
];

/** Of automatic repayment: `full`, `minimum`, `off`. */
export const modeOf = (text: string): string | undefined => firstOf(modes, wanted(text));

/** What is left of 从最低改成全额, 别关, 不要最低: what the speaker is leaving or forbids is not what is asked for. */
const wanted = (text: string): string =>
  text
    .replace(/从(?:最低|全额|最小)[^,，。]{0,4}(?=改|换|变|调)/gu, '')
    .replace(/(?:别|不要|不用|不是|不|莫|唔好|甭)(?:给我|再|帮我)?(?:关|停|取消|最低|全额|忘)/gu, '')
    .replace(/(?:关|停|取消)(?:不得|不了)/gu, '');

const fontDirections: readonly Choice[] = [
  ['max', /最大|max|largest|biggest|拉满|顶格|到顶|特大|超大|最大号/u],
  [
    'down',
    /小一?点|小些|缩小|调小|变小|改小|太大|字大了|小号|最小|再小|小啲|细一?[点啲]|太大|smaller|decrease|reduce|shrink|too (?:big|large)|down|细滴|缩/u,
  ],
  [
    'up',
    /大|放|看不清|睇唔清|瞧不清|看不见|太小|小了|larger|bigger|increase|enlarge|too small|up\b|can't (?:see|read)|花了|费劲|吃力|眼/u,
  ],
];

export const fontDirectionOf = (text: string): string | undefined => firstOf(fontDirections, text);

const moneyDirections: readonly Choice[] = [
  [
    'in',
    /进账|入账|收入|收到|收款|转入|进了|到账|入帐|进帐|收了|汇入|打进|转进|给[我俺咱](?:们家|家)?(?:转|打|汇|发|寄|拨)|转给我|转俾我|打给我|工资|incoming|income|received?|credits?\b|deposits?|money in|came in|got from|入咗|pay(?:s|ing)? (?:me|us) back|paid me|(?:did|has|have) .{1,24}(?:send|sent|pay|paid|wire|wired|transfer) (?:me|us)/u,
  ],
  [
    'out',
    /支出|花|消费|付款|转出|扣款|扣|出账|付了|出帐|买|刷|用了|转给|给.{1,6}转|outgoing|spen[dt]|expenses?|paid|debits?|payments?|money out|withdrawals?|went out|sent|汇出|汇给|使咗|洗咗/u,
  ],
];

export const moneyDirectionOf = (text: string): string | undefined => firstOf(moneyDirections, text);

const sell =
  /结汇|卖|换成人民币|换人民币|兑人民币|兑成人民币|换回人民币|兑回|换返|换回来|to (?:rmb|cny|yuan|renminbi)|into (?:rmb|cny|yuan|renminbi)|for (?:rmb|cny|yuan|renminbi)|sell|出手|抛/u;

/** Of an exchange: `sell` when the customer gives foreign money, else `buy`. */
export const exchangeDirectionOf = (text: string): string => (sell.test(text) ? 'sell' : 'buy');

const everything =
  /全(?!国|球|家|新|面|年|职|套|民|程|称|天|不|是|能|凭|靠|麦|力|季)|所有|清仓|还清|结清|缴清|付清|交清|一次性还完|还完|一把还|清零|[都侪](?:给我)?[转取提赎还存换充卖拿结打兑投买清搬挪划倒交缴付弄收出整拨退汇抽]|清空|卖光|提晒|转晒|empty|统统|一分不[留剩]|通通|余额都|\ball\b|\bfull\b|\bin full\b|everything|entire|whole|pay off|晒$|清晒|晒佢|哂|清掉|清了|干掉|掏空|(?<![不别没])一次性(?:还|结|付|交)(?:完|清|掉|了)|(?<![不别没])一笔(?:还|结)(?:完|清|掉|了)|不留尾巴|还利索|clear (?:my|out|the)|clos(?:e|ing) out|wipe out|payoff/u;
const least = /最低|minimum|最小还款|最少还|\bmin\b/u;

/** `all` or `minimum`, said in place of a number. */
export function wholeAmountOf(text: string): 'all' | 'minimum' | undefined {
  const asked = text.replace(
    /(?:不要|不是|别|不|not)[^,，。]{0,4}(?:最低|还清|全部|全额|minimum|all\b|full)/gu,
    '',
  );
  if (least.test(asked)) return 'minimum';
  return everything.test(asked) ? 'all' : undefined;
}
