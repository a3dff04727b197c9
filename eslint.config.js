import tseslint from 'typescript-eslint';

/** The clock, chance and the environment are handed in; these files are where they come from. */
const sources = [
  'lib/kernel/src/clock.ts',
  'lib/kernel/src/random.ts',
  'apps/server/src/main.ts',
  'apps/mobile/**',
  'bench/**',
  'e2e/**',
  'evals/**',
  'tools/**',
  '**/*.test.ts',
  '**/tests/**',
  '**/testing.ts',
  '**/testing/**',
  '**/testing-*.ts',
  '**/*-command.ts',
];

const handedIn = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Nobody reads the clock: take a Clock.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Nobody reads the clock: take a Clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Nobody reads chance: take a Random.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Nobody reads the environment: take a Config.',
  },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'data/**',
      '**/*.js',
      '**/*.mjs',
      '**/corpora/**',
      '**/model/*.json',
    ],
  },
  ...tseslint.configs.strict,
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: { parserOptions: { projectService: false } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-dynamic-delete': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.ts'], ignores: sources, rules: { 'no-restricted-syntax': ['error', ...handedIn] } },
  {
    files: ['**/*-command.ts', 'apps/server/src/main.ts', 'bench/**', 'evals/**', 'tools/**', 'e2e/**'],
    rules: { 'no-console': 'off' },
  },
);
