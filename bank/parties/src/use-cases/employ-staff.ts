import type { Transaction } from '@banxing/database';
import { type IdSource, ok, type Outcome, refuse } from '@banxing/kernel';
import { findBranch } from '../branch-store.ts';
import { isUsername, type NewStaffMember, type StaffMember, type StaffRefusal } from '../staff.ts';
import { insertStaff } from '../staff-store.ts';

export async function employStaff(
  uses: { readonly ids: IdSource },
  tx: Transaction,
  given: NewStaffMember,
): Promise<Outcome<StaffMember, StaffRefusal>> {
  if (!isUsername(given.username)) return refuse({ code: 'username_invalid', username: given.username });
  if (given.roles.length === 0) return refuse({ code: 'roles_missing', username: given.username });
  const branch = given.branch ?? null;
  if (branch !== null && !(await findBranch(tx, branch))) return refuse({ code: 'branch_unknown', branch });
  const member: StaffMember = { ...given, id: given.id ?? uses.ids.next('stf'), branch };
  return (await insertStaff(tx, member))
    ? ok(member)
    : refuse({ code: 'username_taken', username: given.username });
}
