import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { OpenFilesWatch } from './open-files-watch.js';

let code: string | undefined;
let lines: string[];
let watch: OpenFilesWatch;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
  code = undefined;
  lines = [];
  const say =
    (level: string) =>
    (about: object, message: string): void =>
      void lines.push(`${level} ${JSON.stringify(about)} ${message.split(',')[0] ?? ''}`);
  const log = { error: say('error'), warn: say('warn') } as unknown as ConstructorParameters<
    typeof OpenFilesWatch
  >[0]['log'];
  watch = new OpenFilesWatch({ log, connectionCount: () => 7, tryToOpen: () => Promise.resolve(code) });
});

afterEach(() => {
  watch.stop();
  vi.useRealTimers();
});

const tooFew = (seen: string): string => `error {"code":"${seen}","connections":7} no more files can be open`;
const enough = 'warn {"connections":7} files can be open again';

it.each(['EMFILE', 'ENFILE'])('says once a minute that no more files can be open: %s', async (seen) => {
  code = seen;
  await vi.advanceTimersByTimeAsync(59_000);
  expect(lines).toEqual([tooFew(seen)]);
  await vi.advanceTimersByTimeAsync(3000);
  expect(lines).toEqual([tooFew(seen), tooFew(seen)]);
});

it('says once that there is room again, and nothing of what comes within a minute', async () => {
  await vi.advanceTimersByTimeAsync(2000);
  for (let second = 0; second < 20; second++) {
    code = second % 2 === 0 ? 'EMFILE' : undefined;
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(lines).toEqual([tooFew('EMFILE'), enough]);
});

it('says nothing where there is room, or something else is wrong', async () => {
  await vi.advanceTimersByTimeAsync(5000);
  code = 'ENOENT';
  await vi.advanceTimersByTimeAsync(5000);
  expect(lines).toEqual([]);
});
