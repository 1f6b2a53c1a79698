// Python apps with the library of PyPI: what they declare, are given, and give back.
import { describe, expect, it } from 'vitest';
import type { TypedValue } from '../../functions/index.js';
import { packageFile } from '../../specs/package-file.js';
import { prepared, type Started, startIn } from './start-python-app.js';

if (prepared === undefined) {
  process.stdout.write('left out: Python Functions apps, which `npm run prepare:languages` did not make ready\n');
}

function start(app: 'stock-index' | 'chat'): Promise<Started> {
  return startIn(packageFile(`tests/languages/python-functions/${app}`));
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
});
