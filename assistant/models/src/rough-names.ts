/** The surnames of about nine in ten Chinese people. */
const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';

const surname = `[${surnames}]`;
const given = '[\\u4e00-\\u9fff]';
/** What follows a person in a sentence about money, so that the name ends before it. */
const verb = '(?:转|打|汇|付|还|发|寄|存|充|交|收|的|再|也|先|把|去|说|到|那|了|,|，|。|$|\\s|\\ue001|\\d)';

const shapes: readonly RegExp[] = [
  // 给张薇转, 向欧阳娜汇: a surname after the words that lead to a payee.
  new RegExp(
    `(?<=(?:给|向|跟|和|替|帮|叫|找|户名是?|收款人是?|姓名是?|名字是?|我是|我叫))${surname}${given}{1,2}?(?=${verb})`,
    'gu',
  ),
  new RegExp(`(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐)${given}{1,2}?(?=${verb})`, 'gu'),
  // 小刘, 老王, 阿陈.
  new RegExp(`(?<![大最])[小老阿]${surname}(?![\\u4e00-\\u9fff]*(?:路|街|区|市|镇))`, 'gu'),
  // 王总, 李老师, 刘阿姨.
  new RegExp(
    `${surname}${given}{0,2}?(?:总|哥|姐|叔|姨|老师|经理|先生|女士|阿姨|师傅|大爷|大妈|医生|律师|主任|太太|小姐)`,
    'gu',
  ),
  // pay john smith, send it to mary.
  /(?<=\b(?:pay|send|to|from|for|owe|wire)\s)(?!(?:my|the|a|an|me|it|him|her|them|this|that|last|next|his|their|us|our|all|some|any|each|every|yuan|rmb|bank|account|card|savings|check|see|get|be|do|pay|send|transfer|buy|sell|make|go|how|what|when|where|who|today|tomorrow|yesterday|now|month|week|year|loan|bill|mortgage|mum|mom|dad|one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand|money|cash|usd|eur|hkd|jpy|gbp|english|chinese|dark|light)\b)[a-z]{2,}(?:\s(?!(?:for|from|to|the|on|in|at|by|now|today|please|and|via|with|again|my|a|of|using)\b)[a-z]{2,})?/gu,
];

/** Takes out what looks like somebody's name without being known as one. Takes out too much rather than too little. */
export const roughNames = (text: string, mark: string): string =>
  shapes.reduce((rest, shape) => rest.replace(shape, mark), text);
