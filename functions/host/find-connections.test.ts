import { expect, it } from 'vitest';
import { findConnections } from './find-connections.js';

const service = 'Endpoint=https://name.webpubsub.azure.com;AccessKey=k;Version=1.0;';
const byDefault = 'WebPubSubForSocketIOConnectionString';

it.each<[what: string, values: Record<string, string>, byKey: string[], byIdentity: string[]]>([
  ['no connection', {}, [byDefault], []],
  ['a connection string', { [byDefault]: service }, [byDefault], []],
  ['an identity', { [`${byDefault}__endpoint`]: 'https://a.example' }, [], [byDefault]],
  ['a second connection', { Other: service }, ['Other', byDefault], []],
  ['a second identity', { Other__endpoint: 'https://name.webpubsub.azure.com' }, [byDefault], ['Other']],
  [
    'another service',
    { SignalR: 'Endpoint=https://name.service.signalr.net;AccessKey=k;', Db__endpoint: 'https://db.example' },
    [byDefault],
    [],
  ],
])('finds %s', (_, values, byKey, byIdentity) => {
  expect(findConnections(values)).toEqual({ byKey, byIdentity });
});
