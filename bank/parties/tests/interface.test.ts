import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  capabilityMigrations,
  type CallResult,
  createCatalogue,
  createCounter,
  type CustomerCaller,
} from '@banxing/capability';
import { testDatabase, type TestDatabase } from '@banxing/database/testing';
import { invariant } from '@banxing/kernel';
import { testWorld } from '@banxing/kernel/testing';
import { outboxMigrations } from '@banxing/outbox';
import { createParties, partiesCapabilities, partiesMigrations } from '../src/index.ts';
import { admitSomeone } from '../src/testing.ts';

let db: TestDatabase;
const { clock, ids } = testWorld();
const parties = createParties({ clock, ids });
let phone = 13_700_000_000;
let chen: CustomerCaller;
let other: CustomerCaller;

const counter = () => {
  const capabilities = partiesCapabilities({
    db,
    parties,
    accountPages: (_q, customer) =>
      Promise.resolve(customer === chen.customer ? [{ id: 'acct_chen', name: '工资卡', tail: '6789' }] : []),
    offered: () => capabilities,
  });
  return createCounter({ db, clock, ids, catalogue: createCatalogue(capabilities) });
};

const callerOf = async (): Promise<CustomerCaller> => {
  const customer = await db.transaction((tx) => admitSomeone(parties, tx, { phone: String((phone += 1)) }));
  return { kind: 'customer', customer: customer.id, session: 'ses_test', locale: 'zh', channel: 'api' };
};
const call = (id: string, input: object, caller = chen): Promise<CallResult> =>
  counter().call(id, caller, input);
const answered = async (id: string, input: object, caller = chen) => {
  const result = await call(id, input, caller);
  invariant(result.kind === 'answer', `no answer but ${JSON.stringify(result)}`);
  return result;
};
const changesOf = async (id: string, input: object, caller = chen) => {
  const [card] = (await answered(id, input, caller)).answer.cards;
  invariant(card?.type === 'settings', 'a settings card');
  return card.changes.map(({ setting, value }) => `${setting}=${value}`);
};
const kept = (caller = chen) => parties.preferences(db, caller.customer);

beforeAll(async () => {
  db = await testDatabase([outboxMigrations, capabilityMigrations, partiesMigrations]);
});
afterAll(() => db.drop());
beforeEach(async () => {
  chen = await callerOf();
  other = await callerOf();
});

describe('the type size', () => {
  it('steps up, to the largest and down, and is kept for nobody else', async () => {
    expect(await changesOf('app.font_size', { direction: 'up' })).toEqual(['fontScale=115']);
    expect(await changesOf('app.font_size', { direction: 'up' })).toEqual(['fontScale=130']);
    expect(await changesOf('app.font_size', { direction: 'max' })).toEqual(['fontScale=200']);
    expect(await changesOf('app.font_size', { direction: 'down' })).toEqual(['fontScale=180']);
    expect((await kept()).fontScale).toBe(180);
    expect((await kept(other)).fontScale).toBe(100);
  });

  it('says so at either end', async () => {
    expect((await answered('app.font_size', { direction: 'down' })).answer.text).toContain('已经是最小');
    await answered('app.font_size', { direction: 'max' });
    expect((await answered('app.font_size', { direction: 'up' })).answer.text).toContain('已经是最大');
    expect((await kept()).fontScale).toBe(200);
  });

  it('loses no step when two are asked for at once', async () => {
    await Promise.all([
      call('app.font_size', { direction: 'up' }),
      call('app.font_size', { direction: 'up' }),
    ]);
    expect((await kept()).fontScale).toBe(130);
  });

  it('asks which way, and takes the options by value and by name', async () => {
    for (const input of [{}, { direction: 'sideways' }]) {
      const asked = await call('app.font_size', input);
      expect(asked).toMatchObject({ kind: 'needs', need: { slot: 'direction' } });
    }
    expect(await changesOf('app.font_size', { direction: '大一点' })).toEqual(['fontScale=115']);
    expect((await call('app.font_size', { direction: 5 })).kind).toBe('malformed');
  });
});

