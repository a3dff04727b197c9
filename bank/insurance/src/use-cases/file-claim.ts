import type { CustomerId } from '@banxing/capability';
import type { Transaction } from '@banxing/database';
import { type Day, dayOf, ok, type Outcome, refuse } from '@banxing/kernel';
import { type Claim, decideClaim, type FileRefusal, isOpenClaim } from '../claim.ts';
import { findClaimByKey, insertClaim, listClaims, lockClaim, saveClaim } from '../claim-store.ts';
import { tellClaim } from '../insurance-events.ts';
import { drawNumbers, findOwnPolicy, lockCustomer } from '../policy-store.ts';
import { documentsSignal, type InsuranceDesk } from '../uses.ts';

export interface FileClaim {
  /** Same key, same claim, however often it is asked. */
  readonly key: string;
  readonly customer: CustomerId;
  readonly policy: string;
  readonly event: string;
  readonly happenedOn: Day;
  /** Fen; null while it is not known. */
  readonly asked: bigint | null;
  readonly attachments: readonly string[];
}

/** How long a claim lies before somebody looks at it. */
const lookAfterMs = 3_600_000;

/** Records a claim and puts it on its way. One and the same event is claimed once. */
export async function fileClaim(
  desk: InsuranceDesk,
  tx: Transaction,
  file: FileClaim,
): Promise<Outcome<Claim, FileRefusal>> {
  await lockCustomer(tx, file.customer);
  const before = await findClaimByKey(tx, file.key);
  if (before) return ok(before);
  const at = desk.clock.now();
  const policy = decideClaim(await findOwnPolicy(tx, file.customer, file.policy), file.happenedOn, dayOf(at));
  if (!policy.ok) return policy;
  const same = (await listClaims(tx, file.customer)).find(
    (claim) =>
      claim.policy === policy.value.id &&
      claim.event === file.event &&
      claim.happenedOn === file.happenedOn &&
      isOpenClaim(claim),
  );
  if (same) return refuse({ code: 'claim_exists', number: same.number });
  const [number = ''] = await drawNumbers(tx, 'C', dayOf(at), 1);
  const claim: Claim = {
    id: desk.ids.next('clm'),
    number,
    key: file.key,
    customer: file.customer,
    policy: policy.value.id,
    event: file.event,
    happenedOn: file.happenedOn,
    asked: file.asked,
    attachments: file.attachments,
    status: 'filed',
    paid: null,
    reason: null,
    createdAt: at,
    changedAt: at,
  };
  await insertClaim(tx, claim);
  await desk.claims.start(tx, {
    key: claim.id,
    state: { claim: claim.id },
    dueAt: new Date(at.getTime() + lookAfterMs),
  });
  await tellClaim(tx, claim, at);
  return ok(claim);
}

export type DocumentsRefusal =
  | { readonly code: 'claim_not_found' }
  | { readonly code: 'claim_decided' }
  | { readonly code: 'too_many_documents' };

export const mostDocuments = 30;

/** Adds documents, by their ids, and what it cost. With both the insurer can begin. */
export async function addDocuments(
  desk: InsuranceDesk,
  tx: Transaction,
  given: {
    readonly customer: CustomerId;
    readonly claim: Claim['id'];
    readonly attachments: readonly string[];
    readonly asked: bigint | null;
  },
): Promise<Outcome<Claim, DocumentsRefusal>> {
  const claim = await lockClaim(tx, given.claim);
  if (claim?.customer !== given.customer) return refuse({ code: 'claim_not_found' });
  if (claim.status !== 'filed' && claim.status !== 'waiting') return refuse({ code: 'claim_decided' });
  const attachments = [...new Set([...claim.attachments, ...given.attachments])];
  if (attachments.length > mostDocuments) return refuse({ code: 'too_many_documents' });
  const at = desk.clock.now();
  const changed: Claim = { ...claim, attachments, asked: given.asked ?? claim.asked, changedAt: at };
  await saveClaim(tx, changed);
  if (isComplete(changed)) {
    await desk.claims.signal(tx, claim.id, { name: documentsSignal, payload: null, at });
  }
  return ok(changed);
}

/** Can the insurer begin? */
export const isComplete = (claim: Pick<Claim, 'attachments' | 'asked'>): boolean =>
  claim.attachments.length > 0 && claim.asked !== null;
