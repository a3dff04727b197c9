import type { CustomerId } from '@banxing/capability';
import { words } from '@banxing/kernel';
import type { Notice } from './message.ts';

/** Something worth telling, for another department's test. */
export const someNotice = (customer: CustomerId, given: Partial<Notice> = {}): Notice => ({
  key: `test/${customer}/${given.kind ?? 'notice'}`,
  customer,
  kind: 'notice',
  title: words('有一条新消息', 'A message'),
  body: words('点开看看。', 'Have a look.'),
  say: null,
  ...given,
});
