import { randomPick, randomUnit, type Random } from '@banxing/kernel';
import { corpusNow, type LabelledUtterance } from './corpus.ts';

const list = (words: string): readonly string[] => words.split('|');

/** What somebody may not want done. */
const deeds = list(
  '转账|转钱|转|汇款|打钱|还款|还信用卡|还房贷|提前还款|交电费|交水费|交物业费|缴费|充话费|充值|买理财|买基金|买国债|买黄金|买保险|申购|赎回|卖基金|存定期|存钱|贷款|借钱|申请贷款|提额|调额度|分期|办分期|挂失|锁卡|冻结|换卡|补卡|激活|办卡|销户|开户|换汇|换美元|结汇|改密码|设提醒|定投|理赔|投诉|预约|取号|领券|加守护人|开通自动还款|设自动转账|转人工|发工资|审批|申报|开收款码|存养老金|开养老金账户|充数字人民币|导流水|开证明',
);
/** What somebody may not be asking about. */
const matters = list(
  '余额|流水|明细|账单|额度|限额|利率|汇率|积分|工资|收入|支出|开销|总资产|房贷|车贷|贷款|信用卡|储蓄卡|理财|基金|股票|黄金|国债|定期|存款|保险|保单|养老金|社保|公积金|电费|水费|燃气费|物业费|话费|优惠券|活动|网点|卡号|开户行|收款人|守护人|密码|提醒|付款码|收款码|乘车码|转账记录|还款日|登录记录|数字人民币',
);
const englishDeeds = list(
  'transfer money|send anything|pay a bill|buy a fund|borrow money|open an account|close my account|exchange currency|raise my limit|apply for a card|sell anything|repay anything|book a visit|set a reminder',
);
const englishMatters = list(
  'my balance|my bill|my limit|the exchange rate|my salary|my mortgage|my points|my loans|my deposit|my transactions|my savings|insurance|my pension',
);

const befores = list(
  '不是{matter},|不问{matter},|不是问{matter},是问|我不是要{deed},|不是要{deed},|我不{deed},|先不{deed},|别{deed},|不用{deed},|不要{deed},|没说要{deed},|我没想{deed},|不想{deed},|{deed}就不用了,|{deed}先放一放,|不看{matter},|别给我看{matter},|不查{matter},|唔系{matter},|唔使{deed},|甭{deed}了,|莫{deed},',
);
const englishBefores = list(
  "not {matter}, |I'm not asking about {matter}, |don't {deed}, |I don't want to {deed}, |no need to {deed}, just |forget {matter}, ",
);
const between = list('|||就|我要|帮我|我是想|我想|是');

const shortest = 2;
const longest = 18;
const already = /[不别没莫甭勿唔未]|don't|not\b|取消|算了|\bno\b/u;

const isLatin = (text: string): boolean => /[a-z]/iu.test(text) && !/[一-龥]/u.test(text);

const filled = (frame: string, latin: boolean, random: Random): string =>
  frame
    .replace('{deed}', () => randomPick(random, latin ? englishDeeds : deeds))
    .replace('{matter}', () => randomPick(random, latin ? englishMatters : matters));

/** Requests after a denial of something else: what is denied is not what is asked for. */
export function afterDenials(
  records: readonly LabelledUtterance[],
  share: number,
  random: Random,
): readonly LabelledUtterance[] {
  return records.flatMap((record) => {
    const { text, intent } = record;
    const fits =
      text.length >= shortest &&
      (text.length <= longest || (isLatin(text) && text.length <= 3 * longest)) &&
      !/^chat/u.test(intent) &&
      record.context === undefined &&
      !already.test(text);
    if (!fits || randomUnit(random) >= share) return [];
    const latin = isLatin(text);
    const before = filled(randomPick(random, latin ? englishBefores : befores), latin, random);
    const said = latin ? before + text : before + randomPick(random, between) + text;
    const clashes = Object.values(record.slots).some((value) => before.includes(value));
    return clashes ? [] : [{ ...record, text: said }];
  });
}

const takings = list(
  '不{deed}了|先不{deed}了|先别{deed}|别{deed}了|不想{deed}了|{deed}就算了|{deed}先算了|还是不{deed}了|不用{deed}了|暂时不{deed}|{deed}取消吧|我不{deed}了|那就不{deed}了|今天先不{deed}|{deed}的事先放放|唔{deed}喇|唔好{deed}住|莫{deed}了|甭{deed}了|勿{deed}了|不要{deed}了|不{deed}哒|白{deed}了嘞|叫你别{deed}|我没让你{deed}|谁让你{deed}了|千万别{deed}|等等,先别{deed}|算了不{deed}了|不{deed}了不{deed}了|{deed}这事改天再说|{deed}以后再说吧',
);
const englishTakings = list(
  "don't {deed}|please don't {deed}|I changed my mind, don't {deed}|stop, I won't {deed}|no, don't {deed} now|actually let's not {deed}|never mind, I won't {deed}|hold off, don't {deed} yet|I don't want to {deed} anymore|I'd rather not {deed} today|no need to {deed} now",
);
/** What an order was about, and its verb: 国债先不买了. */
const objects = list(
  '房贷:提前还|国债:买|英镑:换|美元:换|这卡:激活|新卡:激活|守护人:加|电费:交|水费:缴|话费:充|定期:存|存单:存|基金:买|基金:赎|信用卡:还|保险:买|投诉:提|网点:约|号:取|提醒:设|限额:调|密码:改|账户:开|户:销|工资:发|报销:批|钱:转|钱:打|那五百:转|两千:汇|那笔:付|黄金:买|理财:申购|贷款:申请|款:贷|分期:办|额度:提|信用卡:办|卡:挂失|卡:锁|卡:换|券:领|养老金:存|数币:充|数币:提|流水:导|证明:开|定投:设|我妈的钱:转|给小姨子的:转|房租:付|学费:交|结汇:做|保单:退',
).map((pair) => pair.split(':'));
const objectFrames = list(
  '{o}先不{v}了|{o}不{v}了|{o}先别{v}|{o}先别{v}了|那个{o}先别{v}|{o}我不想{v}了|{o}暂时不{v}|{o}就不{v}了吧|{o}不用{v}了|{o}别{v}了|{o}不{v}了不{v}了|这个{o}我先不{v}了|{o}唔{v}住|{o}莫{v}了|{o}还是不{v}了|把{o}停了,不{v}了',
);
const whys = list(
  '||||||,太麻烦|,我再想想|,等发了工资再说|,没钱了|,问问老婆再说|,利息太高|,不划算|,她说不要|,我弄错了|,有急事|吧|呀|谢谢',
);

/** Orders that are taken back. */
export function takenBack(count: number, random: Random): readonly LabelledUtterance[] {
  const texts = new Set<string>();
  while (texts.size < count) {
    const latin = randomUnit(random) < 0.12;
    const [object = '', verb = ''] = randomPick(random, objects);
    const frame = latin
      ? randomPick(random, englishTakings)
      : randomPick(random, randomUnit(random) < 0.5 ? takings : objectFrames);
    const text = filled(filled(frame, latin, random), latin, random)
      .replaceAll('{o}', object)
      .replaceAll('{v}', verb);
    texts.add(latin ? text : text + randomPick(random, whys));
  }
  return [...texts].map((text, index) => ({
    text,
    intent: 'chat.stop',
    slots: {},
    style: 'negation',
    alternatives: [],
    context: undefined,
    now: corpusNow,
    at: `taken-back:${index + 1}`,
  }));
}
