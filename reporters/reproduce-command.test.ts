import { expect, test } from 'vitest';
import { reproduceCommand } from './reproduce-command.js';

test.each([
  ['npm test', 'npm test -- --requirement ID-01'],
  ['npm test -- --target a.yaml', 'npm test -- --target a.yaml --requirement ID-01'],
  ['npm run conformance', 'npm run conformance -- --requirement ID-01'],
  ['npx socketio-serverless test', 'npx socketio-serverless test --requirement ID-01'],
  ['npm test -- --requirement OTHER-02', 'npm test -- --requirement ID-01'],
  ['npm test -- --requirement=A-1 --requirement B-2 --workers 1', 'npm test -- --workers 1 --requirement ID-01'],
])('%s becomes %s', (command, want) => {
  expect(reproduceCommand(command, 'ID-01')).toBe(want);
});

test('repeats several requirements at once', () => {
  expect(reproduceCommand('npm test', 'ID-01', 'ID-02')).toBe('npm test -- --requirement ID-01 ID-02');
});
