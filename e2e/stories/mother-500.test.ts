import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openPhone, type Phone, say, signIn, typePin } from '../src/phone.ts';

let phone: Phone;
beforeAll(async () => {
  phone = await openPhone(inject('bankUrl'));
});
afterAll(() => phone.close());

describe('陈静 sends her mother 500', () => {
  it('signs in and finds the conversation', async () => {
    await signIn(phone.page, 'chenjing');
  });

  it('says it in a sentence and sees whom, how much and from where', async () => {
    const answer = await say(phone.page, '给我妈转500块钱');
    expect(answer).toContain('刘桂芳');
    expect(answer).toContain('7719');
    expect(answer).toContain('6621');
  });

  it('confirms with her PIN and gets a receipt', async () => {
    const { page } = phone;
    await page
      .getByRole('button', { name: /核对并确认/u })
      .last()
      .click();
    const sheet = page.getByRole('dialog');
    await sheet.waitFor();
    expect(await sheet.innerText()).toContain('500');
    await sheet.getByRole('button', { name: /确认转账.*500\.00/u }).click();
    await typePin(page, '135790');
    await page.getByText('转好了').first().waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('sees that it arrived', async () => {
    expect(await say(phone.page, '刚才那笔到账了吗')).toMatch(/到账|收到/u);
  });

  it.each([
    ['查我上个月的收入', /26,850\.00/u],
    ['查查我这个月要还多少贷款', /7,993\.11/u],
    ['我的开户行是哪里', /上海张江支行/u],
    ['查我去年的工资', /304,800\.00/u],
  ])('%s is answered from her own history', async (question, truth) => {
    expect(await say(phone.page, question)).toMatch(truth);
  });

  it('the screen has no accessibility violation', async () => {
    const { violations } = await new AxeBuilder({ page: phone.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });

  it('nothing was asked of anybody but the bank, and nothing broke', () => {
    expect(phone.foreign).toEqual([]);
    expect(phone.errors).toEqual([]);
  });
});

describe('a wrong PIN', () => {
  it('moves nothing and says how many tries are left', async () => {
    const { page } = phone;
    await say(page, '给我妈转321块');
    await page
      .getByRole('button', { name: /核对并确认/u })
      .last()
      .click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /确认转账.*321\.00/u })
      .click();
    await typePin(page, '000000');
    await page
      .getByText(/没有扣款/u)
      .first()
      .waitFor();
    expect(await page.getByRole('dialog').innerText()).toMatch(/4/u);
  });
});
