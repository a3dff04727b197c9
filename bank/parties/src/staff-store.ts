import { z } from 'zod';
import type { StaffId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import { type StaffMember, staffRoles } from './staff.ts';

const staffRow = z
  .object({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    roles: z.array(z.enum(staffRoles)),
    branch: z.string().nullable(),
  })
  .transform((row): StaffMember => ({ ...row, id: row.id as StaffId }));

export const findStaff = (q: Queryable, id: StaffId): Promise<StaffMember | undefined> =>
  q.maybeOne(staffRow, sql`select * from parties.staff where id = ${id}`);

export const listStaff = (q: Queryable): Promise<StaffMember[]> =>
  q.rows(staffRow, sql`select * from parties.staff order by username`);

/** False when the username is taken. */
export const insertStaff = async (tx: Transaction, member: StaffMember): Promise<boolean> =>
  (await tx.run(sql`insert into parties.staff (id, username, name, roles, branch)
    values (${member.id}, ${member.username}, ${member.name}, ${member.roles as string[]}, ${member.branch})
    on conflict (username) do nothing`)) === 1;
