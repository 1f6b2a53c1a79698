import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endWithNpm } from './end-with-npm.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function startedByNpm(name = 'socketio-serverless', platform = 'linux') {
  const kill = vi.fn();
  const env = { npm_package_name: name, npm_lifecycle_event: 'start' };
  return { env, pid: 42, platform, ppid: 41, kill };
}

it('ends as by a signal, once, when the shell of npm is gone', () => {
  const child = startedByNpm();
  endWithNpm(child);
  vi.advanceTimersByTime(5000);
  expect(child.kill).not.toHaveBeenCalled();
  child.ppid = 1;
  vi.advanceTimersByTime(5000);
  expect(child.kill.mock.calls).toEqual([[42, 'SIGTERM']]);
});

it.each([
  ['in a package of a user', startedByNpm('chat')],
  ['on Windows', startedByNpm('socketio-serverless', 'win32')],
  ['without npm', { ...startedByNpm(), env: {} }],
])('goes on %s', (_title, child) => {
  endWithNpm(child);
  child.ppid = 1;
  vi.advanceTimersByTime(5000);
  expect(child.kill).not.toHaveBeenCalled();
});
