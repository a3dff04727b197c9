import { z } from 'zod';
import type { CustomerId, StaffId } from '@banxing/capability';
import { type Queryable, sql, type Transaction } from '@banxing/database';
import type { Preferences } from './preferences.ts';

const preferenceRow = z
  .object({
    locale: z.enum(['zh', 'en']),
    theme: z.enum(['light', 'dark', 'auto']),
    font_scale: z.number(),
    edition: z.enum(['standard', 'elder']),
    read_aloud: z.boolean(),
    home: z.array(z.string()).nullable(),
    muted: z.array(z.string()),
  })
  .transform(({ font_scale, read_aloud, ...row }): Preferences => ({
    ...row,
    fontScale: font_scale,
    readAloud: read_aloud,
  }));

export const findPreferences = (
  q: Queryable,
  party: CustomerId | StaffId,
): Promise<Preferences | undefined> =>
  q.maybeOne(
    preferenceRow,
    sql`select locale, theme, font_scale, edition, read_aloud, home, muted from parties.preferences where party = ${party}`,
  );

/** Two changes at once wait for each other, so that neither is lost. */
export const lockPreferences = (tx: Transaction, party: CustomerId | StaffId): Promise<number> =>
  tx.run(sql`select pg_advisory_xact_lock(hashtextextended('parties.preferences/' || ${party}, 0))`);

export const savePreferences = (
  tx: Transaction,
  party: CustomerId | StaffId,
  chosen: Preferences,
): Promise<number> =>
  tx.run(sql`
    insert into parties.preferences (party, locale, theme, font_scale, edition, read_aloud, home, muted)
    values (${party}, ${chosen.locale}, ${chosen.theme}, ${chosen.fontScale}, ${chosen.edition}, ${chosen.readAloud},
            ${chosen.home as string[] | null}, ${chosen.muted as string[]})
    on conflict (party) do update
    set locale = excluded.locale, theme = excluded.theme, font_scale = excluded.font_scale,
        edition = excluded.edition, read_aloud = excluded.read_aloud,
        home = excluded.home, muted = excluded.muted`);
