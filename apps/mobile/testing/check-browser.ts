import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage, say, signIn, views, type View } from './browser.ts';
import { confirmCalls, startMockBank } from './mock-server.ts';

/** The app's stories and accessibility in a real browser, over the built app and the double of the bank. */

const port = Number(process.env['PORT'] ?? '4175');
const base = `http://127.0.0.1:${port}`;
const plain: View = {
  name: 'stories',
  look: { locale: 'zh', theme: 'light', fontScale: 100, edition: 'standard', readAloud: false },
};

const accessible = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
};

const tooWide = async (page: Page): Promise<string[]> => {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return over > 0 ? [`${over} px too wide`] : [];
};

const tooSmall = async (page: Page, view: View): Promise<string[]> => {
  const least = view.look.edition === 'elder' ? 60 : 44;
  return page.evaluate((size) => {
    const keys = [...document.querySelectorAll<HTMLElement>('button, nav a, select, textarea')].filter(
      (key) => key.checkVisibility(),
    );
    return keys
      .filter((key) => key.getBoundingClientRect().height < size - 0.5)
      .map((key) => `key ${key.ariaLabel ?? key.innerText} is ${key.getBoundingClientRect().height} px high`);
  }, least);
};

const confirmLabel = /^确认转账/u;
const review = (page: Page) =>
  page.getByRole('button', { name: /^(核对并确认|Review and confirm)$/u }).last();

const everyScreen = async (browser: Browser, view: View): Promise<void> => {
  const { page, faults } = await openPage(browser, view);
  const check = async (what: string) => {
    await page.waitForTimeout(450);
    const found = [...(await accessible(page)), ...(await tooWide(page)), ...(await tooSmall(page, view))];
    faults.push(...found.map((fault) => `${what}: ${fault}`));
  };
  await page.goto(base);
  await page.locator('#username').waitFor();
  await check('sign-in');
  await signIn(page, base, view);
  await check('opening');
  for (const path of [
    '/home',
    '/wealth',
    '/mine',
    '/accounts/acct_savings',
    '/settings/password',
    '/accounts/none',
    '/nowhere',
  ]) {
    await page.goto(base + path);
    await page.getByRole('navigation').waitFor();
    await check(path);
  }
  await page.goto(base);
  for (const text of [
    '我还有多少钱',
    '最近的往来',
    '这个月花了多少',
    '花在哪了',
    '近六个月收入',
    '走势',
    '给王敏转',
    '贷款',
    '信用卡',
    '添加收款人',
    '理财',
    '汇率',
    '为什么',
    '人工',
    '出错',
    '给赵龙转49800',
  ]) {
    await say(page, text);
    await check(text);
  }
  await review(page).click();
  await check('confirmation');
  await page.getByRole('button', { name: confirmLabel }).click();
  await check('PIN');
  await page.keyboard.type('111111');
  await page.getByRole('alert').filter({ hasText: '不对' }).waitFor();
  await check('wrong PIN');
  await page.keyboard.type('135790');
  await page.getByRole('dialog').getByRole('heading', { level: 2 }).waitFor();
  await page.waitForTimeout(600);
  await check('stopped');
  assert.deepEqual(faults, [], view.name);
  await page.context().close();
};

const pay = async (page: Page, text: string): Promise<void> => {
  await say(page, text);
  await review(page).click();
  await page.getByRole('button', { name: confirmLabel }).click();
  await page.keyboard.type('135790');
};

