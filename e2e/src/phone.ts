import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

function launch(): Promise<Browser> {
  const executablePath = places.find((path) => existsSync(path));
  if (executablePath === undefined) throw new Error('Browser tests need Chromium: apt-get install chromium');
  const args = [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
  ];
  return chromium.launch({ executablePath, args });
}

export interface Phone {
  readonly page: Page;
  /** Everything that the page asked for outside of the bank, and errors that it wrote. */
  readonly foreign: string[];
  readonly errors: string[];
  close(): Promise<void>;
}

/** A phone of 390 × 844 with the bank's app open at its first screen. */
export async function openPhone(url: string, options: BrowserContextOptions = {}): Promise<Phone> {
  const browser = await launch();
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    baseURL: url,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const foreign: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(?:data|blob):/u.test(request.url()))
      foreign.push(request.url());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/40[149]|41\d|42\d/u.test(message.text())) errors.push(message.text());
  });
  await page.goto('/');
  return { page, foreign, errors, close: () => browser.close() };
}

export async function signIn(page: Page, username: string): Promise<void> {
  await page.getByLabel('用户名', { exact: true }).fill(username);
  await page.getByLabel('密码', { exact: true }).fill('banxing-demo');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('navigation').waitFor();
}

/** Types a sentence and waits for its answer; answers what the newest answer shows. */
export async function say(page: Page, text: string): Promise<string> {
  const answers = page.getByRole('article', { name: '伴行', exact: true });
  const before = await answers.count();
  await page.getByPlaceholder(/^(?:说说你要办什么|写在这里)$/u).fill(text);
  await page.getByRole('button', { name: '发送' }).click();
  await answers.nth(before).waitFor();
  await page
    .getByRole('log')
    .and(page.locator('[aria-busy="true"]'))
    .waitFor({ state: 'detached' })
    .catch(() => undefined);
  return answers.nth(before).innerText();
}

export async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: `数字 ${digit}` }).click();
}
