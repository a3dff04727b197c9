import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPhone, type Phone, say, signIn, typePin } from '../src/phone.ts';

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
