/** The kinds of swindle that the bank listens for, with what is said to the customer about each. */
export const scamKinds = {
  refund: { zh: '冒充客服退款', en: 'a false refund clerk' },
  police: { zh: '冒充公检法', en: 'a false police officer' },
  romance: { zh: '网恋交友', en: 'a romance scam' },
  investment: { zh: '虚假投资', en: 'a false investment' },
  loan: { zh: '虚假贷款', en: 'a false loan' },
  relative: { zh: '冒充亲友', en: 'a false relative' },
  remote: { zh: '远程操控', en: 'remote control of your phone' },
  mule: { zh: '出借账户、跑分', en: 'lending your account' },
  task: { zh: '刷单返利', en: 'paid tasks' },
} as const;

export type ScamKind = keyof typeof scamKinds;

/** `plain` words are said of honest things too and only add to a suspicion; `telling` ones are said by swindlers. */
export interface Phrases {
  readonly kind: ScamKind;
  readonly telling: RegExp;
  readonly plain: RegExp;
}

export const phrases: readonly Phrases[] = [
  {
    kind: 'refund',
    telling:
      /(?:退款|理赔|赔付|赔偿|注销)(?:的)?(?:客服|专员|人员|中心|通道)|(?:客服|平台).{0,12}(?:让我|叫我|要我|要求).{0,12}(?:转|打|汇)|(?:关闭|取消|注销).{0,6}(?:百万保障|会员|校园贷|白条)|refund (?:clerk|agent|department)/iu,
    plain: /退款|理赔|百万保障|征信|refund/iu,
  },
  {
    kind: 'police',
    telling:
      /安全账户|安全帐户|清查资金|资金清查|核查资金|资金核查|保护账户|涉嫌洗钱|涉案|(?:公安|警察|民警|检察院|法院|检察官).{0,12}(?:让我|叫我|要我|要求).{0,12}(?:转|打|汇)|safe account/iu,
    plain: /公安|警察|民警|检察|通缉|保密协议|洗钱|police/iu,
  },
  {
    kind: 'romance',
    telling:
      /(?:网恋|网上认识|没见过面|没见过).{0,12}(?:对象|男朋友|女朋友|老公|老婆|朋友|网友)|met online/iu,
    plain: /网恋|网友|online (?:girl|boy)friend/iu,
  },
  {
    kind: 'investment',
    telling:
      /稳赚不赔|稳赚|保证(?:赚|收益|盈利)|内幕消息|带我(?:炒|投资|理财)|跟着老师|(?:老师|导师|群里).{0,10}(?:让我|叫我|带).{0,10}(?:投|充|转|打)|高额回报|翻倍|guaranteed (?:return|profit)/iu,
    plain: /投资平台|充值.{0,4}平台|虚拟币|比特币|USDT|炒币|外汇平台|导师|数字货币/iu,
  },
  {
    kind: 'loan',
    telling:
      /(?:贷款|放款|下款|解冻).{0,8}(?:保证金|手续费|解冻费|验证金|认证金|工本费)|先(?:交|付|转).{0,8}(?:保证金|手续费|解冻费|验证金)|刷流水|验证还款能力/u,
    plain: /保证金|解冻|手续费|流水/u,
  },
  {
    kind: 'relative',
    telling:
      /(?:换了|新的?)(?:手机)?号.{0,12}(?:儿子|女儿|孩子|领导|同学|老师)|(?:儿子|女儿|孙子|孩子).{0,10}(?:出事|被抓|被扣|车祸)|领导.{0,8}(?:微信|让我|叫我).{0,8}(?:转|打)/u,
    plain: /出事|急用|救命|领导让/u,
  },
  {
    kind: 'remote',
    telling:
      /共享屏幕|屏幕共享|远程(?:控制|操作|协助)|下载.{0,8}(?:会议|软件|APP).{0,8}(?:他|她|对方|客服)|screen shar(?:e|ing)/iu,
    plain: /开会软件|验证码给|teamviewer|anydesk|向日葵/iu,
  },
  {
    kind: 'mule',
    telling: /跑分|走账|过账|帮.{0,6}(?:转一手|过一下|走一下)|借.{0,4}(?:卡|账户).{0,6}(?:收|转)/u,
    plain: /帮人转|代收代付/u,
  },
  {
    kind: 'task',
    telling: /刷单|做任务.{0,6}(?:返|赚|佣金)|垫付.{0,6}返|返利/u,
    plain: /佣金|垫付|兼职/u,
  },
];

/** Somebody tells the customer what to do and whom not to ask. */
export const coaching =
  /(?:别|不要|不许|不能|不让).{0,6}(?:告诉|跟|和|接).{0,8}(?:银行|家里|家人|孩子|儿子|女儿|老伴|别人|任何人|电话)|(?:一直|还在|正在).{0,4}(?:通话|打电话|电话里)|对方(?:说|让|要求|叫)|他(?:说|让|叫)我.{0,8}(?:这么说|这样说)|do not tell|don't tell/iu;

export const urgency =
  /马上|立刻|赶紧|赶快|来不及|快点|十万火急|必须今天|不然就|否则|right now|immediately|urgent/iu;
