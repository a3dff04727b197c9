import type { CustomerId } from '@banxing/capability';
import {
  addDays,
  type Day,
  formatMoneyForPeople,
  type Id,
  money,
  ok,
  type Outcome,
  refuse,
  type Words,
  words,
} from '@banxing/kernel';
import type { InsuranceKind } from './kind.ts';
import type { Policy, PolicyId } from './policy.ts';
import type { InsuranceProduct } from './product.ts';

export type ClaimId = Id<'clm'>;

/**
 * `filed` is recorded; `waiting` for documents; `assessing` by the insurer; `paid` and `refused` are decided; `lapsed`
 * because nothing came.
 */
export type ClaimStatus = 'filed' | 'waiting' | 'assessing' | 'paid' | 'refused' | 'lapsed';

/** What a customer asks of an insurer after something happened. Amounts are fen. */
export interface Claim {
  readonly id: ClaimId;
  readonly number: string;
  readonly key: string;
  readonly customer: CustomerId;
  readonly policy: PolicyId;
  readonly event: string;
  readonly happenedOn: Day;
  /** What it cost, once it is known. */
  readonly asked: bigint | null;
  readonly attachments: readonly string[];
  readonly status: ClaimStatus;
  readonly paid: bigint | null;
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

export const claimStatusNames: Readonly<Record<ClaimStatus, Words>> = {
  filed: words('已报案', 'filed'),
  waiting: words('等您补材料', 'waiting for your documents'),
  assessing: words('审核中', 'being assessed'),
  paid: words('已赔付', 'paid'),
  refused: words('不予赔付', 'not paid'),
  lapsed: words('已关闭', 'closed'),
};

export const isOpenClaim = ({ status }: Pick<Claim, 'status'>): boolean =>
  status === 'filed' || status === 'waiting' || status === 'assessing';

const rememberedMs = 30 * 86_400_000;

/** Claims that are open or were decided lately, as words. */
export const claimsInHand = (
  claims: readonly Claim[],
  now: Date,
): { readonly title: Words; readonly state: Words }[] =>
  claims
    .filter((claim) => isOpenClaim(claim) || now.getTime() - claim.changedAt.getTime() < rememberedMs)
    .map(({ number, event, status, paid }) => {
      const name = claimStatusNames[status];
      const sum = paid === null ? undefined : formatMoneyForPeople(money(paid));
      return {
        title: words(`理赔 ${number}(${event})`, `Claim ${number} (${event})`),
        state: sum === undefined ? name : words(`${name.zh} ${sum} 元`, `${name.en} ¥${sum}`),
      };
    });

/** What may have happened, by kind of insurance, for the customer to pick from. */
export const claimEvents: Readonly<Record<InsuranceKind, readonly Words[]>> = {
  medical: [words('住院', 'hospital stay'), words('门诊', 'treatment'), words('手术', 'operation')],
  critical: [words('确诊重大疾病', 'serious illness found')],
  accident: [
    words('意外受伤', 'injury'),
    words('骨折', 'broken bone'),
    words('伤残或身故', 'disability or death'),
  ],
  life: [words('身故', 'death'), words('全残', 'total disability')],
  annuity: [words('到期领取', 'payment due')],
  car: [
    words('追尾或碰撞', 'collision'),
    words('单方事故', 'accident without others'),
    words('玻璃或划痕', 'glass or scratches'),
    words('车辆被盗', 'theft'),
  ],
  travel: [
    words('航班延误', 'flight delay'),
    words('行李丢失', 'luggage lost'),
    words('旅途中受伤生病', 'illness or injury'),
  ],
  home: [words('爆水管漏水', 'burst pipe'), words('火灾', 'fire'), words('被盗', 'theft')],
  pet: [words('宠物看病', 'treatment'), words('宠物伤人', 'harm to others')],
  student: [
    words('在校受伤', 'injury at school'),
    words('住院', 'hospital stay'),
    words('门诊', 'treatment'),
  ],
  farm: [words('旱灾水灾', 'drought or flood'), words('病虫害', 'pests'), words('牲畜死亡', 'animals lost')],
  business: [words('员工受伤', 'employee injured'), words('货物损失', 'goods lost')],
};

/** What the insurer wants to see. */
export const documentsWanted = (kind: InsuranceKind): Words => {
  switch (kind) {
    case 'car':
      return words('事故照片、驾驶证、维修发票', 'photos of the accident, driving licence, repair invoice');
    case 'home':
    case 'business':
      return words('现场照片、损失清单、发票', 'photos, a list of the losses, invoices');
    case 'travel':
      return words('行程单、延误或丢失证明、发票', 'itinerary, certificate of delay or loss, invoices');
    case 'farm':
      return words('现场照片、村委证明', 'photos and a certificate of the village');
    case 'life':
    case 'annuity':
      return words('身份证明、相关证明文件', 'proof of identity and the certificates');
    default:
      return words('病历、发票、费用清单', 'medical records, invoices, list of costs');
  }
};

export type FileRefusal =
  | { readonly code: 'no_policy' }
  | { readonly code: 'not_covered_then' }
  | { readonly code: 'date_in_future' }
  | { readonly code: 'claim_exists'; readonly number: string };

/** May something that happened on a day be claimed under a policy? It must have been covered then. */
export function decideClaim(
  policy: Policy | undefined,
  happenedOn: Day,
  today: Day,
): Outcome<Policy, FileRefusal> {
  if (!policy) return refuse({ code: 'no_policy' });
  if (happenedOn > today) return refuse({ code: 'date_in_future' });
  const covered =
    policy.status !== 'cancelled' && policy.startsOn <= happenedOn && happenedOn <= policy.endsOn;
  return covered ? ok(policy) : refuse({ code: 'not_covered_then' });
}

/** What an insurer decides. */
export type Assessment =
  | { readonly outcome: 'pay'; readonly amount: bigint }
  | { readonly outcome: 'refuse'; readonly reason: string };

/** The insurer's side; in the demo bank `simulatedAdjuster`. */
export interface ClaimsAdjuster {
  assess(claim: Claim, policy: Policy, product: InsuranceProduct): Promise<Assessment>;
}

/** Pays what it cost above the deductible, up to the sum insured; nothing for illness within the waiting period. */
export const simulatedAdjuster: ClaimsAdjuster = {
  assess: (claim, policy, product) => {
    const waits = addDays(policy.startsOn, product.waitingDays);
    if (product.waitingDays > 0 && claim.happenedOn < waits) {
      return Promise.resolve({ outcome: 'refuse', reason: '在等待期内' });
    }
    const above = (claim.asked ?? 0n) - product.deductible;
    if (above <= 0n) return Promise.resolve({ outcome: 'refuse', reason: '没有超过免赔额' });
    const amount = above > policy.sumInsured ? policy.sumInsured : above;
    return Promise.resolve({ outcome: 'pay', amount });
  },
};
