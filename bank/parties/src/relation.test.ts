import { describe, expect, it } from 'vitest';
import { relationFromWords, relativesMeant } from './relation.ts';
import type { RelationKind } from './relation-kind.ts';

const cases: readonly (readonly [RelationKind, string])[] = [
  ['mother', '我妈 妈妈 老妈 俺娘 阿妈 我姆妈 我媽 老母亲 我阿妈 my_mom mum 我媽媽 我老妈子'],
  ['father', '我爸 俺爹 老豆 我爷老倌 爷老头子 我老汉儿 阿爸 dad my_father 老爸 俺大'],
  ['daughter', '女儿 我闺女 阿拉囡囡 俺家妮儿 我二闺女 我丫头 my_daughter 我家姑娘 囡囡'],
  ['son', '儿子 我儿子 我大儿子 细伢子 小儿子 my_son 我崽'],
  ['husband', '我老公 my_husband 当家的 孩子他爸'],
  ['wife', '我老婆 我堂客 媳妇儿 my_wife 我太太'],
  ['elder_brother', '我哥 阿哥 我大哥 二哥'],
  ['younger_brother', '我弟弟 我弟 我细佬 我老家的弟弟 老弟 我亲弟弟 老家弟弟'],
  ['elder_sister', '我姐 家姐 姐姐 二姐 姊姊'],
  ['younger_sister', '我妹 我老妹儿 幺妹儿 满妹 妹妹'],
  ['paternal_grandmother', '奶奶 我娭毑 嫲嫲'],
  ['maternal_grandmother', '姥姥 外婆 我姥姥 家家'],
  ['paternal_grandfather', '爺爺 我爷爷'],
  ['maternal_grandfather', '姥爷 外公'],
  ['mother_in_law', '婆婆 岳母 丈母娘 mother-in-law'],
  ['father_in_law', '岳父 老丈人 公公'],
  ['daughter_in_law', '儿媳妇 我儿媳'],
  ['son_in_law', '女婿 姑爷'],
  ['brother_in_law', '我大舅哥 姐夫'],
  ['aunt', '小姨 我老姨儿 孃孃'],
  ['uncle', '四叔 我舅舅 大伯'],
  ['nephew', '我大侄儿 我侄子'],
  ['granddaughter', '我外孙女 孙女'],
  ['grandson', '我孙子 大孙子'],
  ['partner', '我对象 我BF 女朋友'],
  ['cousin', '我表弟 老表'],
];

describe('relationFromWords', () => {
  it.each(cases)('hears %s', (kind, spoken) => {
    for (const text of spoken.split(' '))
      expect.soft(relationFromWords(text.replace('_', ' '))[0], text).toBe(kind);
  });

  it('keeps a mother and a mother-in-law apart', () => {
    expect(relationFromWords('我妈')).not.toContain('mother_in_law');
    expect(relationFromWords('婆婆')).not.toContain('mother');
  });

  it('names both where the word does', () => {
    expect(relationFromWords('爸妈')).toEqual(['mother', 'father']);
    expect(relationFromWords('my brother')).toEqual(['elder_brother', 'younger_brother']);
    expect(relationFromWords('我那口子')).toEqual(['husband', 'wife', 'partner']);
  });

  it.each([
    '张伟',
    '王阿姨',
    '房东',
    '小王',
    '老李',
    '陈总',
    '我',
    'Kevin',
    '',
    '楼下水果店老板娘',
    '大刘',
    '老孙',
    '小孙',
    '老郎',
    '六叔公司',
    '公司账户',
  ])('hears no relative in %s', (text) => {
    expect(relationFromWords(text)).toEqual([]);
  });
});

describe('relativesMeant', () => {
  const person = (kind: RelationKind, name: string, called: string[] = []) => ({ kind, name, called });
  const mother = person('mother', '刘桂芳', ['妈']);
  const motherInLaw = person('mother_in_law', '赵玉梅', ['妈']);
  const sister = person('elder_sister', '陈洁');

  it('finds one by kind, whatever she is called', () => {
    expect(relativesMeant([mother, sister], '我老妈')).toEqual([mother]);
    expect(relativesMeant([mother, sister], 'my sister')).toEqual([sister]);
  });

  it('finds both when both are called 妈', () => {
    expect(relativesMeant([mother, motherInLaw, sister], '我妈')).toEqual([mother, motherInLaw]);
    expect(relativesMeant([mother, motherInLaw, sister], '婆婆')).toEqual([motherInLaw]);
  });

  it('finds by name, and nobody when nobody is meant', () => {
    expect(relativesMeant([mother, sister], '劉桂芳')).toEqual([mother]);
    expect(relativesMeant([mother, sister], '我哥')).toEqual([]);
    expect(relativesMeant([mother, sister], '张伟')).toEqual([]);
  });
});
