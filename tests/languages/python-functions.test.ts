// Python apps with the library of PyPI: what they declare, are given, and give back.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FunctionsWorker, pythonWorker, type TypedValue, type WorkerLog } from '../../functions/index.js';
import { packageFile } from '../../specs/package-file.js';
import { preparedFolder } from './prepared-programs.js';

const prepared = preparedFolder('python-functions');
if (prepared === undefined) {
  process.stdout.write('left out: Python Functions apps, which `npm run prepare:languages` did not make ready\n');
}

interface Started extends AsyncDisposable {
  readonly worker: FunctionsWorker;
  readonly logs: readonly WorkerLog[];
  invoke(functionName: string, inputs: Record<string, TypedValue>): ReturnType<FunctionsWorker['invoke']>;
}

async function startIn(folder: string): Promise<Started> {
  const logs: WorkerLog[] = [];
  const worker = await pythonWorker({ blockedAfterMs: 60_000 })({
    folder,
    environment: {
      SETTING: 'a setting',
      PYTHONDONTWRITEBYTECODE: '1',
      languageWorkers__python__defaultExecutablePath: `${prepared ?? ''}/bin/python`,
    },
    startTimeoutMs: 60_000,
    onLog: (entry) => logs.push(entry),
  });
  return {
    worker,
    logs,
    invoke: (functionName, inputs) =>
      worker.invoke({ invocationId: `of ${functionName}`, functionName, inputs, triggerMetadata: {} }),
    [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose](),
  };
}

function start(app: 'stock-index' | 'chat'): Promise<Started> {
  return startIn(packageFile(`tests/languages/python-functions/${app}`));
}

/** Starts an app of one file, which cannot be loaded, and gives the message. */
async function messageFor(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'socketio-serverless-python-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    await using started = await startIn(folder);
    return `it started with ${started.worker.functions.length} functions`;
  } catch (error) {
    return (error as Error).message.replaceAll(folder, '{folder}');
  } finally {
    await rm(folder, { recursive: true });
  }
}

function request(values: { method?: string; body?: string; params?: Record<string, string> } = {}): TypedValue {
  return {
    request: {
      method: values.method ?? 'GET',
      url: 'http://localhost:7071/api/x?q=1',
      headers: { 'x-a': 'b' },
      query: { q: '1' },
      params: values.params ?? {},
      ...(values.body !== undefined && { body: Buffer.from(values.body).toString('base64') }),
    },
  };
}

function bodyOf(value: TypedValue | undefined): string {
  const body = value !== undefined && 'response' in value ? value.response.body : undefined;
  return Buffer.from(body ?? '', 'base64').toString('utf8');
}

