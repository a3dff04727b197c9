import { type Words, words } from '@banxing/kernel';
import { foldSpoken } from '@banxing/parties';

/** A short lesson: what it is called, what it says, and the words by which people ask for it. */
export interface Lesson {
  readonly id: string;
  readonly title: Words;
  readonly text: Words;
  readonly about: RegExp;
}

/** The pension class, in the order in which it is best read. */
export const lessons: readonly Lesson[] = [
  {
    id: 'three-pillars',
    title: words('养老三支柱是什么', 'The three pillars'),
    text: words(
      '第一支柱是国家的基本养老保险,人人该参加;第二支柱是单位的企业年金或职业年金,有的单位有;第三支柱是自己存的个人养老金,自愿参加。三份钱互不替代,第一支柱保基本,后两份让日子宽裕些。',
      'The first pillar is the state insurance, which everybody should join. The second is an annuity that some employers offer. The third is a personal pension that one saves freely. The first covers the basics; the other two make life easier.',
    ),
    about: /三支柱|支柱|三个柱|pillar/iu,
  },
  {
    id: 'late-retirement',
    title: words('延迟退休怎么算', 'Later retirement'),
    text: words(
      '2025 年 1 月起退休年龄逐步推迟:男职工从 60 岁、原 55 岁退休的女职工从 55 岁起,每 4 个月延 1 个月,最后到 63 岁和 58 岁;原 50 岁退休的女职工每 2 个月延 1 个月,最后到 55 岁。缴费满年限的人可以自愿提前,最多提前 3 年,但不能早于原来的年龄。',
      'From January 2025 the retirement age rises step by step: for men from 60, and for women who retired at 55, by one month every four months up to 63 and 58; for women who retired at 50 by one month every two months up to 55. Those who have paid long enough may go up to three years earlier, never before the old age.',
    ),
    about: /延迟|延后|推迟|退休年龄|几岁退|late|retirement age|delay/iu,
  },
  {
    id: 'how-much',
    title: words('养老金怎么算', 'How a pension is reckoned'),
    text: words(
      '基本养老金分两块:基础养老金等于当地平均工资和本人缴费工资的平均数,每缴满一年给 1%;个人账户养老金等于账户里的钱除以计发月数,60 岁退休是 139 个月。所以缴得越久、基数越高、退得越晚,领得越多。',
      'A state pension has two parts. The basic part is one percent, for each year paid, of the average of the local wage and your own base. The account part is the balance divided by a number of months, 139 at sixty. Paying longer, on a higher base, and retiring later brings more.',
    ),
    about: /怎么算|计算|计发|公式|领多少|how much|reckon|calculat|formula/iu,
  },
  {
    id: 'claiming',
    title: words('怎么领养老金', 'How to claim a pension'),
    text: words(
      '到退休年龄、缴费满最低年限(2029 年以前 15 年,2030 年起每年加半年,到 2039 年是 20 年),由单位或本人带身份证、社保卡到社保中心或「国家社会保险」平台申请,一般 15 个工作日内办好,从下个月起发到社保卡。领取以后每年要做一次资格认证。',
      'At retirement age, with the least years paid (15 until 2029, half a year more each year from 2030 up to 20), you or your employer apply with ID and social security card at the office or on the national platform. It takes about 15 working days and is paid to the card from the next month. Once a year you confirm that you are still entitled.',
    ),
    about: /怎么领|领取|申领|领养老金|手续|认证|claim|collect|draw/iu,
  },
  {
    id: 'personal-pension',
    title: words('个人养老金和抵税', 'Personal pension and tax'),
    text: words(
      '个人养老金每年最多存 12,000 元,存的钱可以在当年个税前扣除,领取时按 3% 单独交税。平时税率在 10% 以上的人比较划算,不交个税的人存了反而要交 3%。账户里的钱退休前取不出来,可以买储蓄、理财、保险、基金,投资有风险,不保证收益。',
      'Up to 12,000 yuan a year can be put into a personal pension and deducted from taxable income; 3% is due when it is drawn. It pays for those taxed at 10% or more, not for those who pay no tax. The money is locked until retirement. It can be invested; that carries risk and no return is promised.',
    ),
    about: /个人养老金|抵税|省税|税|第三支柱|personal pension|tax/iu,
  },
  {
    id: 'annuity',
    title: words('企业年金和职业年金', 'Annuities'),
    text: words(
      '年金是单位和个人一起缴的补充养老钱,企业叫企业年金,机关事业单位叫职业年金。换工作可以转走,退休时可以一次领、分次领或按月领,领取时要交个税,按月领通常税更少。',
      'An annuity is paid by employer and employee together on top of the state insurance. It moves with you when you change jobs. At retirement it can be drawn at once, in parts or monthly; tax is due, usually least when it is drawn monthly.',
    ),
    about: /年金|annuit/iu,
  },
  {
    id: 'gaps',
    title: words('社保断缴了怎么办', 'When payments stopped'),
    text: words(
      '养老保险看的是累计年限,断缴几个月以前缴的不会作废,但年限少了将来领得少。没有单位的时候可以按灵活就业身份自己缴,一般以当年缴为准,不能随便补以前的。到退休年龄还不够年限,可以按规定延长缴费或转入居民养老保险。',
      'What counts is the sum of the years, so a pause loses nothing that was paid, but brings less later. Without an employer you can pay by yourself as flexibly employed. If the years do not suffice at retirement age, you can go on paying or change to the residents’ insurance.',
    ),
    about: /断缴|断交|补缴|灵活就业|没有单位|不够年限|gap|stopped|freelance/iu,
  },
  {
    id: 'fraud',
    title: words('养老防骗', 'Fraud against the old'),
    text: words(
      '四种最常见:说能补缴社保、办提前退休的,要先收钱;投资养老公寓、养老项目,说保本高息的;免费体检、送鸡蛋,最后卖保健品的;以房养老,让您签字抵押房子的。记住三句:先收钱的不信,保本高收益的不信,让您瞒着子女的不信。拿不准先别转钱,打 96110 或者叫我转人工。',
      'Four are common: those who promise to arrange insurance for a fee; pension homes and projects with sure high returns; free check-ups that end in selling remedies; and papers that pledge your home. Do not trust whoever takes money first, whoever promises sure returns, or whoever asks you to keep it from your children. When in doubt send nothing, call 96110, or ask me for a person.',
    ),
    about: /骗|诈|忽悠|保健品|以房养老|scam|fraud/iu,
  },
  {
    id: 'investing',
    title: words('退休以后怎么理财', 'Money in retirement'),
    text: words(
      '先留够 6 到 12 个月的生活费随时能取,再把几年内用不到的钱分成几份放存款、国债这类稳的产品,错开到期日。不懂的不买,借钱不投,任何投资都有风险,没有人能保证收益。',
      'Keep six to twelve months of spending at hand. Put what is not needed for years into steady things such as deposits and state bonds that end at different times. Buy nothing that you do not understand, never borrow to invest: every investment carries risk and nobody can promise a return.',
    ),
    about: /理财|投资|长者|打理|存钱|invest|money/iu,
  },
  {
    id: 'living',
    title: words('在哪里养老', 'Where to grow old'),
    text: words(
      '大多数人在家养老,社区可以送餐、助浴、日间照料;需要人照顾再看养老机构,先查有没有备案和评级,白天晚上各去看一次,问清月费包含什么、护理等级怎么定、退住怎么退费。旅居养老先短住一两个月再定,医保要先办异地就医备案。一次交一大笔的会员费、床位费要警惕。',
      'Most people grow old at home, with meals, baths and day care from the community. When care is needed, look for a registered and rated home, visit by day and by night, and ask what the monthly fee covers and how leaving is refunded. Before moving elsewhere for a season, stay a month or two first and register your medical insurance there. Beware of large sums paid in advance.',
    ),
    about: /旅居|养老院|养老机构|敬老院|居家|社区养老|哪里养老|nursing home|where to/iu,
  },
  {
    id: 'guardian',
    title: words('意定监护和遗嘱', 'Guardianship and wills'),
    text: words(
      '意定监护是趁自己清醒时书面选好一个人,万一以后失能,由他照管生活、看病和财产,不等于把房子给他。最好到公证处办,写清能做什么、不能做什么,再指定一个人监督。遗嘱管的是身后的财产,可以自己写、请人见证或公证,以最后一份为准。签字前看不懂就别签,可以先问公证处。',
      'With a guardianship agreement you choose in writing, while you are well, who shall look after your life, health and property should you no longer be able to. It does not give anybody your home. Have it notarised, say what the person may do, and name somebody to watch over it. A will settles what comes after; the last one counts. Sign nothing that you do not understand.',
    ),
    about: /监护|遗嘱|公证|继承|guardian|will\b/iu,
  },
  {
    id: 'health',
    title: words('健康和长期照护', 'Health and care'),
    text: words(
      '65 岁以上每年可以在社区卫生服务中心免费体检一次。医保之外可以看看当地的惠民保和长期护理保险,失能以后能有照护补贴。每天走路半小时、按时吃药、家里装好扶手,比买保健品管用。',
      'From 65 on, the community clinic offers a free check-up each year. Besides medical insurance there are city insurances and long-term care insurance that helps with care. Half an hour of walking, medicine on time and handrails at home do more than remedies.',
    ),
    about: /健康|体检|护理|照护|养生|医|health|care/iu,
  },
];

/** Words that name lessons as such. */
const anyLesson =
  /^(?:(?:养老|退休|老年|长者)?(?:金|方面?|生活|课堂|知识|常识|课程?|讲座|的)*|pension|retirement|lessons?|old age)$/iu;

/** One form for comparing, words kept apart. */
const plain = (text: string): string => text.trim().split(/\s+/u).map(foldSpoken).join(' ');

/** The lessons that a topic asks for; all of them when it names none in particular; none when nothing fits. */
export function lessonsAbout(topic: string | undefined): readonly Lesson[] {
  const said = plain(topic ?? '');
  if (said === '' || anyLesson.test(said)) return lessons;
  const byId = lessons.find(({ id, title }) => [id, title.zh, title.en].some((name) => plain(name) === said));
  if (byId) return [byId];
  return lessons.filter(({ about }) => about.test(said));
}
