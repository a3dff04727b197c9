import { expect, it } from 'vitest';
import { foldSpoken, sameNameLoosely } from './spoken.ts';

it('folds script, width, case and space', () => {
  expect(foldSpoken('陳 麗華')).toBe('陈丽华');
  expect(foldSpoken('薪轉戶')).toBe(foldSpoken('薪转户'));
  expect(foldSpoken('儲蓄帳戶')).toBe('储蓄账户');
  expect(foldSpoken(' ＵＢＥＲ ')).toBe('uber');
  expect(foldSpoken("kids' classes")).toBe('kidsclasses');
});

it('takes a part of a name for the name, never one character', () => {
  expect(sameNameLoosely('盒马', '盒马鲜生')).toBe(true);
  expect(sameNameLoosely('盒马鲜生', '盒马')).toBe(true);
  expect(sameNameLoosely('王', '王敏')).toBe(false);
  expect(sameNameLoosely('美团', '滴滴出行')).toBe(false);
  expect(sameNameLoosely('', '美团')).toBe(false);
});
