import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Client, seededBank } from './seeded-bank.ts';

let house: Awaited<ReturnType<typeof seededBank>>;
beforeAll(async () => {
  house = await seededBank();
}, 180_000);
afterAll(() => house.close());

interface Said {
  readonly conversation: string;
  readonly text: string;
  readonly understanding: { readonly intent: string; readonly slots: Record<string, string> };
  readonly cards: readonly {
    readonly type: string;
    readonly actions: readonly { readonly action: string }[];
  }[];
  readonly needs: { readonly slot: string } | null;
  readonly handover: { readonly ticket: string; readonly queue: string } | null;
}

/** Somebody's one conversation. */
async function talker(username: string): Promise<{ say: (text: string) => Promise<Said>; client: Client }> {
  const client = await house.signIn(username);
  let conversation: string | undefined;
  const say = async (text: string): Promise<Said> => {
    const { status, body } = await client.post('/api/assistant/messages', { text, conversation });
    expect(status).toBe(200);
    const said = body as unknown as Said;
    conversation = said.conversation;
    return said;
  };
  return { say, client };
}

it('hands over by a sentence, with ticket, queue and what was said, and tells how far it is', async () => {
  const { say } = await talker('chenjing');
  const handed = await say('我要问贷款的事,转人工客服');
  expect(handed.understanding).toMatchObject({ intent: 'service.human', slots: { topic: '贷款' } });
  expect(handed.handover).toMatchObject({ queue: '人工客服' });
  expect(handed.cards[0]).toMatchObject({
    type: 'handover',
    ticket: handed.handover?.ticket,
    summary: '原话:“我要问贷款的事,转人工客服”。',
  });
  expect((await say('转人工')).handover).toEqual(handed.handover);
  const progress = await say('查一下我的工单进度');
  expect(progress.text).toContain(handed.handover?.ticket ?? 'no ticket');
  expect(progress.handover).toBeNull();
});

it('sends an elder to the care desk, and shows them nothing of another customer', async () => {
  const { say } = await talker('wangjianguo');
  expect((await say('我要找人工')).handover).toMatchObject({ queue: '关怀专席' });
  expect((await say('查一下我的工单进度')).text).toMatch(/^在办的有 1 件。/u);
});

it('takes a complaint without handing over', async () => {
  const { say } = await talker('lixiang');
  expect((await say('我要投诉')).needs?.slot).toBe('topic');
  const filed = await say('隔壁窗口插队');
  expect(filed.text).toMatch(/记下来了,编号 \d{10}/u);
  expect(filed.handover).toBeNull();
});

it('finds a branch by its place', async () => {
  const { say } = await talker('zhaolan');
  const found = await say('徐家汇附近的网点');
  expect(found.text).toContain('上海市徐汇区漕溪北路398号');
  expect(found.cards[0]?.type).toBe('branches');
});

it('looks as it was told to, at once and after signing in again', async () => {
  const { say, client } = await talker('wangmin');
  for (const text of ['把字放大点', '打开长辈版', '换成深色模式', '打开朗读']) {
    expect((await say(text)).cards[0]?.type).toBe('settings');
  }
  const look = {
    ...{ fontScale: 115, edition: 'elder', theme: 'dark', readAloud: true, locale: 'zh' },
    ...{ home: null, muted: [] },
  };
  expect((await client.get('/api/me')).body['preferences']).toEqual(look);
  expect((await say('换成英文')).text).toContain('English');
  const again = await house.signIn('wangmin');
  expect((await again.get('/api/me')).body['preferences']).toEqual({ ...look, locale: 'en' });
  const other = await house.signIn('zhouming');
  expect((await other.get('/api/me')).body['preferences']).toMatchObject({ fontScale: 100, locale: 'zh' });
});

it('opens pages and lists devices', async () => {
  const { say } = await talker('zhouming');
  expect((await say('打开设置')).cards[0]?.actions[0]?.action).toBe('open:/mine');
  expect((await say('我的账号在哪些设备上登录过')).text).toContain('处登录着');
});
