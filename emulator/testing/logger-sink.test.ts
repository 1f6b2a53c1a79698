import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { expect, it } from 'vitest';
import { startEmulator } from '../start-emulator.js';

it.each([
  ['info', undefined],
  ['trace', '42["news"]'],
] as const)("writes the log's lines to the embedder's logger, at %s with the body %j", async (logLevel, body) => {
  const lines: [level: string, message: string, fields: object][] = [];
  const write = (level: string) => (fields: object, message: string) => void lines.push([level, message, fields]);
  const logger = {
    ...{ trace: write('trace'), debug: write('debug'), info: write('info') },
    ...{ warn: write('warn'), error: write('error') },
  };
  await using emulator = await startEmulator({ port: 0, logLevel }, { logger });
  const service = new WebPubSubServiceClient(emulator.connectionString, 'chat', { allowInsecureConnection: true });
  await service.sendToAll('42["news"]', { contentType: 'text/plain' });
  const [level, message, fields] = lines.at(-1) ?? [];
  expect([level, message]).toEqual(['info', 'request']);
  expect(fields).toMatchObject({ operation: 'sendToAll', status: 202 });
  expect((fields as { requestBody?: string }).requestBody).toBe(body);
  expect(fields).not.toHaveProperty('request');
  if (logLevel === 'info') expect(lines).toHaveLength(1);
});
