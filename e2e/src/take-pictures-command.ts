import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openPhone, say, signIn } from './phone.ts';
import { startBank } from './running-bank.ts';

/** npm run docs:pictures: the pictures of the running app in docs/pictures, so that they never grow old. */

interface Picture {
  readonly name: string;
  readonly username: string;
  readonly options?: BrowserContextOptions;
  readonly show: (page: Page) => Promise<unknown>;
}

const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url));

const pictures: readonly Picture[] = [
  { name: 'conversation', username: 'chenjing', show: (page) => say(page, '给我妈转500块钱') },
  { name: 'income', username: 'chenjing', show: (page) => say(page, '查我去年的工资') },
  {
    name: 'dark',
    username: 'zhouming',
    options: { colorScheme: 'dark' },
    show: (page) => say(page, '这个月花了多少'),
  },
  { name: 'home', username: 'chenjing', show: (page) => page.getByRole('link', { name: '首页' }).click() },
  { name: 'elder', username: 'wangjianguo', show: (page) => page.waitForTimeout(500) },
];

const bank = await startBank(8392, { BANXING_CITY: '20' });
try {
  await mkdir(folder, { recursive: true });
  for (const { name, username, options, show } of pictures) {
    const phone = await openPhone(bank.url, options);
    await signIn(phone.page, username);
    await show(phone.page);
    await phone.page.waitForTimeout(900);
    await phone.page.screenshot({ path: join(folder, `${name}.png`), scale: 'css' });
    await phone.close();
    console.log(`docs/pictures/${name}.png`);
  }
} finally {
  await bank.stop();
}
