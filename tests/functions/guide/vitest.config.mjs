export default { test: { include: ['tests/functions/guide/*.vitest.mjs'], testTimeout: 60_000 } };
