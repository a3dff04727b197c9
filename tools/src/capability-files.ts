import { camel, pascal } from './write-files.ts';

/** A new query capability of a department, with its test: `id` such as `loan.offer`, which becomes `loan-offer.ts`. */
export function capabilityFiles(
  department: string,
  id: string,
  zh: string,
  en: string,
): Record<string, string> {
  const name = id.replaceAll(/[._]/gu, '-');
  const folder = `bank/${department}`;
  const uses = `${pascal(department)}Uses`;
  return {
    [`${folder}/src/capabilities/${name}.ts`]: `import { z } from 'zod';
import { type Capability, query, ready } from '@banxing/capability';
import { formatInstant, ok } from '@banxing/kernel';
import type { ${uses} } from '../${department}-uses.ts';

const input = z.object({});
const output = z.object({ asOf: z.string() });

/** ${en}. */
export const ${camel(name)} = (uses: ${uses}): Capability =>
  query<z.infer<typeof input>, Record<string, never>, z.infer<typeof output>, never>({
    id: '${id}',
    title: { zh: '${zh}', en: '${en}' },
    about: { zh: '${zh}。', en: '${en}.' },
    authority: 'reads',
    input,
    output,
    refusals: {},
    complete: async () => ready({}),
    run: async () => ok({ asOf: formatInstant(uses.clock.now()) }),
    answer: ({ asOf }, { locale }) => ({ text: locale === 'zh' ? \`截至 \${asOf}。\` : \`As of \${asOf}.\`, cards: [] }),
  });
`,
    [`${folder}/src/capabilities/${name}.test.ts`]: `import { expect, it } from 'vitest';
import type { Database } from '@banxing/database';
import { testWorld } from '@banxing/kernel/testing';
import { ${camel(name)} } from './${name}.ts';

it('is ${id}', () => {
  const { clock, ids } = testWorld();
  const capability = ${camel(name)}({ db: {} as Database, clock, ids });
  expect(capability.id).toBe('${id}');
});
`,
  };
}
