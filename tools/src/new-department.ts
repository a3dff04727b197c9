import { departmentFiles } from './department-files.ts';
import { writeNew } from './write-files.ts';

/** npm run new:department -- NAME "what it owns" */
const [name = '', about = ''] = process.argv.slice(2);
if (!/^[a-z][a-z-]*$/u.test(name) || about === '') {
  console.error('Usage: npm run new:department -- NAME "what it owns"   (NAME in kebab-case)');
  process.exit(1);
}
writeNew(departmentFiles(name, about));
console.log(
  `Next: npm install, then add ${name} to apps/server/package.json and apps/server/src/departments.ts.`,
);
