import { expect, it } from 'vitest';
import { commandLine } from './command-line.js';

const clone = { npm_package_name: 'socketio-serverless', npm_lifecycle_event: 'test' };
const installed = { npm_package_name: 'an-application', npm_lifecycle_event: 'npx' };

it.each([
  [undefined, 'plain', clone, 'npm test'],
  [undefined, 'functions', clone, 'npm test -- --event-handler functions'],
  ['a.yaml', 'plain', clone, 'npm test -- --target a.yaml'],
  [undefined, 'plain', installed, 'npx socketio-serverless test'],
  ['a.yaml', 'plain', {}, 'npx socketio-serverless test --target a.yaml'],
  ["my file's.yaml", 'plain', {}, "npx socketio-serverless test --target 'my file'\\''s.yaml'"],
  ['http://ana:secret@localhost:8080/x', 'plain', {}, 'npx socketio-serverless test --target http://localhost:8080'],
  [
    'Endpoint=http://localhost:8080;AccessKey=secret;Version=1.0;',
    'plain',
    {},
    "npx socketio-serverless test --target 'Endpoint=http://localhost:8080;AccessKey=<key>;Version=1.0;'",
  ],
] as const)('repeats the target %j with the handler %s', (target, eventHandler, environment, want) => {
  expect(commandLine({ target, eventHandler }, environment)).toBe(want);
});
