import { type Random, randomPick, randomUnit } from '@banxing/kernel';

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
];

const men = [
  '伟',
  '强',
  '磊',
  '军',
  '洋',
  '勇',
  '杰',
  '涛',
  '超',
  '明',
  '刚',
  '平',
  '辉',
  '鹏',
  '浩',
  '建华',
  '志强',
  '国庆',
  '文博',
  '子轩',
  '俊杰',
  '海涛',
  '立新',
  '德胜',
  '宏伟',
  '永福',
  '家豪',
  '晓东',
  '振华',
  '天宇',
];

const women = [
  '芳',
  '娜',
  '敏',
  '静',
  '丽',
  '艳',
  '娟',
  '霞',
  '秀英',
  '玉兰',
  '桂英',
  '婷',
  '雪',
  '慧',
  '莉',
  '萍',
  '红梅',
  '淑珍',
  '晓燕',
  '雨欣',
  '思琪',
  '佳怡',
  '美玲',
  '春花',
  '凤霞',
  '海燕',
  '文静',
  '若曦',
  '诗涵',
  '梦瑶',
];

export interface FullName {
  readonly name: string;
  readonly gender: 'male' | 'female';
}

/** An invented person's name. */
export function inventName(random: Random): FullName {
  const gender = randomUnit(random) < 0.5 ? 'male' : 'female';
  return { name: randomPick(random, surnames) + randomPick(random, gender === 'male' ? men : women), gender };
}
