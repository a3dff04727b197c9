import { words, type Words } from '@banxing/kernel';
import { foldSpoken } from './spoken.ts';

/** A page that the app has, with the names under which people ask for it, folded. */
export interface AppPage {
  readonly path: string;
  readonly title: Words;
  readonly names: readonly string[];
}

const page = (path: string, title: Words, names: readonly string[]): AppPage => ({
  path,
  title,
  names: names.map(foldSpoken),
});

/** The pages that everybody has; each account has one more, `/accounts/<id>`. */
export const appPages: readonly AppPage[] = [
  page('/', words('对话', 'Conversation'), [
    '对话',
    '聊天',
    '助手',
    '客服',
    '搜索',
    'chat',
    'assistant',
    'search',
    'conversation',
  ]),
  page('/home', words('首页', 'Home'), [
    ...['首页', '主页', '主界面', '账户总览', '我的账户', '账户', '账户列表', '账户余额', '余额'],
    ...['home', 'homepage', 'home page', 'accounts', 'my accounts', 'account balance'],
  ]),
  page('/wealth', words('资产', 'Wealth'), [
    ...['资产', '财富', '我的资产', '资产负债', '总资产', '理财', '理财页', '财富页'],
    ...['wealth', 'assets', 'my assets', 'investments'],
  ]),
  page('/mine', words('我的', 'Me'), [
    ...[
      '我的',
      '设置',
      '设定',
      '个人中心',
      '个人设置',
      '外观',
      '显示设置',
      '字体设置',
      '语言设置',
      '通用设置',
    ],
    ...['settings', 'setting', 'profile', 'me', 'my page', 'preferences', 'appearance'],
  ]),
  page('/functions', words('全部功能', 'All functions'), [
    ...['全部功能', '所有功能', '更多功能', '功能大全', '功能列表', '服务大全'],
    ...['all functions', 'functions', 'all services', 'services', 'menu'],
  ]),
  page('/pay', words('付款台', 'Payment codes'), [
    ...[
      '付款台',
      '收付款',
      '收付款码',
      '二维码',
      '我的二维码',
      '码',
      'qrcode',
      'payment codes',
      'my qr code',
    ],
  ]),
  page('/inbox', words('消息', 'Messages'), [
    ...['消息', '我的消息', '消息中心', '通知', '通知中心', '收件箱', '站内信'],
    ...['messages', 'inbox', 'notifications'],
  ]),
  page('/guardian', words('家人守护', 'Family guard'), [
    ...['守护', '家人守护', '亲情守护', '守护请求', '守护人', 'guardian', 'family guard'],
  ]),
];

/** Where a capability can be used by hand. */
export const pathOfFunction = (id: string): string => {
  const code = /^code\.(pay|collect|transit|medical)$/u.exec(id)?.[1];
  return code === undefined ? `/functions/${id}` : `/pay?code=${code}`;
};

const fillers = /(页面|页|界面|功能|入口|栏目|专区|频道|page|screen|tab)$/u;

/** What was asked for, without 页面, 功能 and the like around it. */
export function bareFeature(feature: string): string {
  const folded = foldSpoken(feature).replace(/^(the|my)(?=[a-z]{4})/u, '');
  const bare = folded.replace(fillers, '');
  return bare === '' ? folded : bare;
}

/** The page of this name; none when the app has no such page. */
export function pageNamed(feature: string): AppPage | undefined {
  const [whole, bare] = [foldSpoken(feature), bareFeature(feature)];
  return appPages.find(({ names }) => names.includes(whole) || names.includes(bare));
}