describe('switches', () => {
  it('turns the elder edition on without more words, and off', async () => {
    expect(await changesOf('app.elder_mode', {})).toEqual(['edition=elder']);
    expect((await kept()).edition).toBe('elder');
    expect(await changesOf('app.elder_mode', { switch: 'off' })).toEqual(['edition=standard']);
    expect((await kept()).edition).toBe('standard');
    expect((await call('app.elder_mode', { switch: 'perhaps' })).kind).toBe('needs');
  });

  it('reads aloud, or not', async () => {
    expect(await changesOf('app.read_aloud', { switch: 'on' })).toEqual(['readAloud=on']);
    expect((await kept()).readAloud).toBe(true);
    expect(await changesOf('app.read_aloud', { switch: 'off' })).toEqual(['readAloud=off']);
    expect((await kept()).readAloud).toBe(false);
    expect((await call('app.read_aloud', { switch: 'perhaps' })).kind).toBe('needs');
  });

  it('changes the theme and leaves everything else', async () => {
    await answered('app.elder_mode', {});
    expect(await changesOf('app.theme', { theme: 'dark' })).toEqual(['theme=dark']);
    expect(await kept()).toMatchObject({ theme: 'dark', edition: 'elder' });
    expect(await call('app.theme', {})).toMatchObject({ kind: 'needs', need: { slot: 'theme' } });
    expect((await call('app.theme', { theme: 'pink' })).kind).toBe('needs');
  });
});

describe('the language', () => {
  it('becomes English, answered in English, and Chinese again', async () => {
    const { answer } = await answered('app.language', { language: 'en' });
    expect(answer.text).toBe('Done. Answers are in English from now on.');
    expect((await kept()).locale).toBe('en');
    expect(await changesOf('app.language', { language: 'zh-CN' })).toEqual(['locale=zh']);
    expect((await kept()).locale).toBe('zh');
  });

  it.each(['yue', 'zh-CN-sichuan', 'wuu', 'zh-Hant'])(
    'answers %s in Mandarin and says so',
    async (language) => {
      const { answer } = await answered('app.language', { language });
      expect(answer.text).toMatch(/还没有.*普通话/u);
      expect((await kept()).locale).toBe('zh');
    },
  );

  it.each(['ja', 'fr', 'bo'])('does not have %s, says so and changes nothing', async (language) => {
    await answered('app.language', { language: 'en' });
    const { answer } = await answered('app.language', { language });
    expect(answer.text).toContain('没有改');
    expect(answer.cards).toEqual([]);
    expect((await kept()).locale).toBe('en');
  });

  it('asks which', async () => {
    expect(await call('app.language', {})).toMatchObject({ kind: 'needs', need: { slot: 'language' } });
  });
});

describe('opening a page', () => {
  const opened = async (feature: string, caller = chen) => {
    const { answer } = await answered('app.open', { feature }, caller);
    return answer.cards.flatMap(({ actions }) => actions.map(({ action }) => action));
  };

  it('leads to pages that there are', async () => {
    expect(await opened('设置')).toEqual(['open:/mine']);
    expect(await opened('首页')).toEqual(['open:/home']);
  });

  it("leads to one's own account by name or tail, never to somebody else's", async () => {
    expect(await opened('工资卡')).toEqual(['open:/accounts/acct_chen']);
    expect(await opened('尾号6789的明细')).toEqual(['open:/accounts/acct_chen']);
    expect((await opened('工资卡', other)).join()).not.toContain('acct_chen');
  });

  it('leads to the page of a function, and to all pages for what there is not', async () => {
    expect(await opened('长辈版')).toEqual(['open:/functions/app.elder_mode']);
    expect(await opened('全部功能')).toEqual(['open:/functions']);
    expect(await opened('收付款码')).toEqual(['open:/pay']);
    expect(await opened('积分商城')).toEqual(expect.arrayContaining(['open:/', 'open:/home', 'open:/pay']));
    expect((await answered('app.open', { feature: '积分商城' })).answer.text).toContain('还没有“积分商城”');
    expect(await call('app.open', {})).toMatchObject({ kind: 'needs', need: { slot: 'feature' } });
  });
});

