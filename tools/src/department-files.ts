import { camel, pascal } from './write-files.ts';

/** The rooms of a new department, as files by path. `name` is kebab-case; `about` says what it owns. */
export function departmentFiles(name: string, about: string): Record<string, string> {
  const face = pascal(name);
  const folder = `bank/${name}`;
  const schema = name.replaceAll('-', '_');
  const manifest = {
    name: `@banxing/${name}`,
    version: '0.1.0',
    private: true,
    description: about,
    license: 'Apache-2.0',
    type: 'module',
    exports: { '.': './src/index.ts' },
    dependencies: {
      '@banxing/capability': '*',
      '@banxing/database': '*',
      '@banxing/kernel': '*',
      zod: '^4.6.7',
    },
  };
  return {
    [`${folder}/package.json`]: `${JSON.stringify(manifest, null, 2)}\n`,
    [`${folder}/README.md`]: `# ${name}\n\n${about}.\n\n## Words\n\n## Invariants\n\n## Events\n\n## Calls\n`,
    [`${folder}/migrations/0001-${name}.sql`]: `create schema ${schema};\n`,
    [`${folder}/src/index.ts`]: `import type { Capability } from '@banxing/capability';
import type { ${face}Uses } from './${name}-uses.ts';

export type { ${face}Uses } from './${name}-uses.ts';

/** The tables of ${name}. */
export const ${camel(name)}Migrations = { name: '${name}', folder: new URL('../migrations', import.meta.url) };

/** What ${name} can do for somebody. */
export const ${camel(name)}Capabilities = (_uses: ${face}Uses): Capability[] => [];
`,
    [`${folder}/src/${name}-uses.ts`]: `import type { Database } from '@banxing/database';
import type { Clock, IdSource } from '@banxing/kernel';

/** What the department needs from outside. */
export interface ${face}Uses {
  readonly db: Database;
  readonly clock: Clock;
  readonly ids: IdSource;
}
`,
    [`${folder}/tests/${name}.test.ts`]: `import { expect, it } from 'vitest';
import { testDatabase } from '@banxing/database/testing';
import { sql } from '@banxing/database';
import { z } from 'zod';
import { ${camel(name)}Migrations } from '@banxing/${name}';

it('has its schema', async () => {
  const db = await testDatabase([${camel(name)}Migrations]);
  const found = await db.rows(
    z.object({ nspname: z.string() }),
    sql\`select nspname from pg_namespace where nspname = '${schema}'\`,
  );
  expect(found).toEqual([{ nspname: '${schema}' }]);
  await db.drop();
});
`,
  };
}
