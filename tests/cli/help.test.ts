import { expect, test } from 'vitest';
import { runCommand } from './run-command.js';

test.each([
  [['sned'], 'sned', 'send'],
  [['help', 'sned'], 'sned', 'send'],
  [['sned', '--help'], 'sned', 'send'],
  [['help', 'init', 'setings'], 'setings', 'settings'],
  [['init', 'setings', '--help'], 'setings', 'settings'],
])('%j is an error that suggests a command', async (words, seen, suggested) => {
  const { exitCode, stdout, stderr } = await runCommand(words);
  expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' });
  expect(stderr).toContain(`error: unknown command '${seen}'\n(Did you mean ${suggested}?)\n`);
});

test.each([
  [['help'], 'Usage: socketio-serverless [options] [command]\n'],
  [['help', 'send'], 'Usage: socketio-serverless send [options] <event> [arguments...]\n'],
  [['help', 'init', 'settings'], 'Usage: socketio-serverless init settings [options] [file]\n'],
  [['init', 'help', 'settings'], 'Usage: socketio-serverless init settings [options] [file]\n'],
])('%j prints the help of that command', async (words, usage) => {
  const { exitCode, stdout, stderr } = await runCommand(words);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout.startsWith(usage)).toBe(true);
});