describe.skipIf(prepared === undefined)('Python Functions apps', () => {
  it('declares the bindings of the tutorial', async () => {
    await using started = await start('stock-index');
    expect(started.worker.functions).toMatchObject([
      {
        name: 'publish_data',
        bindings: [
          { name: 'sio', type: 'socketio', direction: 'out', hub: 'hub' },
          { name: 'timer', type: 'timerTrigger', direction: 'in', schedule: '* * * * * *', runOnStartup: false },
        ],
      },
      {
        name: 'negotiate',
        bindings: [
          { name: 'negotiationResult', type: 'socketionegotiation', direction: 'in', hub: 'hub' },
          { name: 'req', type: 'httpTrigger', direction: 'in' },
          { name: '$return', type: 'http', direction: 'out' },
        ],
      },
      { name: 'index', bindings: [{ type: 'httpTrigger' }, { type: 'http' }] },
    ]);
  });

  it('publishes at a timer, and keeps what the app remembers', async () => {
    await using started = await start('stock-index');
    const tick = () => started.invoke('publish_data', { timer: { json: { IsPastDue: true } } });
    expect([await tick(), await tick()]).toMatchObject(
      [14001, 14002].map((index) => ({
        succeeded: true,
        outputs: { sio: { string: expect.stringContaining(`"parameters": [${index}]`) as string } },
      })),
    );
    expect(started.logs).toMatchObject(
      [14001, 14002].map((index) => ({
        level: 'information',
        message: `index ${index}, past due: True`,
        functionName: 'publish_data',
        invocationId: 'of publish_data',
      })),
    );
  });

  it('gives a binding that the library does not know as text', async () => {
    await using started = await start('stock-index');
    const negotiation = { endpoint: 'https://localhost', path: '/clients', token: 'a.b.c' };
    const result = await started.invoke('negotiate', { req: request(), negotiationResult: { json: negotiation } });
    expect(result).toMatchObject({ succeeded: true, returnValue: { response: { status: 200 } } });
    expect(JSON.parse(bodyOf('returnValue' in result ? result.returnValue : undefined))).toEqual(negotiation);
  });

  it('runs an app in its own folder', async () => {
    await using started = await start('stock-index');
    const result = await started.invoke('index', { req: request() });
    expect(bodyOf('returnValue' in result ? result.returnValue : undefined)).toContain('<title>Stock index</title>');
  });

  it('answers an event of a client from an async function', async () => {
    await using started = await start('chat');
    const result = await started.invoke('chat', { request: { json: { parameters: ['hello'] } } });
    expect(result).toMatchObject({
      succeeded: true,
      returnValue: { string: '{"ack": ["hello", "chat"]}' },
      outputs: { first: { json: [{ actionName: 'sendToSocket' }] } },
    });
    // Standard output has a pipe of its own, which may be later.
    await expect.poll(() => started.logs).toContainEqual({ level: 'information', message: 'printed' });
    const warning = { level: 'warning', message: 'chat in of chat', functionName: 'chat', invocationId: 'of chat' };
    expect(started.logs).toContainEqual(expect.objectContaining(warning));
  });

  it('gives a request to a function, and its response back', async () => {
    await using started = await start('chat');
    const body = '{"a":1}';
    const result = await started.invoke('room', { req: request({ method: 'POST', body, params: { room: 'lobby' } }) });
    expect(result).toMatchObject({
      returnValue: {
        response: {
          status: 201,
          headers: [
            ['content-type', 'application/json'],
            ['set-cookie', 'seen=1; Path=/'],
          ],
        },
      },
    });
    expect(JSON.parse(bodyOf('returnValue' in result ? result.returnValue : undefined))).toEqual({
      room: 'lobby',
      query: '1',
      body: { a: 1 },
      header: 'b',
    });
  });

  it('gives settings as variables, and takes text as a response', async () => {
    await using started = await start('chat');
    expect(await started.invoke('text', { req: request() })).toMatchObject({ returnValue: { string: 'a setting' } });
  });

  it('runs the functions of a blueprint', async () => {
    await using started = await start('chat');
    expect(await started.invoke('sweep', { timer: { json: { IsPastDue: false } } })).toMatchObject({
      succeeded: true,
      outputs: {},
    });
  });

  it('says what a function throws, and where', async () => {
    await using started = await start('chat');
    expect(await started.invoke('failing', { req: request() })).toMatchObject({
      succeeded: false,
      error: {
        message: 'LookupError: nothing is here',
        stack: expect.stringMatching(/function_app\.py", line \d+, in failing/) as string,
      },
    });
  });

  it('rejects what is no response', async () => {
    await using started = await start('chat');
    expect(await started.invoke('not_a_response', { req: request() })).toMatchObject({
      succeeded: false,
      error: { message: 'TypeError: The binding $return cannot take a value of type object.' },
    });
  });

  it('survives an app that ends its process', async () => {
    await using started = await start('chat');
    expect(await started.invoke('leaving', { req: request() })).toMatchObject({ succeeded: false });
    expect(await started.worker.exited).toBe('exited with code 7');
  });

  const head = 'import azure.functions as func\napp = func.FunctionApp()\n';
  const route = '@app.route()\ndef a(req: func.HttpRequest) -> str:\n    return ""\n';

  it.each<[string, Record<string, string>, RegExp]>([
    ['has no function_app.py', {}, /^The Python app in \{folder\} has no function_app\.py/],
    ['has no FunctionApp', { 'function_app.py': '' }, /has 0 instances of FunctionApp at its top level; expected one/],
    [
      'has two instances of FunctionApp',
      { 'function_app.py': `${head}other = func.FunctionApp()\n` },
      /has 2 instances of FunctionApp/,
    ],
    [
      'throws',
      { 'function_app.py': 'raise ValueError("not today")' },
      /cannot be loaded:\n {2}File ".*function_app\.py", line 1[^]*ValueError: not today$/,
    ],
    ['does not parse', { 'function_app.py': 'def' }, /cannot be loaded:\n[^]*SyntaxError/],
    [
      'needs a package that is not installed',
      { 'function_app.py': 'import no_such_package' },
      /No module named 'no_such_package'\. Install what the app needs: .+ -m pip install -r requirements\.txt$/,
    ],
    [
      'cannot import azure-functions',
      { 'azure.py': '', 'function_app.py': head },
      /needs the package azure-functions, and .+ cannot import it/,
    ],
    [
      'has two functions of one name',
      { 'function_app.py': `${head}${route}${route}` },
      /functions in function_app\.py cannot be run: .*\ba\b/,
    ],
    [
      'has a parameter without a binding',
      { 'function_app.py': `${head}@app.route()\ndef a(req, other):\n    pass\n` },
      /The function a in function_app\.py has the parameters req, other, and its bindings are named req/,
    ],
  ])('says in one message that an app %s', async (_, files, expected) => {
    expect(await messageFor(files)).toMatch(expected);
  });
});
