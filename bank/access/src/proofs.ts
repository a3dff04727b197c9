import type {
  CustomerCaller,
  CustomerId,
  GivenProofs,
  Proof,
  ProofChecker,
  ProofRefusal,
  Proposal,
} from '@banxing/capability';
import { ok, type Outcome, refuse, words } from '@banxing/kernel';

/** Checks a proof that this department does not check itself, such as a passkey or a spoken code. */
export type FurtherCheck = (caller: CustomerCaller, proposal: Proposal, given: unknown) => Promise<boolean>;

export interface ProofUses {
  readonly checkPin: (customer: CustomerId, pin: string) => Promise<Outcome<'pin', ProofRefusal>>;
  readonly further?: Partial<Record<'passkey' | 'code', FurtherCheck>> | undefined;
}

const invalid: ProofRefusal = {
  code: 'proof_invalid',
  words: words('这个验证没有通过,没有扣款。', 'That proof did not pass. No money has moved.'),
};

async function checkFurther(
  uses: ProofUses,
  caller: CustomerCaller,
  proposal: Proposal,
  given: GivenProofs,
): Promise<Outcome<Proof[], ProofRefusal>> {
  const proofs: Proof[] = [];
  for (const kind of ['passkey', 'code'] as const) {
    if (given[kind] === undefined) continue;
    const passes = (await uses.further?.[kind]?.(caller, proposal, given[kind])) ?? false;
    if (!passes) return refuse(invalid);
    proofs.push(kind);
  }
  return ok(proofs);
}

/** Checks everything that came with a confirmation; one that fails fails all. Nothing given is nothing proved. */
export const proofChecker = (uses: ProofUses): ProofChecker => ({
  check: async (caller, proposal, given) => {
    const proofs: Proof[] = [];
    if (given.pin !== undefined) {
      const checked = await uses.checkPin(caller.customer, given.pin);
      if (!checked.ok) return checked;
      proofs.push(checked.value);
    }
    const further = await checkFurther(uses, caller, proposal, given);
    return further.ok ? ok([...proofs, ...further.value]) : further;
  },
});
