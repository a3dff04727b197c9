import { randomPick, type Random } from '@banxing/kernel';
import { corpusNow, type LabelledUtterance } from './corpus.ts';

const list = (words: string): readonly string[] => words.split('|');

/** Words that fill the places of the sentences below. */
const words: Readonly<Record<string, readonly string[]>> = {
  other: list('工商银行|工行|建行|建设银行|农行|农业银行|中行|中国银行|招行|招商银行|交行|邮储|浦发|民生|平安银行|兴业|中信|光大|广发|农信社|村镇银行|微众|网商银行|汇丰|渣打|花旗|恒生|别的银行|别家银行|我另外一家银行'),
  otherAsk: list('余额怎么查|卡丢了找谁|信用卡还款日是几号|信用卡怎么注销|的贷款利率多少|的房贷怎么提前还|网点几点关门|客服电话|APP登不上去|的卡激活不了|的积分能换啥|的理财怎么赎回|的定期怎么取|转账限额多少|手机银行密码忘了|卡被冻结了怎么解|自动还款怎么关|开户行怎么查|年费多少|股票能买吗|的存单丢了|怎么开通网银|的额度怎么提|的流水怎么打'),
  relative: list('我老婆|我老公|我爸|我妈|我婆婆|我儿媳妇|我儿子|我女儿|我弟|我姐|我同事|我老板|我室友|我前男友|我前妻|邻居|隔壁老王|我对象|我闺蜜|楼下大妈|村长|我们经理'),
  theirs: list('卡里有多少钱|的存款有多少|的信用卡欠多少|一个月工资多少|给谁转过钱|的转账记录|的银行卡密码|的贷款还剩多少|买了什么基金|有没有私房钱|的账单|的征信怎么样|的卡号是多少|花钱都花哪了'),
  peek: list('帮我查查|看看|能查到|告诉我|我想知道|偷偷看下|怎么查|'),
  service: list('移动|联通|电信|京东|淘宝|拼多多|美团|滴滴|顺丰|中通|携程|12306|航空公司|电力公司|自来水公司|燃气公司|物业|医院|学校|税务局|社保局|公积金中心|车管所|派出所|法院|居委会|快递|外卖平台|游戏公司|苹果|华为'),
  serviceAsk: list('客服电话多少|人工怎么转|怎么投诉|几点上班|几点下班|在哪|怎么预约|周末开门吗|地址在哪里|怎么走|的APP打不开|退款怎么还没到|处理进度怎么查|扣我钱了找谁|的发票怎么开|要带什么材料'),
  crime: list('洗钱|套现|逃税|伪造流水|做假证明|盗刷别人的卡|骗贷|躲债|赖账|黑进银行系统|破解密码|买卖银行卡|跑分|印假钱|冒名贷款|偷看别人余额|制作假的转账截图|绕过风控|骗老年人的钱'),
  crimeAsk: list('怎么{}|教我{}|帮我{}|哪里可以{}|{}会被抓吗|{}判几年|有人专门{}吗'),
  priced: list('一斤猪肉|鸡蛋|白菜|一只羊|一头牛|茅台|苹果手机|电动车|房租|学费|机票|门票|一克拉钻石|体检|洗牙|驾照|护工|月嫂|婚纱照|搬家|装修|空调|羽绒服|宠物狗|鱼缸|补胎|打印|火锅|奶茶|高铁票|游戏皮肤|电影票|一吨煤|化肥|种子|收割机'),
  priceAsk: list('多少钱|怎么卖|涨价了没|贵不贵|值多少钱|大概要花多少|现在什么价|打折吗|能便宜点吗|分期买划算吗'),
  job: list('银行柜员|客户经理|信贷员|保险代理人|基金经理|会计|外卖员|快递员|滴滴司机|老师|护士|程序员|公务员|船员|村支书|主播|厨师|保安|月嫂|理财顾问'),
  jobAsk: list('工资高吗|一个月挣多少|怎么应聘|累不累|要什么学历|前景怎么样|怎么考|需要什么证|加班多吗|面试问什么'),
  bankWord: list('利息|本金|信用卡|支票|汇率|存折|贷款|抵押|保险|基金|国债|股票|期货|定期|活期|征信|利率|通胀|汇票|信托|分红|年金|提现|透支|印花税|手续费|额度|账户|余额|转账|理财|零钱|货币|黄金'),
  wordAsk: list('用英语怎么说|怎么写|的拼音|是什么意思啊老师让查的|的反义词|是谁发明的|的历史|最早出现在哪个国家|写一篇作文|造个句|怎么跟小孩解释|有什么成语|的繁体字|在古代叫什么|有本书叫什么来着'),
  openable: list('灯|窗户|电视|空调|门|冰箱|水龙头|煤气灶|音箱|蓝牙|热点|微信|抖音|支付宝|淘宝|百度地图|相机|手电筒|录音机|计算器|王者荣耀|爱奇艺|行李箱|车窗|洗衣机|投影仪|导航'),
  openHow: list('打开{}|把{}打开|关掉{}|{}关一下|{}怎么打不开|帮我开下{}|{}坏了|{}怎么关'),
  thing: list('身份证|驾照|护照|社保卡|公交卡|饭卡|门禁卡|健身卡|会员卡|加油卡|购物卡|电话卡|学生证|房产证|户口本|钥匙|手机|快递|雨伞|狗|眼镜|行李|准考证|医保本|图书证|八达通|悠遊卡|健保卡'),
  thingAsk: list('丢了怎么补|丢了去哪挂失|过期了怎么换|怎么激活|怎么充值|余额多少|密码忘了|坏了能换吗|怎么注销|里的钱能退吗|找不着了|怎么解锁|办一张要多久|怎么冻结|年费多少'),
  enWord: list('transfer|bank|card|account|balance|credit|loan|interest|deposit|bond|fund|exchange|branch|limit|points|PIN|statement|bill|insurance|claim|pension|coupon|code|gold|stock|guardian|password|market|rate|payment|cash|wallet|dollar'),
  enOther: list('of power in politics|in chemistry|in a sentence|for my essay|recipe|song lyrics|movie review|synonym|etymology|crossword clue|on my bike|in my garden|at Disneyland|for my D&D character|in the Bible|meme|tattoo ideas|museum hours|Wikipedia|in Minecraft|jokes|in French|history in ancient Rome'),
  enPlace: list('PayPal|Venmo|Amazon|Netflix|Chase|Citibank|HSBC|Wells Fargo|Starbucks|Uber|Instagram|Gmail|Spotify|Walmart|Delta Airlines|Steam|Facebook|Binance|Robinhood|my gym|my library|my school'),
  enPlaceAsk: list('reset my password on {}|close my {} account|what is my {} balance|how do I cancel {}|my {} card got lost|contact {} support|why did {} charge me, ask them|{} gift card balance|how do I withdraw from {}|get a refund from {}|does {} have a branch near me|transfer from {} to PayPal'),
  enOwner: list("my wife's|my boss's|my neighbor's|my brother's|my ex's|Elon Musk's|my roommate's|a stranger's"),
  enTheirs: list('balance|salary|card number|transactions|password|savings|debts|credit score|bank account'),
}; // prettier-ignore