const stories: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'a transfer by keyboard alone is confirmed once and stays after a reload': async (page) => {
    const before = confirmCalls();
    await page.getByRole('textbox').focus();
    await page.keyboard.type('给妈妈转500块');
    await page.keyboard.press('Enter');
    await review(page).waitFor();
    await review(page).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: confirmLabel }).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    for (
      let steps = 0;
      steps < 4 && !confirmLabel.test(await page.evaluate(() => document.activeElement?.textContent ?? ''));
      steps += 1
    ) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('group').waitFor();
    await page.keyboard.type('135790790');
    await page.getByText('回单号').waitFor();
    assert.equal(confirmCalls() - before, 1);
    await page.reload();
    await page.getByText('回单号').waitFor();
    assert.equal(await review(page).count(), 0);
  },
  'a fault of the bank is tried again under the same key': async (page) => {
    await pay(page, '给妈妈转777');
    await page.getByText('再试一次不会重复扣款').waitFor();
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('回单号').waitFor();
  },
  'a wrong PIN leaves no digit in the page or in storage': async (page) => {
    await say(page, '给妈妈转500块');
    await review(page).click();
    await page.getByRole('button', { name: confirmLabel }).click();
    await page.keyboard.type('246802');
    await page.getByText('还可以试').waitFor();
    const kept = await page.evaluate(
      () => document.documentElement.outerHTML + JSON.stringify({ ...localStorage, ...sessionStorage }),
    );
    assert.ok(!kept.includes('246802'));
  },
  'Escape leaves the confirmation without asking the bank': async (page) => {
    const before = confirmCalls();
    await say(page, '给妈妈转500块');
    await review(page).click();
    await page.getByRole('button', { name: confirmLabel }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(confirmCalls(), before);
    await review(page).waitFor();
  },
  'a stronger proof, a pause and a guardian are told as they are': async (page) => {
    for (const [text, title] of [
      ['转60000', '更强的验证'],
      ['转20000', '先等一等'],
      ['转30000', '已请家人确认'],
    ] as const) {
      await pay(page, text);
      await page.getByRole('heading', { name: title }).waitFor();
      await page.getByRole('button', { name: '知道了' }).click();
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
    assert.equal(await review(page).count(), 0);
  },
  'an earlier proposal is replaced by the newer one': async (page) => {
    await say(page, '给妈妈转500块');
    await say(page, '给妈妈转600块');
    assert.equal(await review(page).count(), 1);
    await page.getByText('已被新的确认单代替').waitFor();
  },
  'a message that did not arrive can be sent again': async (page) => {
    await say(page, '出错了吗');
    const answer = page.getByRole('article', { name: '伴行' });
    await answer.getByText('系统暂时不可用').waitFor();
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText('正在看').waitFor({ state: 'hidden' });
    await answer.getByText('系统暂时不可用').waitFor();
    assert.equal(await page.getByRole('article', { name: '你说' }).count(), 1);
  },
  'the interface obeys a sentence, at once and after a reload': async (page) => {
    await say(page, '换成深色');
    await page.locator('html[data-theme="dark"]').waitFor();
    await page.reload();
    await page.getByRole('navigation').waitFor();
    await page.locator('html[data-theme="dark"]').waitFor();
  },
  'the balance is hidden until asked for': async (page) => {
    await page.getByRole('link', { name: '首页' }).click();
    const eye = page.getByRole('button', { name: /显示余额/u });
    await eye.waitFor();
    assert.equal(await page.getByText('118,456').count(), 0);
    await eye.click();
    await page.getByText('118,456').first().waitFor();
  },
  'the list of entries goes on to its end': async (page) => {
    await page.goto(`${base}/accounts/acct_current`);
    await page.getByRole('button', { name: '再看一些' }).scrollIntoViewIfNeeded();
    for (let turn = 0; turn < 6; turn += 1) {
      await page.locator('main').evaluate((main) => main.scrollTo(0, main.scrollHeight));
      await page.waitForTimeout(250);
    }
    await page.getByText('就这些了').waitFor();
    assert.equal(await page.locator('main li').count(), 75);
  },
  'without a network it says so, and goes on when it is back': async (page) => {
    await page.context().setOffline(true);
    await page.getByText('没有网络').waitFor();
    await say(page, '我还有多少钱');
    await page.getByRole('article').getByText('没发出去').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('article').getByText('够付这个月的账单').waitFor();
  },
  'five idle minutes sign out, after a warning that a touch answers': async (page) => {
    await page.clock.install();
    await page.reload();
    await page.getByRole('navigation').waitFor();
    await page.clock.runFor(4 * 60_000 + 5_000);
    await page.getByRole('button', { name: '还在用' }).click();
    await page.clock.runFor(4 * 60_000 + 5_000);
    await page.getByRole('button', { name: '还在用' }).waitFor();
    await page.clock.runFor(61_000);
    await page.locator('#username').waitFor();
    await page.getByText('已为你安全退出').waitFor();
  },
  'a session that has ended leads to sign-in, with nothing personal left': async (page) => {
    await say(page, '我还有多少钱');
    await page.context().clearCookies();
    await say(page, '最近的往来').catch(() => undefined);
    await page.locator('#username').waitFor();
    assert.equal(await page.getByText('118,456').count(), 0);
  },
};

/** With the service worker allowed: the shell opens without a network, and no answer of the bank was kept. */
const shellOffline = async (): Promise<void> => {
  const { page } = await openPage(browser, { ...plain, options: { serviceWorkers: 'allow' } });
  await signIn(page, base, plain);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await say(page, '我还有多少钱');
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => url);
  });
  assert.ok(
    kept.some((url) => url.includes('index')),
    'the shell is kept',
  );
  assert.deepEqual(
    kept.filter((url) => url.includes('/api/')),
    [],
  );
  await page.context().setOffline(true);
  await page.reload();
  await page.getByText('你的钱和记录都安全').waitFor();
  assert.equal(await page.getByText('118,456').count(), 0);
  await page.context().close();
};

const run = async (name: string, check: () => Promise<void>): Promise<boolean> => {
  try {
    await check();
    process.stdout.write(`ok    ${name}\n`);
    return true;
  } catch (fault) {
    process.stdout.write(
      `FAIL  ${name}\n${fault instanceof Error ? fault.message.slice(0, 2_500) : String(fault)}\n`,
    );
    return false;
  }
};

const wanted = process.argv[2] ?? '';
const stop = await startMockBank(port);
const browser = await openBrowser();
const results: boolean[] = [];
for (const [name, story] of Object.entries(stories)) {
  if (!name.includes(wanted)) continue;
  const told = async () => {
    const { page, faults } = await openPage(browser, plain);
    page.setDefaultTimeout(8_000);
    await signIn(page, base, plain);
    await story(page).finally(() => page.context().close());
    assert.deepEqual(faults, []);
  };
  results.push(await run(name, told));
}
if ('the shell opens without a network'.includes(wanted)) {
  results.push(await run('the shell opens without a network, and keeps nothing of the bank', shellOffline));
}
for (const view of views) {
  if (`every screen, ${view.name}`.includes(wanted))
    results.push(await run(`every screen, ${view.name}`, () => everyScreen(browser, view)));
}
await browser.close();
await stop();
process.exitCode = results.every(Boolean) ? 0 : 1;
