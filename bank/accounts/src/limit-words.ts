import { foldSpoken } from '@banxing/parties';
import { type Words, words } from '@banxing/kernel';
import type { LimitKind } from './uses.ts';

export const limitNames: Readonly<Record<LimitKind, Words>> = {
  daily: words('单日转账限额', 'Daily transfer limit'),
  single: words('单笔转账限额', 'Limit for one transfer'),
};

const single = /单笔|每笔|一笔|单次|每次|一次|single|pertransfer|pertransaction|each/u;
const others =
  /取现|取款|atm|刷卡|消费|支付|快捷|免密|付款码|线上|网上|境外|信用|额度$|payment|spend|cash|withdraw|online|contactless/u;
const transfers = /转账|转帐|汇款|转出|transfer/u;

/**
 * Which limit 单笔, 日累计, 单日转账, 转账 mean; the daily one when nothing more is said. `other` for limits that are not
 * the customer's to choose here, such as those on cash or on a card.
 */
export function limitMeant(said: string | undefined): LimitKind | 'other' {
  const folded = foldSpoken(said ?? '');
  if (others.test(folded) && !transfers.test(folded)) return 'other';
  return single.test(folded) ? 'single' : 'daily';
}
