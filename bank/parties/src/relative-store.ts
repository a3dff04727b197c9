import { z } from 'zod';
import type { CustomerId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import type { Relative, RelativeId } from './relation.ts';
import { type RelationKind, relationKinds } from './relation-kind.ts';

const relativeRow = z
  .object({
    id: z.string(),
    customer: z.string(),
    kind: z.enum(relationKinds as [RelationKind, ...RelationKind[]]),
    name: z.string(),
    called: z.array(z.string()),
    relative: z.string().nullable(),
  })
  .transform((row): Relative => ({
    ...row,
    id: row.id as RelativeId,
    customer: row.customer as CustomerId,
    relative: row.relative as CustomerId | null,
  }));

export const listRelatives = (q: Queryable, customer: CustomerId): Promise<Relative[]> =>
  q.rows(relativeRow, sql`select * from parties.relatives where customer = ${customer} order by id`);

/** Inserts all in one statement; somebody already known as the same relative by the same name is called by the new words too. */
export const saveRelatives = (tx: Transaction, relatives: readonly Relative[]): Promise<number> =>
  tx.run(sql`
    insert into parties.relatives as known (id, customer, kind, name, called, relative)
    select "id", "customer", "kind", "name",
           array(select jsonb_array_elements_text("called")), "relative"
    from jsonb_to_recordset(${JSON.stringify(relatives)}::jsonb) as given
      ("id" text, "customer" text, "kind" text, "name" text, "called" jsonb, "relative" text)
    on conflict (customer, kind, name) do update
    set called = (select coalesce(array_agg(distinct word), '{}') from unnest(known.called || excluded.called) as word),
        relative = coalesce(excluded.relative, known.relative)`);