const frames = list(
  '{other}{otherAsk}|{other}{otherAsk}|我在{other}{otherAsk}|帮我看看{other}{otherAsk}|{peek}{relative}{theirs}|{peek}{relative}{theirs}|{service}{serviceAsk}|{service}{serviceAsk}|{crimeAsk:crime}|{priced}{priceAsk}|{priced}{priceAsk}|现在{priced}{priceAsk}|{job}{jobAsk}|{job}{jobAsk}|{bankWord}{wordAsk}|{bankWord}这个词{wordAsk}|{openHow:openable}|{openHow:openable}|{thing}{thingAsk}|我的{thing}{thingAsk}|{thing}{thingAsk}|{enWord} {enOther}|what does {enWord} mean {enOther}|{enPlaceAsk:enPlace}|{enPlaceAsk:enPlace}|show me {enOwner} {enTheirs}|what is {enOwner} {enTheirs}',
);

const word = (place: string, random: Random): string => randomPick(random, words[place] ?? ['']);

/** Sentences with a bank's words, or a bank's kind of request, that are not for this bank; labelled `oos`. */
export function nearMisses(count: number, random: Random): readonly LabelledUtterance[] {
  const texts = new Set<string>();
  while (texts.size < count) {
    const text = randomPick(random, frames).replaceAll(
      /\{([a-zA-Z]+)(?::([a-zA-Z]+))?\}/gu,
      (_, place: string, inside: string | undefined) =>
        inside === undefined
          ? word(place, random)
          : word(place, random).replace('{}', () => word(inside, random)),
    );
    texts.add(text);
  }
  return [...texts].map((text, index) => ({
    text,
    intent: 'oos',
    slots: {},
    style: 'nearmiss',
    alternatives: [],
    context: undefined,
    now: corpusNow,
    at: `near-miss:${index + 1}`,
  }));
}
