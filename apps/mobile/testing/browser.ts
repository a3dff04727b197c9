import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import type { Preferences } from '../src/api/types.ts';

/** How one check looks at the app: which phone, and which of its looks. */
export type View = {
  readonly name: string;
  readonly look: Preferences;
  readonly options?: BrowserContextOptions;
};

const usual: Preferences = {
  locale: 'zh',
  theme: 'light',
  fontScale: 100,
  edition: 'standard',
  readAloud: false,
};

export const views: readonly View[] = [
  { name: 'light', look: usual },
  { name: 'dark', look: { ...usual, theme: 'dark' } },
  { name: 'elder', look: { ...usual, edition: 'elder' } },
  { name: 'elder dark, largest', look: { ...usual, edition: 'elder', theme: 'dark', fontScale: 145 } },
  {
    name: 'english, narrow',
    look: { ...usual, locale: 'en' },
    options: { viewport: { width: 320, height: 640 } },
  },
  { name: 'desktop', look: usual, options: { viewport: { width: 1280, height: 800 } } },
];

/** Opens the browser that the machine has; `CHROMIUM` names another one. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--disable-gpu'],
  });

/** A fresh page with the view's look, and everything that went wrong on it. */
export const openPage = async (browser: Browser, view: View): Promise<{ page: Page; faults: string[] }> => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    ...view.options,
  });
  await context.addInitScript((look) => {
    if (localStorage.getItem('banxing.look') === null)
      localStorage.setItem('banxing.look', JSON.stringify(look));
  }, view.look);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(fault.message));
  page.on('console', (message) => {
    if (/Content Security Policy|Warning:|React has detected|not wrapped in act/u.test(message.text()))
      faults.push(message.text());
  });
  return { page, faults };
};

/** Signs in and gives the customer the view's look. */
export const signIn = async (page: Page, base: string, view: View): Promise<void> => {
  await page.goto(base);
  await page.locator('#username').fill('chenjing');
  await page.locator('#password').fill('banxing-demo');
  await page.locator('form').getByRole('button').last().click();
  await page.getByRole('navigation').waitFor();
  await page.evaluate(
    (look) =>
      fetch('/api/me/preferences', {
        method: 'PUT',
        headers: { 'content-type': 'application/json', 'X-Banxing-Client': 'mobile' },
        body: JSON.stringify(look),
      }),
    view.look,
  );
  await page.reload();
  await page.getByRole('navigation').waitFor();
};

/** Says something and waits until the bank has answered. */
export const say = async (page: Page, text: string): Promise<void> => {
  const type = page.getByRole('button', { name: /^(打字|Type instead)$/u });
  await type.or(page.getByRole('textbox')).first().waitFor();
  if (await type.isVisible()) await type.click();
  const before = await page.getByRole('article').count();
  await page.getByRole('textbox').last().fill(text);
  await page.keyboard.press('Enter');
  await page.waitForFunction((count) => document.querySelectorAll('article').length >= count + 2, before);
  await page.waitForTimeout(500);
};
