import type { PurposeCode } from './purposes.ts';

/**
 * What people say for a purpose. `hints` are texts by which a line of the broader purpose is known to be of this one
 * when it was booked under the broader: a 滴滴 ride booked as `transport` is a taxi.
 */
export interface PurposeWords {
  readonly purpose: PurposeCode;
  readonly words: string;
  readonly hints?: string;
}

export const purposeWords: readonly PurposeWords[] = [
  {
    purpose: 'salary',
    words:
      '工资 薪水 薪资 薪酬 工钱 工钿 人工 粮 出粮 月薪 发薪 血汗钱 窝囊费 打工 搬砖费 底薪 工资收入 薪金 薪 双粮 salary paycheck pay wage wages payroll',
  },
  {
    purpose: 'bonus',
    words:
      '奖金 年终奖 年终 年终奖金 绩效 绩效奖金 提成 佣金 三节奖金 花红 季度奖 十三薪 加班费 全勤奖 奖励 bonus bonuses commission yearendbonus',
  },
  {
    purpose: 'pension',
    words: '养老金 退休金 退休工资 退休费 退休俸 社保养老金 老人钱 离休费 退休 pension retirementpay',
  },
  {
    purpose: 'subsidy',
    words:
      '补贴 补助 津贴 高龄补贴 小麦补贴 粮食补贴 种粮补贴 粮补 独生子女费 农补 惠农补贴 低保 失业金 救济金 生育津贴 以旧换新补贴 subsidy allowance subsidies benefits',
  },
  { purpose: 'scholarship', words: '奖学金 助学金 奖助学金 scholarship stipend' },
  { purpose: 'interest', words: '利息 结息 存款利息 活期利息 息 利 interest' },
  { purpose: 'dividend', words: '分红 股利 股息 红利 理财收益 收益 基金分红 dividend dividends' },
  {
    purpose: 'sales',
    words:
      '卖粮 卖粮款 粮款 卖货 货款收入 营业额 营业收入 营业 摆摊 收款 经营收入 卖猪 卖猪儿 卖菜 卖号 卖粮食 卖苞米 卖玉米 收购款 销售款 sales revenue takings',
  },
  {
    purpose: 'rent_income',
    words: '租金收入 收租 租金 土地流转费 流转费 租地 房租 房租收入 出租 rentalincome rentincome rent',
  },
  {
    purpose: 'freelance',
    words:
      '稿费 稿酬 拉活 拉活儿 跑外卖 直播打赏 打赏 兼职 副业 跑车 劳务费 劳务 外快 零工 讲课费 接单 跑单 freelance gigs sidejob sidehustle',
  },
  { purpose: 'provident_fund', words: '公积金 公积金提取 提取公积金 housingfund providentfund' },
  { purpose: 'compensation', words: '拆迁款 抚恤金 优抚金 赔偿 补偿款 补偿金 赔偿金 征地款 compensation' },
  { purpose: 'insurance_claim', words: '理赔 理赔款 保险赔款 赔款 claim insuranceclaim payout' },
  {
    purpose: 'transfer_in',
    words: '转入 收到的转账 别人转的 转进来 进账转账 transfersreceived incomingtransfers',
  },
  { purpose: 'red_packet', words: '红包 压岁钱 利是 redpacket redpackets redenvelope hongbao' },
  { purpose: 'refund', words: '退款 退货 退回 退钱 refund refunds' },
  { purpose: 'reimbursement', words: '报销 报销款 差旅报销 医保报销 报账 reimbursement' },

  {
    purpose: 'groceries',
    words:
      '买菜 菜 菜钱 小菜 买小菜 超市 菜市场 买餸 鱼 肉 生鲜 日用品 柴米油盐 买米 水果 买水果 grocery groceries supermarket',
  },
  {
    purpose: 'dining',
    words:
      '吃饭 吃 餐饮 餐厅 饭 饭钱 恰饭 食饭 吃吃喝喝 吃喝 下馆子 火锅 吃火锅 烧烤 烤肉 面馆 烩面 早餐 午饭 晚饭 宵夜 夜宵 便当 饮茶 美食 吃的 请客 小吃 食堂 堂食 伙食 伙食费 食 聚餐 food dining restaurants restaurant eatingout meals eating',
  },
  {
    purpose: 'takeaway',
    words: '外卖 点外卖 叫外卖 takeaway takeout delivery fooddelivery',
    hints: '外卖 美团 饿了么 eleme',
  },
  {
    purpose: 'drinks',
    words: '奶茶 咖啡 饮料 喝咖啡 喝奶茶 饮品 coffee milktea bubbletea drinks',
    hints: '咖啡 奶茶 茶 星巴克 瑞幸 蜜雪 喜茶 奈雪 coffee starbucks',
  },
  {
    purpose: 'shopping',
    words:
      '购物 买东西 网购 剁手 买物事 淘东西 逛街 网上买东西 双十一 双11 百货 数码 电器 家电 盲盒 shopping onlineshopping',
  },
  {
    purpose: 'clothing',
    words: '衣服 买衣服 服装 服饰 鞋 鞋子 买鞋 包包 衣裳 穿 穿着 clothes clothing shoes apparel',
    hints: '服饰 服装 优衣库 衣 鞋 uniqlo zara',
  },
  {
    purpose: 'home_goods',
    words: '家居 家具 家居用品 日用百货 furniture homegoods',
    hints: '宜家 家居 家具 ikea',
  },
  { purpose: 'transport', words: '交通 出行 路上 通勤 车费 车钱 路费 坐车 commute transport transportation' },
  {
    purpose: 'taxi',
    words: '打车 出租车 网约车 的士 搭的士 叉头 打的 快车 taxi taxis cab cabs rides ridehailing',
    hints: '滴滴 出租 打车 网约车 高德 曹操 t3 首汽 didi uber taxi',
  },
  {
    purpose: 'public_transit',
    words: '公交 地铁 坐地铁 公交地铁 捷运 公共交通 公交车 交通卡 subway metro bus publictransit',
    hints: '地铁 公交 交通卡 metro',
  },
  {
    purpose: 'fuel',
    words: '加油 油费 油钱 汽油 充电 fuel petrol gasoline',
    hints: '石化 石油 加油 壳牌 充电 sinopec shell',
  },
  {
    purpose: 'car',
    words: '车子 养车 停车 停车费 过路费 高速费 etc 洗车 修车 保养 车 修理 车修理 汽车 car parking tolls',
    hints: '停车 etc 高速 洗车 汽修 保养',
  },
  {
    purpose: 'travel',
    words:
      '旅游 旅行 出游 机票 火车票 高铁 高铁票 酒店 住宿 度假 门票 出差 travel flights hotel hotels trips holiday vacation',
  },
  { purpose: 'utilities', words: '水电 水电煤 水电费 水电燃气 生活缴费 缴费 水电气 utilities bills utility' },
  {
    purpose: 'electricity',
    words: '电费 电 用电 electricity power electric',
    hints: '电力 国家电网 南方电网 电费 供电',
  },
  { purpose: 'water', words: '水费 水 用水 自来水 water', hints: '自来水 水务 水费' },
  { purpose: 'gas', words: '燃气费 煤气费 燃气 煤气 天然气 气费 gasbill gas', hints: '燃气 煤气 天然气' },
  { purpose: 'heating', words: '取暖费 暖气费 供暖费 采暖费 暖气 heating', hints: '供热 供暖 暖气 热力' },
  { purpose: 'telecom', words: '通讯 通讯费 通信 通信费 电话网费 telecom' },
  {
    purpose: 'phone',
    words: '话费 电话费 手机费 手机话费 充话费 流量 phone mobile phonebill',
    hints: '移动 联通 电信 话费',
  },
  { purpose: 'broadband', words: '宽带 宽带费 网费 上网 internet broadband', hints: '宽带' },
  { purpose: 'housing', words: '居住 住房 房子 住 housing home' },
  {
    purpose: 'rent',
    words: '房租 租房 租金 房东 交房租 房钱 rent landlord',
    hints: '房租 租金 公寓 自如 房东 rent',
  },
  { purpose: 'property_fee', words: '物业 物业费 管理费 property propertyfee', hints: '物业' },
  {
    purpose: 'renovation',
    words: '装修 装修公司 建材 装潢 翻新 盖房子 盖房 renovation decoration',
    hints: '装修 装饰 建材',
  },
  {
    purpose: 'medical',
    words:
      '医疗 看病 买药 看病买药 看病吃药 医药 药 医院 看医生 体检 门诊 挂号 药店 看中医 中医 住院 看牙 看牙齿 住院吃药 medical medicine doctor hospital pharmacy health healthcare',
  },
  {
    purpose: 'education',
    words:
      '教育 学费 补习班 孩子补习班 补课 培训 培训班 上学 书本 买书 学习 课外班 报班 孩子报班 小囡补课 kidsclasses education tuition school classes books courses',
  },
  { purpose: 'childcare', words: '养娃 育儿 孩子 奶粉 尿布 尿不湿 母婴 带娃 宝宝 children kids baby' },
  {
    purpose: 'entertainment',
    words: '娱乐 玩 玩乐 电影 看电影 唱歌 ktv 演唱会 追星 打麻将 麻将 打牌 耍 entertainment movies fun',
  },
  {
    purpose: 'games',
    words: '游戏 氪金 打游戏 充游戏 充值游戏 games gaming game',
    hints: '游戏 网易 米哈游 steam',
  },
  {
    purpose: 'subscriptions',
    words: '会员 订阅 会员费 视频会员 自动续费 subscription subscriptions membership',
    hints: '会员 爱奇艺 腾讯视频 优酷 netflix spotify',
  },
  { purpose: 'fitness', words: '健身 健身房 运动 瑜伽 游泳 gym fitness sports' },
  {
    purpose: 'beauty',
    words: '美容 美发 理发 化妆品 护肤品 美甲 剪头发 澡堂子 护肤 beauty haircut cosmetics',
  },
  { purpose: 'pets', words: '宠物 猫粮 狗粮 猫 狗 养猫 养狗 毛孩子 pets pet' },
  { purpose: 'gifts', words: '人情 随礼 份子钱 礼物 送礼 礼金 随份子 人情往来 gifts gift presents' },
  {
    purpose: 'tobacco_alcohol',
    words: '烟 烟钱 酒 烟酒 买烟 买酒 槟榔 恰槟榔 抽烟 喝酒 cigarettes alcohol tobacco wine',
  },
  {
    purpose: 'farming',
    words: '农资 化肥 种子 农药 饲料 买化肥 买种子 地里 种地 农机 fertilizer fertiliser seeds farming',
  },
  { purpose: 'business', words: '进货 货款 经营支出 采购 店里开支 businesscosts stock supplies' },
  { purpose: 'payroll', words: '发工资 给员工发工资 员工工资 payrollout' },
  { purpose: 'tax', words: '税 税费 交税 个税 缴税 tax taxes' },
  { purpose: 'social_insurance', words: '社保 社保费 医保费 养老保险 缴社保 socialinsurance' },
  { purpose: 'insurance', words: '保险 保费 车险 寿险 买保险 insurance premium premiums' },
  { purpose: 'donation', words: '捐款 捐赠 公益 慈善 红十字会 donation donations charity' },
  { purpose: 'mortgage', words: '房贷 月供 按揭 还房贷 mortgage', hints: '房贷 按揭 住房贷款' },
  { purpose: 'loan_repayment', words: '还贷 贷款 还贷款 还款 车贷 助学贷款 loan loans repayment' },
  { purpose: 'card_repayment', words: '信用卡 还信用卡 信用卡还款 creditcard cardrepayment' },
  { purpose: 'transfer_out', words: '转出 转给别人 转出去 汇款 sent' },
  { purpose: 'fee', words: '手续费 年费 短信费 服务费 fee fees' },
  { purpose: 'family', words: '家人 家里 家用 给家里 孝敬 赡养费 family' },
  { purpose: 'cash', words: '现金 取现 提款 取款 存现 取钱 存钱 atm cash withdrawal withdrawals' },
  { purpose: 'own_transfer', words: '自己转自己 互转 ownaccounts' },
  { purpose: 'wealth', words: '理财 基金 买理财 买基金 投资 wealth investment investments' },
];

/** Words that name several purposes at once. */
export const purposeGroupWords: readonly (readonly [readonly PurposeCode[], string])[] = [
  [
    ['transfer_in', 'transfer_out', 'family', 'red_packet', 'own_transfer'],
    '转账 转帐 转钱 汇款 打钱 transfer transfers',
  ],
  [['salary', 'bonus', 'pension', 'freelance', 'subsidy'], '劳动收入 工作收入 上班挣的 earnings earned'],
  [['interest', 'dividend'], '投资收入 理财收入 被动收入 investmentincome'],
  [
    ['electricity', 'water', 'gas', 'heating', 'utilities', 'property_fee', 'phone', 'broadband', 'telecom'],
    '账单 生活账单 日常账单 householdbills',
  ],
];
