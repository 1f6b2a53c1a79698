import { expect, it } from 'vitest';
import { startApp } from './start-app.js';

const code = `
const { app } = require('@azure/functions');
let release = () => {};
app.http('wait', {
  handler: (_, context) => {
    context.log('waiting');
    return new Promise((resolve) => (release = () => resolve({ body: 'released' })));
  },
});
app.http('release', { handler: () => { release(); return { body: 'done' }; } });
`;

it('ends a run that is longer than functionTimeout', async () => {
  const { host, logs } = await startApp({
    'app.js': code,
    'host.json': '{ "version": "2.0", "functionTimeout": "00:00:01" }',
  });
  expect((await fetch(`${host.url}/api/wait`)).status).toBe(500);
  expect(logs).toContainEqual(
    expect.objectContaining({
      level: 'error',
      functionName: 'wait',
      message: 'The function "wait" failed: It has run for 1 s, which is its limit (functionTimeout in host.json).',
    }),
  );
});

it('rejects a functionTimeout that is no time', async () => {
  const files = { 'app.js': code, 'host.json': '{ "version": "2.0", "functionTimeout": "5 minutes" }' };
  await expect(startApp(files)).rejects.toThrow(/host\.json: functionTimeout is "5 minutes": expected hh:mm:ss/);
});

it('runs as many functions at once as it may', async () => {
  const { host, logs } = await startApp({ 'app.js': code }, { maxInvocations: 2 });
  const statusOf = async (name: string) => (await fetch(`${host.url}/api/${name}`)).status;
  let isReleased = false;
  void fetch(`${host.url}/api/wait`).then(() => (isReleased = true));
  // A second function may run beside the first, which it releases once that waits.
  await expect.poll(async () => [await statusOf('release'), isReleased]).toEqual([200, true]);

  const both = [fetch(`${host.url}/api/wait`), fetch(`${host.url}/api/wait`)];
  const begun = 3;
  await expect.poll(() => logs.filter(({ message }) => message === 'waiting')).toHaveLength(begun);
  expect(await statusOf('release')).toBe(500);
  expect(logs).toContainEqual(
    expect.objectContaining({
      message: 'The function "release" failed: 2 functions run already, which is as many as may (maxInvocations)',
    }),
  );
  await host[Symbol.asyncDispose]();
  await Promise.allSettled(both);
});
