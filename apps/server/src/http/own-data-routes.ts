import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { ChangePasswordRefusal } from '@banxing/access';
import { formatInstant, words } from '@banxing/kernel';
import type { Bank } from '../bank.ts';
import { ownData } from '../departments/privacy.ts';
import { callerOf, read } from './context.ts';
import { Problem } from './problem.ts';

export const passwordBody = z.object({ current: z.string().max(200), password: z.string().max(200) });

type Code = ChangePasswordRefusal['code'];
type Of<C extends Code> = Extract<ChangePasswordRefusal, { code: C }>;

const unusable = (code: string, zh: string, en: string) => () => new Problem(422, code, words(zh, en));

const problemsOf = {
  not_granted: () =>
    new Problem(
      403,
      'not_granted',
      words(
        '请先对我说“修改登录密码”,用支付密码确认后再来。密码没有改。',
        'Say “change my password” and confirm with your PIN first. Nothing was changed.',
      ),
    ),
  wrong_password: () =>
    new Problem(
      401,
      'wrong_password',
      words('现在的密码不对,没有改。', 'The current password is wrong; nothing was changed.'),
    ),
  sign_in_locked: ({ until }: Of<'sign_in_locked'>) =>
    new Problem(
      423,
      'sign_in_locked',
      words('试错太多次,先锁 15 分钟。密码没有改。', 'Too many wrong tries; locked for 15 minutes.'),
      { until: formatInstant(until) },
    ),
  same_password: unusable(
    'same_password',
    '新密码和现在的一样,没有改。',
    'The new password is the current one; nothing was changed.',
  ),
  password_too_short: ({ least }: Of<'password_too_short'>) =>
    new Problem(
      422,
      'password_too_short',
      words(
        `新密码至少 ${String(least)} 位,没有改。`,
        `At least ${String(least)} characters; nothing was changed.`,
      ),
    ),
  password_too_long: ({ most }: Of<'password_too_long'>) =>
    new Problem(
      422,
      'password_too_long',
      words(
        `新密码最多 ${String(most)} 位,没有改。`,
        `At most ${String(most)} characters; nothing was changed.`,
      ),
    ),
  username_invalid: unusable('password_unusable', '密码没有改。', 'Nothing was changed.'),
  username_taken: unusable('password_unusable', '密码没有改。', 'Nothing was changed.'),
  pin_not_six_digits: unusable('password_unusable', '密码没有改。', 'Nothing was changed.'),
  pin_too_easy: unusable('password_unusable', '密码没有改。', 'Nothing was changed.'),
} satisfies { [C in Code]: (refusal: Of<C>) => Problem };

const problemFor = (refusal: ChangePasswordRefusal): Problem =>
  (problemsOf[refusal.code] as (refusal: ChangePasswordRefusal) => Problem)(refusal);

/** What a customer does about their own secrets and data outside of the conversation. */
export function ownDataRoutes(app: FastifyInstance, bank: Bank): void {
  app.post('/api/auth/password', async (request) => {
    const caller = callerOf(request);
    const { current, password } = read(passwordBody, request.body);
    const changed = await bank.departments.access.changePassword({
      party: caller.customer,
      session: caller.session,
      current,
      next: password,
    });
    if (!changed.ok) throw problemFor(changed.refusal);
    const text = words(
      '登录密码改好了,其他设备已退出登录。24 小时内向新收款人转账会多核对一次。',
      'The password is changed and other devices are signed out. For 24 hours, transfers to new payees are checked once more.',
    );
    return { status: 'done', text: text[caller.locale] };
  });

  app.get('/api/me/data', async (request, out) => {
    const caller = callerOf(request);
    const data = await ownData(bank.departments, bank.db, caller, bank.clock.now());
    return out.header('content-disposition', 'attachment; filename="banxing-my-data.json"').send(data);
  });
}
