import type { Entities, Understanding } from '@banxing/understanding';
import { namesPerson } from './fragment.ts';
import { memoAtEnd } from './memo.ts';

/** Why words that sound like a money command are not taken as one. */
export type Misgiving =
  | 'past'
  | 'asks_if_enough'
  | 'negated'
  | 'quoted'
  | 'pressed'
  | 'wish'
  | 'inbound'
  | 'others_money'
  | 'not_yet'
  | 'asks_fee'
  | 'unreadable';

type Heard = Pick<Understanding, 'slots' | 'signals'>;

const move = '(?:转|汇|打钱|打款|打过去|打给|付|给钱|借|还|send|transfer|pay|wire)';

const likeLastTime = /(?:和|跟|同|照|按|像)(?:上次|上回|上个月|刚才|之前|以前)|一样|老样子|同样|same as/iu;
const askedOfPast =
  /(?:转|汇|打|付|给|收|还|到账?)\S{0,8}(?:了|过)(?:吗|么|没|多少|几|\?)|有没有(?:给|向|往)?.{0,8}(?:转|汇|打|付)|(?:did|have|has) (?:i|he|she|they|we|my)\b|^(?:上次|上回|昨天|前天|上个?月|上周|去年|之前|以前).{0,12}(?:多少|几|吗|没有?|什么时候)/iu;

const negatedMove = new RegExp(
  `(?:(?<![分特个区告级性类])别|不要|不想|不打算|不准备|没打算|没有?(?:说|讲|答应)过?要?|谁说|从来?(?:没有?|不)|什么时候说|没让你|没叫你|没有要|甭|莫|勿|唔好|唔使|唔想|不用|不会|不能|先不|暂时不|不再|不是要|don'?t|do not|not going to|didn'?t (?:say|ask|want)|won'?t|never)[^,,。;!]{0,10}${move}`,
  'iu',
);
const ruledOut = new RegExp(`${move}.{0,14}(?:不可能|没可能|没门|免谈|想都别想|想得美)`, 'iu');
const alreadyDone = new RegExp(
  `(?:已经|早就|早已|刚刚?才?).{0,12}${move}.{0,12}[了过](?!再)|\\balready\\b.{0,12}(?:sent|paid|transferred)`,
  'iu',
);
const asksIfEnough =
  /够不够|(?:余额|钱|还|卡里?).{0,4}够.{0,16}(?:吗|么|不|\?)|够.{0,14}(?:转|付|还|交).{0,10}(?:吗|么|\?)|enough (?:money )?(?:for|to)\b/iu;
const reminds = /别忘|不要忘|别(?:转|打|汇|付|给)错|别的|别人|不要(?:手续费|紧|急)|别急|don'?t forget/iu;

const marked = /(?:备注|附言|留言|写上|注明|memo|note)\s*[::是]?\s*[“"「『'][^”"」』']*[”"」』']/giu;
const reported =
  /[“"「『‘].{2,}[”"」』’]|(?:他|她|它|ta|有人|骗子|客服|对方|短信|电话里?|人家|警察|公安|民警|检察|法院|领导|老板|网友|群里|陌生人|平台|老师|主播)(?:们)?(?:里|上|跟我|和我|对我|给我)?(?:打电话|发短信|发消息|发微信)?(?:说|讲|让我|叫我|要我|喊我|催我|要求|通知|指示|写)|翻译|英文怎么说|这句话|translate|(?:he|she|they|someone|somebody|the caller|police|boss|message) (?:said|says|told|asked|asks|wants|texted|wrote)/iu;
const pressing =
  /客服|警察|公安|民警|检察|法院|骗子|陌生|网友|安全账户|保证金|解冻|刷单|中奖|验资|刷流水|有人(?:打电话|让我|叫我)|police|safe account|deposit to unlock|lottery/iu;

const wishing =
  /如果|要是|假如|假设|假使|若是|倘若|(?<![\d零一二两三四五六七八九十百千几])万一|但愿|巴不得|做梦|梦到|梦见|幻想|多希望|就好了|该多好|你觉得|该不该|应不应该|要不要(?:给|转)|should i\b|if (?:i|only|my|he|she|they|we)\b|i wish (?!to)|suppose|imagine|someday|one day/iu;
const hopedFor = /希望.{1,8}(?:能|可以)?(?:给|向)我/u;
const whenSomethingHappens =
  /(?:^|[,。;\s])(?:等(?!一?[下会等]|于|额|我查)|待)[^,。;]{2,14}?(?:了|以后|之后|后|再|时候?|到账|生日|过年|放假|毕业|结婚|开学|出院)|(?:^|[,。;\s])当[^,。;]{2,14}?时候?|\b(?:once|when|after|unless|until) (?:i|he|she|they|we|my|it|the)\b|\bif (?:it|the|there|someone)\b/iu;
