import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPhone, type Phone, say, signIn, typePin } from '../src/phone.ts';

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

/** Opens the newest confirmation card and confirms it with the PIN. */
async function confirmNewest({ page }: Phone): Promise<void> {
  await page
    .getByRole('button', { name: /核对并确认/u })
    .last()
    .click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /确认转账/u }).click();
  await typePin(page, '135790');
}

// After his first look at the app, which needs an empty conversation.
describe('王建国 is told by a stranger to send 49,800', () => {
  let father: Phone;
  let daughter: Phone;
  beforeAll(async () => {
    father = await openPhone(inject('bankUrl'));
    await signIn(father.page, 'wangjianguo');
    daughter = await openPhone(inject('bankUrl'));
    await signIn(daughter.page, 'wangmin');
  });
  afterAll(async () => {
    await Promise.all([father.close(), daughter.close()]);
  });

  it('is warned when he says who told him to', async () => {
    await father.page
      .getByRole('button', { name: /打字|键盘/u })
      .first()
      .click()
      .catch(() => undefined);
    expect(await say(father.page, '客服说给我退款,让我先转49800给李强')).toMatch(/诈骗|先别/u);
  });

  it('insists, and the bank asks his daughter instead of paying', async () => {
    const { page } = father;
    await say(page, '给李强转49800');
    await say(page, '6222021001098754317');
    await confirmNewest(father);
    await page.getByText('已请家人确认').first().waitFor();
    expect(await page.getByRole('dialog').innerText()).toMatch(/49,800/u);
    await page.getByRole('button', { name: '知道了' }).click();
  });

  it('she sees how much, to whom and why, and stops it with her PIN', async () => {
    const { page } = daughter;
    await page.getByRole('link', { name: '首页' }).click();
    await page.getByRole('link', { name: /王建国 有一笔转账等你看/u }).click();
    await page.getByText('49,800').first().waitFor();
    expect(await page.getByRole('main').innerText()).not.toMatch(/186,000/u);
    await page.getByRole('button', { name: '拦下这一笔' }).click();
    await typePin(page, '135790');
    await page
      .getByText(/已经拦下/u)
      .first()
      .waitFor();
  });

  it('he is told why, and the next ordinary payment passes unnoticed', async () => {
    expect(await say(father.page, '为什么这笔被拦了')).toMatch(/王敏|守护人|500/u);
    await say(father.page, '给女儿转50');
    await confirmNewest(father);
    await father.page.getByText('转好了').first().waitFor();
  });
});
