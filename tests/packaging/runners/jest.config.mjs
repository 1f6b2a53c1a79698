export default { testEnvironment: 'node', testMatch: ['**/*.jest.mjs'], transform: {} };
