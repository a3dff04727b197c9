import { namesPerson } from './fragment.ts';
import type { Heard } from './heard.ts';
import type { Request } from './requests.ts';

const polite = '(?:请|麻烦|帮我|帮忙|替我|给我|我要|我想|想|要|快|赶紧|,|\\s)*';
const send = new RegExp(
  `^${polite}(?:给|向|往|畀|俾)(?<who>[^,。\\d]{1,8}?)(?:转账|转|打钱|打款|打|汇款|汇|拨|发)(?:过去)?(?<much>[^,。]{1,14}?)(?:吧|呗|哈|啊|了)?[。!]*$`,
  'u',
);
const claim = new RegExp(
  `^${polite}(?:领取|领|抢|兑换|兑)(?:一?张|一?个|一?份)?(?<what>[^,。?]{2,14}?(?:券|红包|月卡|年卡|礼包|立减|优惠))(?:吧|呗)?[。!]*$`,
  'u',
);

/**
 * An order so plain that it needs no guess: 给我婆婆打800, 领话费充值券. Read only where the recogniser is not sure of anything
 * else; whom and how much still stand on the card.
 */
export function plainOrder(heard: Heard): Request | undefined {
  const { text, reader } = heard;
  const { who, much } = send.exec(text)?.groups ?? {};
  if (who !== undefined && much !== undefined && namesPerson(who.trim(), reader.entities)) {
    const amount = reader.readSlot('amount', much);
    if (amount !== undefined) return { intent: 'transfer.create', slots: { payee: who.trim(), amount } };
  }
  const what = claim.exec(text)?.groups?.['what'];
  if (what !== undefined && heard.authorityOf('rights.claim') !== undefined)
    return { intent: 'rights.claim', slots: { activity: what } };
  return undefined;
}
