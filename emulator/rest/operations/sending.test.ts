import { expect, it, vi } from 'vitest';
import { operationById } from '../../../openapi/index.js';
import { CheckedPayload } from '../../commands/checked-payload.js';
import type { CommandExecutor } from '../../commands/command-executor.js';
import { CheckedFilter } from '../../filter/index.js';
import type { Logger } from '../../log/event-log.js';
import type { Settings } from '../../settings/settings.js';
import type { RestAnswer } from '../rest-answer.js';
import { sendingHandlers } from './sending.js';

function sender(unreadableSends: Settings['unreadableSends']) {
  const execute = vi.fn(() => Promise.resolve(1));
  const warn = vi.fn();
  const executor = { execute } as unknown as CommandExecutor;
  const handlers = sendingHandlers(executor, unreadableSends, { warn } as unknown as Logger);
  const send = (body: string): Promise<RestAnswer> =>
    handlers.sendToGroup({
      operation: operationById('sendToGroup'),
      hub: 'chat',
      path: { hub: 'chat', group: 'g' },
      query: new URLSearchParams(),
      filter: CheckedFilter.none,
      baseUrl: 'http://localhost',
      contentType: 'text/plain',
      body: Buffer.from(body),
    });
  return { execute, warn, send };
}

it.each(['drop', 'reject'] as const)('executes a readable send with unreadableSends %s', async (unreadableSends) => {
  const { execute, warn, send } = sender(unreadableSends);
  expect((await send('42["a"]')).status).toBe(202);
  expect(execute).toHaveBeenCalledWith(expect.objectContaining({ payload: CheckedPayload.parse('42["a"]') }));
  expect(warn).not.toHaveBeenCalled();
});

it('drops the whole of a send that no client could read, with one warning', async () => {
  const { execute, warn, send } = sender('drop');
  expect((await send('42["a"]\u001ehello\u001eworld')).status).toBe(202);
  expect(execute).not.toHaveBeenCalled();
  expect(warn.mock.calls).toEqual([
    [
      {
        hub: 'chat',
        target: { kind: 'group', group: 'g' },
        reason: expect.stringContaining('Packet 2 of the payload begins with "hello"; expected') as string,
      },
      'send dropped: no client could read it',
    ],
  ]);
});

it('rejects a send that no client could read where the settings say so', async () => {
  const { execute, warn, send } = sender('reject');
  await expect(send('hello')).rejects.toMatchObject({ status: 400, code: 'Error.BadRequest', target: 'Request' });
  expect(execute).not.toHaveBeenCalled();
  expect(warn).not.toHaveBeenCalled();
});
