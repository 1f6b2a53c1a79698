import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules/**', 'dist/**', '.cache/**', 'tests/**'],
    // Vitest leaves a processor free, which on a machine with two is half of them.
    maxWorkers: availableParallelism(),
  },
});
