import { expect, it } from 'vitest';
import { findService } from './service-connection.js';

const of = (host: string): string => `Endpoint=http://${host};AccessKey=secret;Version=1.0;`;

it.each([
  ['the flag', of('flag'), { WebPubSubConnectionString: of('variable') }, 'http://flag'],
  ['a variable', undefined, { WebPubSubConnectionString: of('variable') }, 'http://variable'],
  [
    'the most specific variable',
    undefined,
    { WPS_CONNECTION_STRING: of('sample'), WebPubSubForSocketIOConnectionString: of('functions') },
    'http://functions',
  ],
  ['no empty variable', undefined, { WebPubSubConnectionString: ' ' }, 'http://localhost:8080'],
  ['the local emulator by default', undefined, {}, 'http://localhost:8080'],
])('takes %s', (_title, flag, environment, endpoint) => {
  expect(findService(flag, environment).endpoint).toBe(endpoint);
});

it('says where a malformed connection string came from, without its key', () => {
  const environment = { WebPubSubConnectionString: 'Endpoint=nowhere;AccessKey=secret' };
  expect(() => findService(undefined, environment)).toThrow(
    /its Endpoint is "nowhere".*It was given by the variable WebPubSubConnectionString\.$/,
  );
  expect(() => findService(undefined, environment)).not.toThrow('secret');
});
