import { describe, expect, it } from 'vitest';
import { pageNamed } from './app-pages.ts';

describe('pages by name', () => {
  it.each([
    ['首页', '/home'],
    ['首頁', '/home'],
    ['主页', '/home'],
    ['home page', '/home'],
    ['我的账户', '/home'],
    ['设置', '/mine'],
    ['设置页面', '/mine'],
    ['个人中心', '/mine'],
    ['Settings', '/mine'],
    ['the settings page', '/mine'],
    ['资产', '/wealth'],
    ['理财页面', '/wealth'],
    ['聊天', '/'],
  ])('%s is %s', (feature, path) => {
    expect(pageNamed(feature)?.path).toBe(path);
  });

  it.each(['转账', '安全中心', '积分商城', '页面', '', '我的天', 'transfer'])('%s is none', (feature) => {
    expect(pageNamed(feature)).toBeUndefined();
  });
});
