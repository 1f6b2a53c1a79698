import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** One kind of quotes in all texts: those that people type and search for. */
const straightQuotes = {
  create: (context) => ({
    Program(node) {
      for (const { index, 0: seen } of context.sourceCode.text.matchAll(/[\u2018\u2019\u201C\u201D]/g)) {
        const loc = context.sourceCode.getLocFromIndex(index);
        context.report({ node, loc, message: `Write a straight quote instead of ${seen}.` });
      }
    },
  }),
};

export default tseslint.config(
  { ignores: ['**/dist/', '**/.venv/', 'conformance-report/', 'test-results/', '.cache/', '**/generated/'] },
  js.configs.recommended,
  { plugins: { text: { rules: { 'straight-quotes': straightQuotes } } }, rules: { 'text/straight-quotes': 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' }],
      'max-lines': ['error', { max: 500, skipBlankLines: false }],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    // Each publish and each event comes through here.
    files: [
      'emulator/rest/{log-exchange,rest-server,send-body,write-answer}.ts',
      'emulator/rest/operations/sending.ts',
      'emulator/webhooks/{event-headers,webhook-exchange}.ts',
      'protocol/socket-io-packet.ts',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' },
        {
          selector: 'ObjectExpression > SpreadElement > LogicalExpression',
          message:
            'V8 takes microseconds for it, and for each member behind it: write undefined, or one literal for each case.',
        },
      ],
    },
  },
  {
    // An assertion of a status blames the scenario's rows, also where another row states it.
    files: ['suites/{authentication,rest,management,functions,runtime}/*.ts'],
    ignores: ['suites/runtime/webhook-*.spec.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' },
        {
          selector:
            "CallExpression[callee.name='expect'] MemberExpression[property.name='status'] > AwaitExpression > CallExpression:not([callee.name='handshake']):not([callee.property.name='refused'])",
          message: 'Use requireSuccess for a call that the scenario needs, expectStatus or expectAccepted for its own.',
        },
        {
          selector: "CallExpression[callee.object.name='JSON'][callee.property.name='parse']",
          message: 'Use jsonOf, or requireJson where another row states the body.',
        },
      ],
    },
  },
  {
    // Runners load these by their default export.
    files: ['**/*.config.ts', '**/*-reporter.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // The runner awaits what `test` returns.
    files: ['tests/packaging/consumer/**'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: 'test', package: 'node:test' }] },
      ],
    },
  },
  {
    // Apps as their users write them.
    files: ['tests/functions/apps/**/*.js'],
    languageOptions: { sourceType: 'commonjs' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        module: 'readonly',
        Buffer: 'readonly',
        structuredClone: 'readonly',
        fetch: 'readonly',
        AbortController: 'readonly',
      },
    },
  },
  {
    // Jest gives these to a test.
    files: ['tests/packaging/runners/*.jest.mjs'],
    languageOptions: {
      globals: {
        afterAll: 'readonly',
        afterEach: 'readonly',
        beforeAll: 'readonly',
        expect: 'readonly',
        test: 'readonly',
      },
    },
  },
  {
    // Playwright Test reads what a fixture needs from this pattern, also where it needs nothing.
    files: ['tests/packaging/runners/*.playwright.ts'],
    rules: { 'no-empty-pattern': 'off' },
  },
  {
    // They use what a newcomer expects to be there, and the pages are for a browser.
    files: ['examples/**'],
    languageOptions: {
      globals: {
        setInterval: 'readonly',
        setTimeout: 'readonly',
        document: 'readonly',
        io: 'readonly',
        URLSearchParams: 'readonly',
        TextDecoder: 'readonly',
        atob: 'readonly',
      },
    },
  },
);
