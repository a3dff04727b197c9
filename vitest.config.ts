import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      '{lib,bank,assistant,apps}/*/{src,tests}/**/*.test.ts',
      '{city,evals,tools,bench}/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['lib/database/src/testing-server.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
