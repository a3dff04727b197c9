import { randomPick, randomUnit, type Random } from '@banxing/kernel';
import { corpusNow, type LabelledUtterance } from './corpus.ts';

const list = (words: string): readonly string[] => words.split('|');

/** Words that fill the places of the sentences below. */
const words: Readonly<Record<string, readonly string[]>> = {
  app: list('微信|支付宝|QQ|抖音|快手|陌陌|淘宝|闲鱼|京东|拼多多|美团|饿了么|携程|去哪儿|12306|滴滴|高德|百度|微博|小红书|B站|爱奇艺|腾讯视频|优酷|网易云音乐|QQ音乐|王者荣耀|原神|和平精英|Steam|苹果商店|知乎|豆瓣|钉钉|企业微信|飞猪|唯品会|得物|喜马拉雅|Boss直聘|链家|58同城|LINE|WhatsApp|八达通|悠遊卡|Netflix|Spotify|Amazon'),
  appThing: list('会员怎么退|账号余额多少|密码忘了|怎么注销|订单怎么取消|退款什么时候到|怎么实名认证|怎么绑手机号|客服电话是多少|登不上去|被封号了|怎么改名字|充五十|充一年的会员|充一百个币|怎么提现|怎么解绑|账单在哪看|怎么关自动续费|积分怎么用|优惠券怎么领|红包怎么发|账号被盗了|怎么清缓存|发票怎么开|怎么投诉商家|月付怎么关|怎么加好友|怎么屏蔽人'),
  otherCard: list('饭卡|校园卡|健身卡|会员卡|加油卡|购物卡|公交卡|门禁卡|电话卡|手机卡|游戏点卡|美容卡|理发店的卡|洗车卡|图书卡|超市储值卡|房卡|停车卡|水卡|奶茶店会员卡'),
  cardThing: list('余额还有多少|丢了怎么补|密码忘了|怎么充值|能退吗|过期了咋办|怎么挂失|消磁了|里的钱能退吗|办一张多少钱|怎么注销|不能用了'),
  bank: list('招商银行|工商银行|建行|农行|中国银行|邮储|交行|浦发|民生银行|平安银行|兴业|中信|网商银行|微众银行|汇丰|Chase|花旗'),
  bankThing: list('客服电话多少|余额怎么查|信用卡怎么注销|网点几点关门|股价多少|待遇怎么样|校招什么时候|手机银行登不上|的卡能在你们这挂失吗|董事长是谁|那张卡欠费了|年报在哪看'),
  device: list('蓝牙|WiFi|手电筒|相机|飞行模式|导航|热点|闹钟|计算器|录音机|日历|音乐|收音机|省电模式|定位|车载空调|投影仪|扫地机器人|微信|抖音|淘宝|相册|浏览器'),
  home: list('客厅的灯|空调|电视|窗帘|热水器|电饭锅|洗衣机|卧室的灯|风扇|加湿器|门锁|音箱|暖气'),
  need: list('洗车|吃火锅|打印|修表|加油|停车|配钥匙|修手机|买菜|理发|看牙|游泳|做核磁|买药|住宿|充电|上厕所|遛狗|看电影|喝咖啡|学车|补胎|拍证件照|收旧家电|开锁|寄快递|钓鱼|跳广场舞|打麻将|买春联'),
  errand: list('打官司|办签证|打疫苗|拔牙|卖房子|离婚|过户|装修|搬家|学驾照|请护工|做公证|拍婚纱照|生孩子|做手术|上幼儿园|考研|买墓地|装宽带|养狗|给车年检|补护照|落户口|注册商标|开网店|请律师'),
  errandThing: list('要多少钱|要什么手续|得交哪些费|要多久|流程是啥|需要带什么材料|去哪儿办|要注意啥|找谁靠谱|值不值'),
  fact: list('牛顿三大定律|黄金分割|光合作用|存储芯片|相对论|勾股定理|丝绸之路|唐朝开国皇帝|二十四节气|通货紧缩|摩尔定律|万有引力|存在主义|区块链|量子力学|印花税的历史|布雷顿森林体系|雷曼兄弟|南海泡沫|基金会|利息的拼音|期货的英文|债务的债字|黄金的化学式|银的熔点|铜钱|交子|算盘|保险丝|信用两个字|国库券|支票的由来|ATM的全称|比特币创始人|华尔街之狼|货币战争这本书|巴菲特|马云|索罗斯|央行行长|联合国秘书长|长江|珠穆朗玛峰|恐龙|黑洞|企鹅|大熊猫|猪的寿命|牛的胃|羊的品种|鸡的祖先'),
  factThing: list('是什么|什么意思|怎么写|怎么念|有多少年了|是谁提出的|在哪|是哪年的事|给我讲讲|为什么这么有名|有几种|是真的吗|考试会考吗|用英语怎么说'),
  ache: list('牙疼得厉害|头晕恶心|腰疼直不起来|嗓子发炎|失眠好几天了|胃胀气|膝盖响|眼睛干涩|血压一百六|血糖偏高|孩子发烧三十九度|感冒流鼻涕|脚崴了|过敏起疹子|耳鸣|脱发严重|肚子痛|落枕了|痛风犯了|被猫抓了'),
  acheThing: list('|怎么办|吃什么药|要不要去医院|挂哪个科|咋整啊|能好不|是啥毛病|正常吗'),
  talent: list('唱个歌|唱个二人转|讲个笑话|背首诗|讲个鬼故事|说段相声|学猫叫|来段豫剧|出个谜语|写首诗|写封情书|写个检讨五百字|写篇作文|翻译一句话|起个网名|算个命|看看手相|取个名字|编个段子|画只猫|下盘棋|玩成语接龙|写个辞职信|写副对联|做个PPT|做张海报|把屏幕录下来|放首歌|报个新闻|念段经'),
  life: list('相亲|婆媳吵架|孩子不写作业|老公打呼噜|邻居太吵|老板骂我|同事抢功|朋友借钱不还|男朋友忘了我生日|室友不洗碗|狗不吃饭|猫掉毛|花不开|WiFi太慢|电脑蓝屏|手机进水|马桶堵了|水管漏水|钥匙锁屋里了|电梯坏了|快递丢了|外卖洒了|车打不着火|轮胎扎了|衣服染色了|鱼刺卡喉咙|米生虫了|菜炒咸了'),
  lifeThing: list('怎么办|咋整|愁死我了|气死人|有啥法子|找谁管|你说我该咋办|帮帮我|点算好|咋个办嘛|哪能办'),
  wonder: list('今天星期几|明天会下雨吗|几点天黑|今年春节是几号|现在几点|农历初几了|空气质量咋样|热不热|台风来不来|要不要带伞|冬至吃啥|端午放几天假|国足赢了没|春晚几点播|电视剧第几集了|昨晚谁赢了|奥运会在哪开|高考几号|油价又涨了吗|猪肉多少钱一斤|房价会跌吗|双色球开什么号|股市会涨吗|哪只股票能买|比特币还能涨吗'),
  city: list('上海|北京|广州|成都|长沙|郑州|沈阳|台北|香港|西安|杭州|哈尔滨|东京|纽约|巴黎'),
  cityThing: list('天气怎么样|有什么好玩的|到北京的高铁几点|那边冷不冷|房租贵吗|人好不好相处|有什么特产|地铁几点收班|机票多少钱|限号吗'),
  enThing: list('weather today|a pizza place nearby|the nearest gas station|a haircut appointment|a cab to the airport|a good movie|a recipe for dumplings|the football score|a song by Adele|a bedtime story|directions to the museum|a hotel in Paris|cheap flights to Tokyo|a plumber|a vet for my cat|a joke|the meaning of life|a birthday gift for my sister|a math problem|tips for a job interview|a haiku|the time in London|a parking spot|an Uber|a new phone|a good dentist|the bus schedule|the news|a yoga class|a babysitter'),
  enAsk: list('find me|I need|get me|show me|can you help me with|tell me|book|look up|what about|give me|I want|search for'),
  enFact: list('Newton|Lehman Brothers|the Great Depression|photosynthesis|the golden ratio|the French Revolution|black holes|the moon landing|penguins|Shakespeare|the Titanic|Wall Street|the gold standard|Bitcoin|the IMF|Einstein|the Roman Empire|dinosaurs|the Fed chair|James Bond|Monopoly the board game|the stock market crash of 1929'),
  enFactAsk: list('tell me about|who invented|what year was|why is|explain|how old is|write an essay on|when did we learn about|what happened to|is it true about'),
  enLife: list('my dog is sick|my phone is frozen|I locked my keys in the car|my neighbor is loud|my boss hates me|I lost my passport|my wifi is slow|my girlfriend left me|my back hurts|I have a fever|my car broke down|my toilet is clogged|I missed my train|my homework is due|my laptop died'),
  lookalike: list('定期体检查什么|提前多久到机场|存个照片|把照片存到手机|转个弯就到了|转专业要什么条件|转学手续|保险杠裂了|基金会靠谱吗|黄金周去哪玩|黄金搭档有用吗|理财课作业怎么写|贷字怎么写|余额宝是哪家的|分期手机哪个平台好|充电宝在哪还|充气泵多少钱|汇源果汁好喝吗|锁车门了没|解锁新皮肤|激活Windows|激活码在哪买|冻肉怎么解冻|解冻牛排|冻疮怎么办|挂失身份证|挂号怎么挂|还书到期了|还愿去哪个庙|投稿怎么投|投篮姿势|投简历没回音|开户籍证明|销售怎么做|额头长痘|额温枪多少度|守护灵是什么|守护者联盟好看吗|账号异地登录是游戏的|手势舞怎么跳|手语歌怎么学|积分入学怎么算|积木怎么拼|代码怎么写|乘法口诀|扫墓带什么|扫雪车|提醒我妈吃药她不听|语言学是什么|字典怎么查|夜间开车注意啥|黑色衣服起球|朗诵比赛稿|主页换个背景是微信的|网点是布料吗|审批系统是钉钉的打不开|工资谈判怎么谈|船模怎么做|牛奶过期了|猪年运势|羊肉怎么去膻|烟酒店转让|村超啥时候踢|晒谷子遇雨|收款员招聘|付费自习室|限时秒杀几点|利滚利数学题|本金是什么电影'),
}; // prettier-ignore

