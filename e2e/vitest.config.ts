import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['stories/**/*.test.ts'],
    globalSetup: ['src/running-bank.ts'],
    testTimeout: 40_000,
    bail: 3,
    hookTimeout: 60_000,
    fileParallelism: false,
    maxWorkers: 1,
  },
});
