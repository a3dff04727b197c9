import { type Words, words } from '@banxing/kernel';

export const insuranceKinds = [
  'medical',
  'critical',
  'accident',
  'life',
  'annuity',
  'car',
  'travel',
  'home',
  'pet',
  'student',
  'farm',
  'business',
] as const;
export type InsuranceKind = (typeof insuranceKinds)[number];

export const kindNames: Readonly<Record<InsuranceKind, Words>> = {
  medical: words('医疗险', 'medical insurance'),
  critical: words('重疾险', 'critical illness insurance'),
  accident: words('意外险', 'accident insurance'),
  life: words('寿险', 'life insurance'),
  annuity: words('年金险', 'annuities'),
  car: words('车险', 'motor insurance'),
  travel: words('旅行险', 'travel insurance'),
  home: words('家财险', 'home insurance'),
  pet: words('宠物险', 'pet insurance'),
  student: words('学平险', 'student insurance'),
  farm: words('农业险', 'farm insurance'),
  business: words('企业险', 'business insurance'),
};

/** The first that fits counts: 旅游意外险 is for travel, 学生平安险 for students, 宠物医疗险 for pets. */
const kindWords: readonly (readonly [InsuranceKind, RegExp])[] = [
  ['student', /学平|學平|学生|學生|student/iu],
  ['travel', /旅|境外|航延|航班|延误|延誤|出国|travel|trip|flight|^delay/iu],
  ['pet', /宠物|寵物|猫|狗|\bpets?\b|\bcats?\b|\bdogs?\b/iu],
  ['farm', /农|農|种植|種植|养殖|養殖|牛|猪|豬|羊|玉米|庄稼|烟叶|crop|livestock|farm/iu],
  ['business', /雇主|货|貨|团体|團體|企业|employer|cargo|business/iu],
  ['car', /车|車|交强|交強|三者|auto|\bcars?\b|motor|vehicle|liability/iu],
  ['home', /家财|家財|家庭财产|家庭財產|家居|房屋|房子|火险|火險|\bhome|house/iu],
  ['critical', /重疾|重大疾病|重急|危疾|大病|癌|critical|cancer/iu],
  ['accident', /意外|骨折|猝死|accident/iu],
  ['annuity', /年金|养老|養老|教育金|教育险|储蓄|儲蓄|分红|分紅|两全|兩全|增额|annuit|pension|savings/iu],
  ['life', /寿|壽|身故|\blife/iu],
  [
    'medical',
    /医疗|醫療|住院|门诊|門診|健康|惠民|百万|百萬|护理|護理|长照|長照|失能|齿科|齒科|牙|津贴|津貼|看病|health|medical|hospital|dental/iu,
  ],
];

/** Which kind of insurance is meant; undefined when the bank sells none like it. */
export function kindSaid(spoken: string): InsuranceKind | undefined {
  const text = spoken.trim();
  const named = insuranceKinds.find((kind) => kind === text);
  return named ?? kindWords.find(([, pattern]) => pattern.test(text))?.[0];
}

export type Audience = 'everyone' | 'child' | 'adult' | 'elder' | 'student' | 'farmer' | 'owner';

/** Whom it is for, when that is said with the kind: 少儿意外险, 老年防癌险. */
export function audienceSaid(spoken: string): 'child' | 'elder' | undefined {
  if (/少儿|少兒|小孩|孩子|儿童|兒童|宝宝|寶寶|child|kids?\b|baby/iu.test(spoken)) return 'child';
  return /老年|老人|爸|妈|媽|父母|爷|奶|elder|senior|parent/iu.test(spoken) ? 'elder' : undefined;
}

/** Words that mean insurance as such, of no kind. */
export const isAnyInsurance = (spoken: string): boolean =>
  /^(?:保险|保險|保单|保單|商业险|商业保险|insurance|policy|policies)?$/iu.test(spoken.trim());