const frames = list(
  '{app}{appThing}|帮我看看{app}{appThing}|我的{app}{appThing}|{app}上{life}|我{otherCard}{cardThing}|{otherCard}{cardThing}|{bank}{bankThing}|打开{device}|把{device}打开|关掉{home}|把{home}关了|{home}坏了|附近哪里能{need}|哪儿可以{need}|边度可以{need}|{need}去哪好|{errand}{errandThing}|我想{errand},{errandThing}|{fact}{factThing}|{factThing},{fact}|{ache}{acheThing}|我{ache}{acheThing}|给我{talent}|帮我{talent}|你会不会{talent}|{life}{lifeThing}|{life},{lifeThing}|{wonder}|姑娘,{wonder}|哎,{wonder}|{city}{cityThing}|那{city}呢|那{city}{cityThing}|{enAsk} {enThing}|{enAsk} {enThing}|{enFactAsk} {enFact}|{enLife}|{enLife}, what should I do|{lookalike}|{lookalike}|{lookalike}|别跟我提贷款,{talent}|我不转账,帮我{talent}|不查余额,{wonder}|银行的事先放放,{wonder}|年轻那会儿我攒了三个月钱,现在老了就想问问{need}上哪去|我孙子问我{fact}{factThing},我也不懂,你给说说|隔壁老太太说{ache},你晓得{acheThing}不|人老了没人说话,{life}也没处说',
);

/** Sentences about everything that a bank does not do, many of them with its words; labelled `oos`. */
export function farAfield(count: number, random: Random): readonly LabelledUtterance[] {
  const texts = new Set<string>();
  while (texts.size < count) {
    const text = randomPick(random, frames).replaceAll(/\{([a-zA-Z]+)\}/gu, (_, place: string) =>
      randomPick(random, words[place] ?? ['']),
    );
    texts.add(randomUnit(random) < 0.06 ? `${text}呀` : text);
  }
  return [...texts].map((text, index) => ({
    text,
    intent: 'oos',
    slots: {},
    style: undefined,
    alternatives: [],
    context: undefined,
    now: corpusNow,
    at: `far-afield:${index + 1}`,
  }));
}
