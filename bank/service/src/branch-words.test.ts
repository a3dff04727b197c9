import { describe, expect, it } from 'vitest';
import { words } from '@banxing/kernel';
import type { Branch } from '@banxing/parties';
import { branchesMeant, branchesNearby } from './branch-words.ts';

const branch = (code: string, name: string, city: [string, string], address: [string, string]): Branch => ({
  code,
  cnaps: '000000000000',
  name: words(`伴行银行${name}`, `Banxing Bank ${name}`),
  city: words(...city),
  address: words(...address),
  hours: words('周一至周五 9:00–17:00', 'Mon–Fri 9:00–17:00'),
  phone: '021-1',
});
const shanghai: [string, string] = ['上海', 'Shanghai'];
const branches = [
  branch('2102', '上海张江支行', shanghai, [
    '上海市浦东新区祖冲之路887弄',
    'Zuchongzhi Road, Pudong, Shanghai',
  ]),
  branch('2103', '上海徐家汇支行', shanghai, [
    '上海市徐汇区漕溪北路398号',
    'Caoxi North Road, Xuhui, Shanghai',
  ]),
  branch(
    '4502',
    '哈尔滨道里支行',
    ['哈尔滨', 'Harbin'],
    ['哈尔滨市道里区中央大街112号', 'Central Street, Harbin'],
  ),
  branch(
    '7101',
    '郑州金水支行',
    ['郑州', 'Zhengzhou'],
    ['郑州市金水区花园路85号', 'Huayuan Road, Zhengzhou'],
  ),
  branch('7102', '上海花园支行', shanghai, ['上海市花园路1号', 'Huayuan Road, Shanghai']),
];
const meant = (spoken: string, city = '郑州') => {
  const found = branchesMeant(spoken, branches, city);
  return found && [found.how, ...found.branches.map(({ code }) => code)];
};

describe('places', () => {
  it.each([
    ['徐家汇', ['place', '2103']],
    ['徐家汇附近的网点', ['place', '2103']],
    ['徐家匯', ['place', '2103']],
    ['上海', ['place', '2102', '2103', '7102']],
    ['上海市', ['place', '2102', '2103', '7102']],
    ['上海浦东', ['place', '2102']],
    ['Pudong', ['place', '2102']],
    ['Harbin', ['place', '4502']],
    ['in Harbin', ['place', '4502']],
    ['中央大街', ['place', '4502']],
    ['上海五角场', ['city', '2102', '2103', '7102']],
    ['4502', ['place', '4502']],
    ['五道口', ['none']],
    ['路', ['none']],
    ['88', ['none']],
  ])('%s', (spoken, expected) => {
    expect(meant(spoken)).toEqual(expected);
  });

  it('with the same name are looked for at home first', () => {
    expect(meant('花园路', '郑州')).toEqual(['place', '7101']);
    expect(meant('花园路', '上海')).toEqual(['place', '7102']);
    expect(meant('花园路', '北京')).toEqual(['place', '7101', '7102']);
  });

  it.each(['附近', '附近的网点', 'ATM', '我附近'])('%s is none in particular', (spoken) => {
    expect(meant(spoken)).toBeUndefined();
  });
});

it('nearby are those of the city, or the one with the accounts', () => {
  const codes = (city: string, code: string) =>
    branchesNearby({ city, branch: code }, branches).map((each) => each.code);
  expect(codes('哈尔滨', '2102')).toEqual(['4502']);
  expect(codes('拉萨', '2102')).toEqual(['2102']);
});
