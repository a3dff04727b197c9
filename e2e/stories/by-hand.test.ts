import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPhone, type Phone, signIn } from '../src/phone.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const pages = [
  '/home',
  '/functions',
  '/functions/account.balance',
  '/functions/transfer.create',
  '/pay',
  '/inbox',
];
const furtherPages = ['/wealth', '/guardian', '/scan', '/mine'];

/** Goes to a page of the app as a link inside it would. */
async function goTo({ page }: Phone, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('main').waitFor();
  await page.waitForLoadState('networkidle');
}

async function violations({ page }: Phone): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(wcag).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('周明 does by hand what could be said', () => {
  let phone: Phone;
  beforeAll(async () => {
    phone = await openPhone(inject('bankUrl'));
    await signIn(phone.page, 'zhouming');
  });
  afterAll(() => phone.close());

  it('finds a function by its first letters and sees his balance without saying anything', async () => {
    await goTo(phone, '/functions');
    const { page } = phone;
    await page.getByRole('searchbox').fill('cye');
    await page.getByRole('button', { name: /^查余额/u }).click();
    await page.getByRole('heading', { level: 1, name: '查余额' }).waitFor();
    await page.getByText(/余额/u).nth(2).waitFor();
  });

  it('is answered by the search box itself', async () => {
    await goTo(phone, '/functions');
    const { page } = phone;
    await page.getByRole('searchbox').fill('我的开户行是哪里');
    await page.getByText(/支行/u).first().waitFor();
  });

  it('fills a form and gets the same confirmation as from a sentence', async () => {
    await goTo(phone, '/functions/topup.phone');
    const { page } = phone;
    await page.getByLabel('金额').fill('50');
    await page.getByRole('button', { name: '下一步' }).click();
    const sheet = page.getByRole('dialog');
    await sheet.waitFor();
    expect(await sheet.innerText()).toMatch(/50\.00/u);
    await sheet.getByRole('button', { name: '先不办' }).click();
  });

  it('shows a payment code that changes with a tap', async () => {
    await goTo(phone, '/pay');
    const { page } = phone;
    const drawn = page.getByRole('img', { name: '付款码' }).locator('path');
    await drawn.waitFor();
    const first = await drawn.getAttribute('d');
    await page.getByRole('button', { name: '换一个' }).click();
    await expect.poll(() => drawn.getAttribute('d'), { timeout: 10_000 }).not.toBe(first);
    await page.getByRole('tab', { name: '收款码' }).click();
    await page.getByRole('img', { name: '收款码' }).waitFor();
  });

  it('opens a page by a sentence', async () => {
    await goTo(phone, '/');
    const { page } = phone;
    await page.getByPlaceholder('说说你要办什么').fill('打开消息中心');
    await page.getByRole('button', { name: '发送' }).click();
    await page.getByRole('heading', { level: 1, name: '消息' }).waitFor();
  });

  it.each([...pages, ...furtherPages])('%s has no accessibility violation', async (path) => {
    await goTo(phone, path);
    expect(await violations(phone)).toEqual([]);
  });

  it('asked nobody but the bank', () => {
    expect(phone.foreign).toEqual([]);
    expect(phone.errors).toEqual([]);
  });
});

describe('赵兰, in the dark', () => {
  let phone: Phone;
  beforeAll(async () => {
    phone = await openPhone(inject('bankUrl'), { colorScheme: 'dark' });
    await signIn(phone.page, 'zhaolan');
  });
  afterAll(() => phone.close());

  it.each(pages)('%s has no accessibility violation', async (path) => {
    await goTo(phone, path);
    expect(await violations(phone)).toEqual([]);
  });
});
