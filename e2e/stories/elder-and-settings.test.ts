import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPhone, type Phone, say, signIn } from '../src/phone.ts';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

async function violations({ page }: Phone): Promise<string[]> {
  const found = await new AxeBuilder({ page }).withTags(wcag).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

describe('王建国, in the elder edition', () => {
  let phone: Phone;
  beforeAll(async () => {
    phone = await openPhone(inject('bankUrl'));
    await signIn(phone.page, 'wangjianguo');
  });
  afterAll(() => phone.close());

  it('finds large keys for what he does most, and asks one with a tap', async () => {
    const { page } = phone;
    const key = page.getByRole('button', { name: '我还有多少钱' });
    const box = await key.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(60);
    await key.click();
    await page.getByText('186,000.00').first().waitFor();
  });

  it('reads text of at least 18 pixels everywhere that matters', async () => {
    const sizes = await phone.page.locator('article p, article button').evaluateAll((elements) => {
      // This runs in the page, whose globals this program does not know.
      const { getComputedStyle } = globalThis as unknown as {
        getComputedStyle(element: unknown): { readonly fontSize: string };
      };
      return elements.map((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    });
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
  });

  it('has no accessibility violation', async () => {
    expect(await violations(phone)).toEqual([]);
  });
});

describe('王敏, in the dark and in English', () => {
  let phone: Phone;
  beforeAll(async () => {
    phone = await openPhone(inject('bankUrl'), { colorScheme: 'dark' });
    await signIn(phone.page, 'wangmin');
  });
  afterAll(() => phone.close());

  it('is answered in the language that she writes', async () => {
    expect(await say(phone.page, 'How much did I earn last month?')).toMatch(/11,320\.00/u);
  });

  it('stays readable in the dark', async () => {
    expect(await violations(phone)).toEqual([]);
  });

  it('her accounts and entries open from the home page', async () => {
    const { page } = phone;
    await page.getByRole('link', { name: '首页' }).click();
    await page
      .getByRole('link', { name: /工资卡/u })
      .first()
      .click();
    await page.getByText('哈尔滨市第一医院').first().waitFor();
    expect(phone.errors).toEqual([]);
  });
});
