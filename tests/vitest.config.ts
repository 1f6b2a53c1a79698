import { defineConfig } from 'vitest/config';

// What belongs to no single source file. These tests start programs, install packages and read what the build made.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/packaging/consumer/**', 'node_modules/**'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // Longer than what is waited for takes on a busy machine.
    expect: { poll: { timeout: 30_000 } },
  },
});
