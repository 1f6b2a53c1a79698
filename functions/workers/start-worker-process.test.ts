import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import type { FunctionsWorker, Invocation, WorkerLog } from './functions-worker.js';
import { startWorkerProcess } from './start-worker-process.js';

/** A worker in a few lines: its function evaluates the text that it is given. */
const evaluating = `
  const { createInterface } = require('node:readline');
  const { createReadStream, writeSync } = require('node:fs');
  const say = (message) => writeSync(4, JSON.stringify(message) + '\\n');
  const lines = createInterface(createReadStream(null, { fd: 3 }));
  lines.on('line', async (line) => {
    const { type, invocationId, inputs } = JSON.parse(line);
    if (type === 'ping') return say({ type: 'pong' });
    say({ type: 'result', invocationId, succeeded: true, outputs: {}, returnValue: { json: await eval(inputs.code.string) } });
  });
  lines.on('close', () => process.exit());
`;
const ready = `say({ type: 'ready', functions: [{ name: 'evaluate', bindings: [] }] });`;

/** Starts a process within the app that listens, and gives its port. */
const listening = `require("net").createServer().listen(0, "127.0.0.1", function () { process.send(this.address().port); })`;
const startListening = `new Promise((resolve) =>
  require('node:child_process')
    .spawn(process.execPath, ['-e', '${listening}'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    .once('message', resolve))`;

interface Started extends AsyncDisposable {
  readonly worker: FunctionsWorker;
  readonly logs: readonly WorkerLog[];
}

async function start(
  code: string,
  limits: { blockedAfterMs?: number; startTimeoutMs?: number } = {},
): Promise<Started> {
  const logs: WorkerLog[] = [];
  const worker = await startWorkerProcess(
    {
      command: process.execPath,
      args: ['-e', `${evaluating}${code}`],
      blockedAfterMs: limits.blockedAfterMs ?? 60_000,
    },
    {
      folder: tmpdir(),
      environment: { SETTING: 'a setting' },
      startTimeoutMs: limits.startTimeoutMs ?? 60_000,
      onLog: (entry) => logs.push(entry),
    },
  );
  return { worker, logs, [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose]() };
}

let invocations = 0;

function evaluate(code: string): Invocation {
  invocations += 1;
  return {
    invocationId: String(invocations),
    functionName: 'evaluate',
    inputs: { code: { string: code } },
    triggerMetadata: {},
  };
}

it("runs functions beside each other, with the app's settings", async () => {
  await using started = await start(ready);
  const { worker } = started;
  expect(worker.functions).toEqual([{ name: 'evaluate', bindings: [] }]);
  const later = worker.invoke(evaluate('new Promise((resolve) => (globalThis.goOn = resolve))'));
  const values = await Promise.all([
    worker.invoke(evaluate('process.env.SETTING')),
    worker.invoke(evaluate('goOn(5)')),
  ]);
  expect(values[0]).toMatchObject({ succeeded: true, returnValue: { json: 'a setting' } });
  expect(await later).toMatchObject({ returnValue: { json: 5 } });
});

it('logs what the app writes', async () => {
  const { worker, logs } = await start(`console.log('hello'); console.error('oh'); ${ready}`);
  await worker[Symbol.asyncDispose]();
  expect(logs).toContainEqual({ level: 'information', message: 'hello' });
  expect(logs).toContainEqual({ level: 'error', message: 'oh' });
  expect(await worker.exited).toBe('was stopped');
});

it.each([
  ['exits', 'process.exit(7)', /exited with code 7/],
  ['rejects unhandled', 'void Promise.reject(new Error("lost")), new Promise(() => {})', /exited with code 1/],
  ['is killed', 'process.kill(process.pid, "SIGKILL"), new Promise(() => {})', /was ended by the signal SIGKILL/],
  [
    'writes to the descriptor of its host',
    'writeSync(4, "no JSON\\n"), new Promise(() => {})',
    /descriptor 4.*no JSON/,
  ],
])('ends every invocation where the app %s', async (_, code, message) => {
  await using started = await start(ready);
  const { worker } = started;
  const waiting = worker.invoke(evaluate('new Promise(() => {})'));
  const result = await worker.invoke(evaluate(code));
  expect(result).toMatchObject({ succeeded: false, error: { message: expect.stringMatching(message) as string } });
  expect(await waiting).toMatchObject({ succeeded: false });
  expect(await worker.exited).toMatch(message);
  expect(await worker.invoke(evaluate('1'))).toMatchObject({ succeeded: false });
});

it('ends an app that blocks its loop, and what it has started', async () => {
  await using app = await start(ready, { blockedAfterMs: 500 });
  const { worker, logs } = app;
  const started = await worker.invoke(evaluate(startListening));
  expect(await worker.invoke(evaluate('for (;;) {}'))).toMatchObject({
    error: { message: 'The app is blocked: it has run one piece of code for 0.5 s.' },
  });
  await worker.exited;
  const { json: port } = (started as { returnValue: { json: number } }).returnValue;
  await expect.poll(() => isListening(port)).toBe(false);
  expect(logs).toEqual([]);
});

it.each([
  ['ends', `console.error('why'); process.exit(3)`, /exited with code 3 before its functions were loaded\.\n {2}why/],
  ['throws', `throw new Error('while loading')`, /exited with code 1[^]*while loading/],
  ['says that it cannot be loaded', `say({ type: 'failed', message: 'No functions.' })`, /^No functions\.$/],
])('rejects an app that %s', async (_, code, message) => {
  await expect(start(code)).rejects.toThrow(
    expect.objectContaining({ name: 'FunctionsAppError', message: expect.stringMatching(message) as string }) as Error,
  );
});

it('rejects an app that is never loaded', async () => {
  await expect(start('for (;;) {}', { startTimeoutMs: 300 })).rejects.toThrow(/was not loaded within 0\.3 s/);
});

it('rejects a program that is not there', async () => {
  const app = { folder: tmpdir(), environment: {}, startTimeoutMs: 60_000, onLog: () => undefined };
  const program = { command: 'no-such-program', args: [], blockedAfterMs: 1000 };
  await expect(startWorkerProcess(program, app)).rejects.toThrow(/Cannot run no-such-program: .*ENOENT/);
});

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
