/**
 * Words of Mandarin, its dialects and English that mean the same to a bank, one concept a line. Simplified, lower
 * case. The classifier sees the concepts beside the words, so that what it learned from one word holds for the others.
 */
export const conceptWords = `
money 钱 钞票 银子 银两 铜钿 铜板 票子 洋钿 现金 钱钱 家底 小金库 私房钱 money cash funds
howmuch 多少 几多 好多 几钿 几何 多大 多钱 几好多 几块 有几 几多钱 几多銀 几银 多少钱 好多钱 几多钱 几钱 how&much how&many
balance 余额 结余 余钱 鱼额 余鹅 雨额 剩 还剩 剩下 剩多少 仲有几多 还有几多 净低 balance left remaining remain
account 账户 帐户 户头 户口 账号 帐号 账上 帐上 account accounts acct
card 卡 卡片 银行卡 卡卡 咭 card cards
bankcard 储蓄卡 借记卡 工资卡 薪转户 存折 活期 debit savings checking
creditcard 信用卡 贷记卡 信用咭 花呗卡 credit&card credit&cards
number 卡号 账号 帐号 号码 卡上的数字 一串数字 number digits
openingbranch 开户行 开户支行 开户网点 开的户 在哪开 哪里办的 哪家支行 哪个网点 哪间分行 registered opened
check 查 看 看看 查查 查询 瞅 瞧 睇 望望 瞄 显示 列 调出来 拉出来 晓得 show check view see tell list look display
transfer 转账 转帐 汇款 打款 转 汇 打钱 拨款 过数 转钱 划 寄钱 打给 转给 汇给 转俾 过户 支付给 付给 send transfer wire remit zhuan
give 给 俾 畀 拨 把给 帮衬 孝敬 to
crossborder 跨境 境外 国外 海外 外国 电汇 留学 swift overseas abroad international foreign
receive 收款 收钱 到账 入账 进账 收到 到手 received receive arrive arrived
collect 收款 讨 要账 向他收 aa 分摊 均摊 平摊 凑份子 大家出 收一下 request split collect owe owes charge
income 收入 进账 工资 薪水 薪资 人工 粮 出粮 退休金 养老金 奖金 挣 赚 稿费 分红 利息 报销 饷 月薪 年终奖 salary wage wages income earn earned paycheck bonus pension made
payday 发工资 发薪 出粮 发饷 开支 payday
spend 花 花了 消费 支出 开销 使 使咗 洗咗 用脱 花销 败家 剁手 吃土 刷 碌 买东西 用掉 花钱 吃饭 spend spent spending expense expenses cost outgoings
compare 对比 比较 相比 比 比一比 比比 哪个多 哪个好 区别 差别 不同 环比 同比 pk compare compared versus vs difference better than
assets 资产 总资产 身家 家产 家当 财产 全部家底 净资产 资产负债 养老本 富翁 负翁 assets worth wealth own
transactions 明细 流水 交易 记录 账目 往来 进出 动静 账单明细 收支 transactions transaction history activity payments purchases
export 导出 打印 开具 证明 纸质 盖章 发到邮箱 邮箱 下载 表格 pdf excel 汇出 拉一份 出具 export print download certificate proof statement
openaccount 开户 开立 开个户 开一个户 开个账户 二类户 三类户 外币户 新户头 open&account
closeaccount 销户 注销 销掉 销脱 销卡 不要了 close
open 开 打开 开通 开启 启用 进入 进 去 open launch enter goto start enable turn&on
off 关 关闭 关掉 停 停掉 停用 取消 熄 卸 掐 退订 解除 屏蔽 免打扰 off disable stop mute cancel turn&off unsubscribe quit
limit 限额 额度 上限 最多 单笔 日累计 limit limits quota cap max
raise 提额 提高 调高 增加 升 涨额 提升 加额 raise increase higher
change 改 修改 调整 设 设置 换成 变 调 重置 change set reset modify update adjust
remind 提醒 喊我 叫我 告诉我 通知我 记得 记着 闹钟 别忘 想着 吱一声 响一声 提示 alert remind reminder notify ping
low 低于 少于 不足 不到 快没 见底 不够 below under less low
schedule 定期转 自动转 每月转 定时 自动打 周期 按月转 standing&order recurring scheduled automatically automatic
payee 收款人 收款方 常用联系人 转账对象 对方 payee payees recipient recipients contact
add 添加 加 新增 加上 录 录入 存一个 存个 add save
remove 删除 删 移除 去掉 拿掉 撤掉 移走 移出 剔除 清掉 不显示 remove delete hide
progress 进度 好了没 到哪 办到哪 审核 审批到 多久 几时好 还要几天 结果 批下来 批了没 下来没 progress status approved processed
arrived 到账 到了没 到没 收到没 到没到 成功 到咗未 到账了吗 到了吗 cleared arrive arrived go&through went&through
recall 撤 撤回 撤销 追回 撤单 拦下 退回 转错 打错 undo reverse recall revoke wrong&person get&it&back
electric 电费 电 用电 electricity power
water 水费 水 用水 water
gas 燃气 燃气费 煤气 天然气 煤气费 气费 gas
net 宽带 网费 网络费 上网 broadband internet
property 物业 物业费 取暖 暖气 供暖 停车费 房租 heating property rent
utility 水电 水电煤 缴费 生活缴费 费用 欠费 utility utilities bills
pay 缴 交 付 支付 买单 pay paid
topup 充值 充 话费 充话费 加值 增值 续费 手机费 top&up recharge
phone 手机 电话 号码 phone mobile
socialsecurity 社保 医保 公积金 养老保险 居民医保 新农合 合作医疗 社会保险 social&security social&insurance housing&fund medical&insurance
apply 申请 办 办理 办一张 弄一张 申办 开一张 想办 apply sign&up
lost 丢 丢了 丢失 不见 掉了 遗失 偷 被偷 找不到 找不着 落在 唔见 挂失 没拔 lost stolen missing
lock 锁 冻结 锁卡 临时锁 锁住 停卡 锁上 冻住 暂停 lock freeze block suspend hold
unlock 解锁 解冻 开锁 解开 恢复使用 找到了 unlock unfreeze unblock reactivate
activate 激活 启用 新卡 开卡 activate activation
replace 补卡 换卡 补办 补一张 补张 换张 换新 换一张 消磁 坏了 磨损 折了 断了 补换 replace replacement damaged broken
pin 密码 取款密码 pin passcode 六位 数字密码
password 登录密码 登陆密码 登录口令 app密码 password login&password
creditbill 账单 本期应还 应还 最低还款 欠多少 信用卡账单 statement&balance owe bill
duedate 还款日 账单日 几号还 哪天还 截止 最后还款 出账日 due due&date
repay 还款 还 还钱 还信用卡 还清 还掉 填坑 repay pay&off payoff
autopay 自动还款 自动扣 自动还 代扣 autopay auto&pay
installment 分期 分几期 分成 分12期 分摊还 installment installments instalment
points 积分 points reward&points
loan 贷款 贷 借钱 借款 房贷 车贷 月供 按揭 消费贷 loan loans mortgage borrow borrowing
due 要还 该还 应还 还多少 欠 due owe
prepay 提前 提前还 提前还款 早点还 prepay early
calculate 算 试算 计算 算一下 算算 calculate calculator compute
rate 利率 利息 年利率 几个点 几厘 rate rates interest
student 助学 学生 学费 助学金 上大学 大学 student tuition college
business 小微 个体户 经营 企业 生意 店 开店 厂 公司 铺子 周转 进货 business shop company firm
wealth 理财 基金 产品 理财产品 投资 金融产品 fund funds product products invest investment wealth
detail 风险 期限 起购 赎回规则 收益率 详情 怎么样 靠谱 detail details
buy 买 申购 购买 入手 买进 来点 上车 抄底 认购 buy purchase
redeem 赎回 卖掉 取出来 赎 卖出 抛 变现 提出来 redeem sell withdraw cash&out
holdings 持有 持仓 买了哪些 买过 手里 手上 手头 holdings portfolio hold
earnings 收益 赚了 亏 盈亏 涨了多少 回报 赔 earnings profit gain return returns loss
allocate 配置 组合 怎么投 规划 资产配置 分配 怎么打理 打理 allocate allocation advice portfolio
risktest 风险测评 风险评估 测评 风险等级 问卷 风险承受 risk&assessment questionnaire risk&test
regularplan 定投 每月投 regular&investment dca
market 行情 大盘 金价 股市 净值 涨跌 市场 黄金 油价 美股 a股 market stock stocks gold nasdaq
deposit 存 定期 存款 存单 大额存单 通知存款 存钱 定存 deposit deposits time&deposit fixed
maturity 到期 什么时候到期 满期 mature maturity matures
bond 国债 债券 柜台债 地方债 bond bonds treasury
goal 目标 攒 攒钱 心愿 存够 愿望 储蓄目标 goal saving save&for
insurance 保险 险 保单 投保 保费 重疾 医疗险 意外险 车险 寿险 insurance insured policy policies premium
claim 理赔 报案 索赔 出险 报销 赔付 claim
pension 养老 退休 养老金 三支柱 年金 企业年金 pension retire retirement annuity
tax 税 抵税 省税 个税 退税 节税 tax
lesson 课堂 课 知识 讲座 学习 视频课 教我 lesson lessons class classes learn course
fxrate 汇率 牌价 外汇 exchange&rate rate
exchange 换 兑换 结汇 购汇 换汇 兑 换钱 找换 exchange convert
ecny 数字人民币 数字钱包 数币 数字货币 e-cny ecny 数人民币 数字皮夹 数位钱包 硬钱包 数字的钱 数字人民 digital&yuan digital&rmb digital&currency digital&wallet
wallet 钱包 皮夹 荷包 wallet
intobank 存回 转回 兑回 提现 回卡 落卡 存到卡 提回 back&to
paycode 付款码 付钱码 给钱的码 支付码 付款二维码 payment&code pay&code
collectcode 收款码 收钱码 二维码收款 收款二维码 暴富码 collection&code receive&code
code 码 二维码 条码 code qr
transit 乘车码 坐车 地铁 公交 公交车 乘车 闸机 上车 地铁码 公交码 搭车 bus subway metro transit ride
medical 医保码 看病 药店 药师 医院 挂号 医保卡 医保电子凭证 买药 medical hospital pharmacy
scan 扫 扫一扫 扫码 扫描 嘟一下 scan
coupon 券 优惠券 红包 权益 立减 卡券 代金券 满减 积分商城 礼品 coupon coupons voucher vouchers benefit benefits perks rewards
expire 过期 快过期 失效 作废 快到期 要过期 expire expiring expires
claimcoupon 领 领取 参加 抢 领券 报名 薅 claim join grab redeem
offers 活动 优惠 打折 羊毛 福利 折扣 促销 offers offer promotion promotions deals discount
human 人工 客服 真人 活人 转人工 坐席 接线员 人工服务 human agent representative person operator someone customer&service
video 视频 视频客服 远程 远程柜台 面对面 video
signlanguage 手语 聋 聋哑 听不见 听障 耳朵 sign&language deaf
manager 客户经理 理财经理 专属经理 我的经理 manager relationship&manager
branch 网点 支行 柜台 atm 取款机 营业厅 分行 银行在哪 提款机 柜员机 开门 营业时间 几点关门 几点开门 branch branches counter opening&hours
appointment 预约 取号 排号 约 排队 约个时间 appointment book booking queue ticket
complaint 投诉 举报 意见 建议 差评 反馈 complain complaint feedback
fraud 骗 诈骗 盗刷 被盗 骗子 被骗 上当 可疑 不是我 不是本人 呃 scam scammed fraud hacked stolen cheated unauthorized suspicious
guardian 守护人 守护 监护 亲友守护 看着我 把关 guardian guardians
why 为什么 为啥 咋 点解 怎么回事 何解 为何 咋个 凭什么 凭啥 啥原因 why how&come
blocked 拦 拦截 限制 延迟 拦住 卡住 不让转 验证 拦下 挡 blocked stopped delayed held flagged
device 设备 登录 登陆 登录记录 别的手机 异地 device devices login logged signed
privacy 隐私 授权 个人信息 数据 同意书 信息保护 privacy personal&data personal&information consent data
font 字 字体 字号 文字 字儿 字粒 font text letters
bigger 大 放大 大点 看不清 瞅不清 睇唔清 太小 bigger larger increase enlarge
smaller 小 缩小 小点 太大 smaller shrink reduce
elder 长辈 老年 老人 大字版 关怀版 老年版 长者 长辈版 老人机 elder elderly senior seniors
language 语言 中文 英文 英语 粤语 普通话 四川话 方言 广东话 上海话 繁体 简体 讲话 language english chinese mandarin cantonese
theme 深色 夜间 黑色 暗 浅色 主题 黑夜 白天 护眼 皮肤 亮色 刺眼 dark light theme night background
readaloud 朗读 播报 念 念给我 读 读出来 读给我 出声 语音播报 大声 别读 闭嘴 静音 read aloud voice speak loud listen
homepage 首页 主页 主屏 第一页 第一个页面 首屏 桌面 最前面 home homepage home&page front&page
put 放 放到 加到 摆 摆到 置顶 钉 上首页 弄到 挪到 put pin place
page 页面 入口 界面 页 菜单 在哪 哪里 page screen menu section
notification 消息 推送 通知 短信 广告 notification notifications push messages sms
help 能干什么 能做什么 会什么 会啥 会干啥 怎么用 功能 教我用 说明书 使用说明 怎么玩 新手 what&can&you&do help how&to guide features
approval 审批 待审批 待办 批 等我批 要我批 审核 approval approvals pending
approve 同意 通过 批准 批了 放行 准了 approve approved pass
reject 驳回 拒绝 不同意 打回 退回 不批 reject decline refuse
payroll 代发 发工资 工资表 员工工资 代发工资 payroll salaries staff employees
inbound 汇入 入账汇款 国外汇来 外商 外汇到账 收汇 汇入汇款 inbound incoming remittance
declare 申报 确认 入账确认 confirm declare
vessel 船 船舶 货轮 货船 集装箱 货柜 提单 到港 货到哪 vessel ship container cargo shipment
village 村 村务 村里 村委 三资 公示 乡 村民 village
crop 烟叶 合同 收购 补贴 粮食 种植 玉米 水稻 订单农业 农产品 棉花 烤烟 crop crops contract tobacco subsidy harvest
livestock 牛 猪 羊 鸡 牲畜 养殖 母猪 奶牛 畜 鸭 鹅 死了 pig pigs cow cows cattle sheep chicken chickens livestock
greet 你好 您好 哈喽 早 早上好 晚上好 在吗 嗨 喂 早晨 午安 侬好 hello hi hey morning afternoon evening
thanks 谢谢 感谢 多谢 唔该 谢了 辛苦 麻烦你了 靠谱 厉害 thanks thank thx appreciate appreciated
bye 再见 拜拜 回见 走了 下次聊 晚安 先这样 挂了 bye goodbye see&you later
affirm 是 对 好 好的 行 可以 嗯 确认 没错 没问题 中 要得 系 得 ok 就这样 没异议 yes yeah yep sure right okay correct
deny 不 不是 不用 不要 不对 别 不行 不需要 唔系 唔要 唔使 没有 甭 免了 no nope not nah wrong
stop 算了 停 取消 不办了 先不 等等 中止 终止 放弃 退出 不弄了 打住 stop quit abort forget nevermind never&mind
repeat 再说 再讲 重复 没听清 没听见 什么 刚才说 上一句 再来一遍 听不清 repeat again pardon
identity 你是谁 机器人 真人吗 叫什么 你叫啥 ai 智能 你系边个 谁在跟我 人还是 who&are&you robot bot
upset 气死 烦 垃圾 破 差劲 什么玩意 无语 受够 火大 扑街 难用 废物 坑 血亏 笑话 terrible awful useless ridiculous joke annoying frustrated hate worst
self 我 俺 咱 侬 我们 我屋 i my me mine
question 吗 呢 么 吧 不咯 伐 咩 未 没有 没得 冇 中不中 啵 do does did is are what which when where
past 了 过 咗 脱 嘞 哒 已经 刚才 刚刚 上次 already
time 什么时候 几时 啥时候 几号 哪天 多久 何时 when
weather 天气 下雨 气温 台风 weather rain
chatter 笑话 故事 电影 歌 唱歌 菜谱 做饭 旅游 机票 高铁 酒店 游戏 打车 外卖 joke movie song music recipe game flight hotel
`;