const asksFee =
  /(?:手续费|费用|收费|转账费).{0,8}(?:吗|么|多少|几|\?|贵不贵|怎么)|(?:要不要|收不收|有没有|需要|要|会不会|有).{0,3}(?:手续费|收费|费用)|(?:收|要|扣)钱(?:吗|么|不|\?)|\b(?:fees?|charges?)\b.*\?|how much .*\bfees?\b|is there (?:a|any) (?:fee|charge)/iu;
const polite =
  /(?:如果|要是)(?:可以|方便|能|没问题|没有问题|行|不麻烦)(?:的话)?[,,]?|if (?:you )?(?:can|could|possible|please|it'?s ok)/giu;

const self = /^(?:我|俺|咱|自己|我自己|me|myself)$/iu;
const fromThemToMe =
  /^(?!.*(?:帮|替)我(?![妈爸老儿女弟哥姐妹闺]).*给).*[^给帮替](?:转|汇|打|还|付|发)[^,。;]{0,10}?给(?:我|俺)[吧呗吗呀啊了。!?\s]*$/u;
const toMe =
  /(?:让|叫|喊|催|请|等|要是|如果|希望|盼|求)\S{1,8}?(?:给|向|帮|往)我(?:转|打|汇|付|还|发)|(?:^|[^帮替])给我(?:转|打|汇)(?!.{0,14}给)|(?:send|transfer|pay|wire|give) me\b/u;

const possessed =
  /(?:从|用|把|拿|动用)(.{1,8}?)的?(?:银行卡|卡|账户|账号|户头|存折|账|钱包|余额)(?:里|上|中)?/u;
const notOwn = /^(?:别人|人家|他人|他|她|ta|陌生人|老人|老人家)$/iu;

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
const fullName = new RegExp(`^[${surnames}]\\p{Script=Han}{1,2}$`, 'u');

function othersMoney(text: string, entities: Entities): boolean {
  const owner = possessed.exec(text)?.[1]?.trim();
  if (owner === undefined || (entities.accounts ?? []).some((name) => name.includes(owner))) return false;
  return notOwn.test(owner) || namesPerson(owner, entities) || fullName.test(owner);
}

const privately =
  /^(?:请|麻烦|帮我?|给我|替我|我想|我要|想|查|看|问|一下|下|看看|查查|查询|what(?:'s| is)|how much|show me|check|\s)*(?<owner>[^,。的]{1,8}?)(?:的|那张|'s)?\s*(?:银行卡|卡|账户|账号|户头|存折|钱包|card|account)?(?:里|上|中)?(?:的)?(?:还|现在)?(?:有|剩|还剩)?(?:下)?(?:余额|多少钱|多少存款|存款|工资|流水|明细|交易记录|收入|账单|卡号|理财|balance|salary|statement)/iu;

/** 我妈卡里还有多少钱: a question about what only its owner may see. */
export function asksOfOthers(text: string, entities: Entities): boolean {
  const owner = privately.exec(text.trim())?.groups?.['owner']?.trim();
  if (owner === undefined || self.test(owner)) return false;
  return notOwn.test(owner) || namesPerson(owner, entities);
}

const onlyMarked = (text: string): string => text.replace(marked, '');

/**
 * What forbids to begin a money command whose words were understood: it asks about the past, says not to, repeats what
 * somebody else said, supposes or wishes, wants money to come in, or reaches for somebody else's account.
 */
export function misgivingOf(said: string, heard: Heard, entities: Entities): Misgiving | undefined {
  const { signals, slots } = heard;
  // What is written for the payee asks nothing of the bank.
  const text = memoAtEnd(said)?.request ?? said;
  if (askedOfPast.test(text) && !likeLastTime.test(text)) return 'past';
  if (signals.past && !likeLastTime.test(text) && !/再|又要/u.test(text)) return 'past';
  if (alreadyDone.test(text) && !/再|又/u.test(text)) return 'past';
  if (asksIfEnough.test(text)) return 'asks_if_enough';
  if (asksFee.test(text)) return 'asks_fee';
  if (ruledOut.test(text)) return 'negated';
  if (negatedMove.test(text) && !reminds.test(text)) return 'negated';
  const plain = onlyMarked(text);
  if (reported.test(plain)) return pressing.test(plain) ? 'pressed' : 'quoted';
  if (/安全账户|safe account/iu.test(plain)) return 'pressed';
  if (wishing.test(text.replace(polite, '')) || hopedFor.test(text)) return 'wish';
  if (whenSomethingHappens.test(text)) return 'not_yet';
  if (othersMoney(text, entities)) return 'others_money';
  if (fromThemToMe.test(text)) return 'inbound';
  const payee = slots['payee'];
  if (payee !== undefined && self.test(payee)) return 'inbound';
  if (toMe.test(text) && (payee === undefined || /(?:让|叫|喊|催|请|等|希望|盼|求)/u.test(text)))
    return 'inbound';
  return undefined;
}

/** Does the text turn the reading direction, so that its digits may not look as they are stored? */
export const turnsDirection = (text: string): boolean => /[\u202A-\u202E\u2066-\u2069]/u.test(text);
