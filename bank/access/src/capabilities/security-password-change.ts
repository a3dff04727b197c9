import { z } from 'zod';
import { command, ready } from '@banxing/capability';
import { formatInstant, ok, words } from '@banxing/kernel';
import type { Access } from '../access.ts';

const nothing = z.object({}).transform((): Record<string, never> => ({}));
const done = z.object({ until: z.string() });

/** Where the app takes the old and the new password; never the conversation. */
const page = 'open:/settings/password';

/** 我要改登录密码: a PIN opens the page for ten minutes. No password ever passes through the conversation. */
export const securityPasswordChange = (uses: { readonly access: Pick<Access, 'allowPasswordChange'> }) =>
  command<Record<string, never>, Record<string, never>, z.infer<typeof done>, never>({
    id: 'security.password_change',
    title: words('修改登录密码', 'Change the password'),
    about: words('修改登录密码,在安全页面里输入', 'Changes the sign-in password, on a page of its own'),
    authority: 'customer-confirms',
    input: nothing,
    draft: nothing,
    done,
    refusals: {},
    complete: () => Promise.resolve(ready({})),
    proof: () => Promise.resolve(['pin'] as const),
    state: () =>
      Promise.resolve(
        ok({
          summary: words(
            '修改登录密码。先用支付密码确认是您本人,再到安全页面输入新密码。请不要把密码发在聊天里。',
            'Change the sign-in password. Confirm with your PIN, then enter the new one on a secure page. Never send a password in this conversation.',
          ),
          details: { what: 'password' },
        }),
      ),
    execute: async (tx, caller) => {
      const until = await uses.access.allowPasswordChange(tx, caller.session);
      return ok({ until: formatInstant(until) });
    },
    confirmation: (_statement, { locale }) => {
      const zh = locale === 'zh';
      return {
        title: zh ? '修改登录密码' : 'Change the password',
        rows: [
          { label: zh ? '在哪里改' : 'Where', value: zh ? '安全页面' : 'a secure page' },
          {
            label: zh ? '改完后' : 'Afterwards',
            value: zh ? '其他设备会退出登录' : 'other devices are signed out',
          },
        ],
        caution: zh
          ? '银行不会向您要密码。有人让您改密码、报密码的,是骗子。'
          : 'The bank never asks for your password. Whoever does is a swindler.',
        confirmLabel: zh ? '验证并去修改' : 'Prove it and go on',
      };
    },
    receipt: (_done, _statement, { locale }) => {
      const zh = locale === 'zh';
      return {
        text: zh
          ? '验证好了。请在 10 分钟内打开安全页面输入新密码,聊天里不收密码。'
          : 'Proved. Open the secure page within 10 minutes and enter the new password there.',
        cards: [
          {
            type: 'settings',
            title: zh ? '修改登录密码' : 'Change the password',
            changes: [],
            actions: [{ action: page, label: zh ? '去输入新密码' : 'Enter the new password' }],
          },
        ],
      };
    },
  });
