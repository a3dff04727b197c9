/** The tiers of the house: apps → assistant, bank → lib; a package is reached only through its face. */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'lib-knows-only-lib',
      severity: 'error',
      from: { path: '^lib/' },
      to: { path: '^(bank|assistant|apps|city|evals|e2e|bench)/' },
    },
    {
      name: 'bank-knows-bank-and-lib',
      severity: 'error',
      from: { path: '^bank/' },
      to: { path: '^(assistant|apps|city|evals|e2e|bench)/' },
    },
    {
      name: 'assistant-never-knows-a-department',
      severity: 'error',
      from: { path: '^assistant/' },
      to: { path: '^(bank|apps|city|evals|e2e|bench)/' },
    },
    {
      name: 'city-knows-bank-and-lib',
      severity: 'error',
      from: { path: '^city/' },
      to: { path: '^(assistant|apps|evals|e2e|bench)/' },
    },
    {
      name: 'only-through-the-face',
      severity: 'error',
      from: { path: '^(lib|bank|assistant|apps)/([^/]+)/' },
      to: {
        path: '^(lib|bank|assistant|apps)/([^/]+)/',
        pathNot: [
          '^$1/$2/',
          '^[^/]+/[^/]+/src/(index|testing|testing-server)\\.ts$',
          '^[^/]+/[^/]+/src/testing/index\\.ts$',
        ],
      },
    },
    {
      name: 'front-end-takes-types-only',
      severity: 'error',
      from: { path: '^apps/mobile/' },
      to: { path: '^(lib|bank|assistant|apps/server)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'declared-only',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist|data)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