describe('help', () => {
  it('tells what there is by its parts', async () => {
    const { answer } = await answered('app.help', {});
    expect(answer.text).toContain('现在能办 10 件事:界面设置');
    expect(JSON.stringify(answer.cards)).toContain('长辈版');
  });

  it('answers a topic from what there is, and says when there is nothing', async () => {
    expect((await answered('app.help', { topic: '长辈版' })).answer.text).toContain('直接说“长辈版”');
    expect((await answered('app.help', { topic: '乘车码' })).answer.text).toContain('“乘车码”这里还办不了');
  });
});

describe('the home page', () => {
  const home = async (caller = chen) => (await kept(caller)).home;

  it('takes something at the front, once, and gives it back', async () => {
    const added = await answered('app.home_add', { feature: '长辈版' });
    expect(added.answer.text).toContain('放到首页了');
    expect(await home()).toEqual(['app.elder_mode']);
    expect((await answered('app.home_add', { feature: '朗读功能' })).output).toMatchObject({
      home: ['app.read_aloud', 'app.elder_mode'],
    });
    expect((await answered('app.home_add', { feature: '朗读' })).answer.text).toContain('已经在首页');
    expect((await answered('app.home_remove', { feature: '长辈版' })).answer.text).toContain('移除了');
    expect(await home()).toEqual(['app.read_aloud']);
    expect(await home(other)).toBeNull();
  });

  it('asks which, and says what it does not have', async () => {
    expect(await call('app.home_add', {})).toMatchObject({ kind: 'needs', need: { slot: 'feature' } });
    const unknown = await call('app.home_add', { feature: '炒股' });
    expect(unknown).toMatchObject({ kind: 'needs', need: { question: { zh: '这里还没有“炒股”,放别的?' } } });
    await answered('app.home_add', { feature: '朗读' });
    expect(await call('app.home_remove', {})).toMatchObject({
      kind: 'needs',
      need: { slot: 'feature', options: [{ value: 'app.read_aloud' }] },
    });
    expect(await call('app.home_remove', { feature: '长辈版' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'not_on_home' },
    });
  });

  it('is full at twelve', async () => {
    await db.transaction((tx) =>
      parties.putPreferences(tx, chen.customer, {
        home: Array.from({ length: 12 }, () => 'app.read_aloud'),
      }),
    );
    expect(await call('app.home_add', { feature: '长辈版' })).toMatchObject({
      kind: 'refused',
      refusal: { code: 'home_full' },
    });
  });
});

describe('notifications', () => {
  it('are switched by kind or all, and kept', async () => {
    expect(await changesOf('app.notifications', { switch: 'off', topic: '营销短信' })).toEqual([
      'notifications=marketing=off',
    ]);
    expect((await kept()).muted).toEqual(['marketing']);
    expect((await answered('app.notifications', { switch: 'off' })).answer.text).toContain('安全');
    expect((await kept()).muted).toHaveLength(5);
    await answered('app.notifications', { switch: 'on', topic: '还款提醒' });
    expect((await kept()).muted).toEqual(['balance', 'reminder', 'product', 'marketing']);
    await answered('app.notifications', { switch: 'on' });
    expect((await kept()).muted).toEqual([]);
    expect((await kept(other)).muted).toEqual([]);
  });

  it('ask on or off, and which kind', async () => {
    expect(await call('app.notifications', {})).toMatchObject({ kind: 'needs', need: { slot: 'switch' } });
    expect(await call('app.notifications', { switch: 'off', topic: '天气' })).toMatchObject({
      kind: 'needs',
      need: { slot: 'topic' },
    });
  });
});
