import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/dist/', '**/.venv/', 'conformance-report/', 'test-results/', '.cache/', '**/generated/'] },
  js.configs.recommended,
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
