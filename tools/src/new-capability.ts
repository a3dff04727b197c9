import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { capabilityFiles } from './capability-files.ts';
import { root } from './house.ts';
import { writeNew } from './write-files.ts';

/** npm run new:capability -- DEPARTMENT domain.id "中文名" "English title" */
const [department = '', id = '', zh = '', en = ''] = process.argv.slice(2);
if (
  !/^[a-z]+\.[a-z_]+$/u.test(id) ||
  zh === '' ||
  en === '' ||
  !existsSync(join(root, 'bank', department, 'src'))
) {
  console.error('Usage: npm run new:capability -- DEPARTMENT domain.id "中文名" "English title"');
  process.exit(1);
}
writeNew(capabilityFiles(department, id, zh, en));
console.log(`Next: add it to the list of capabilities in bank/${department}/src/index.ts.`);
