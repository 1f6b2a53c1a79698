import { randomUUID } from 'node:crypto';
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmulator, type StartedEmulator } from '../../emulator/index.js';
import { packageFile } from '../../specs/package-file.js';
import { sdkCalls } from '../sdk/sdk-calls.js';
import { connectSocketClient, type SocketClient } from '../sdk/socket-client.js';
import { preparedFolder } from './prepared-programs.js';
import { remoteServiceClient } from './remote-service-client.js';
import { type SdkProgram, startSdkProgram } from './sdk-program.js';

interface Sdk {
  readonly language: string;
  readonly folder: string | undefined;
  readonly command: (folder: string) => readonly string[];
  /** What the SDK has no public method for. */
  readonly missing: readonly string[];
}

const sdks: readonly Sdk[] = [
  {
    language: 'Python',
    folder: preparedFolder('python-sdk'),
    command: (folder) => [`${folder}/bin/python`, packageFile('tests/languages/python-sdk/program.py')],
    missing: [],
  },
  {
    language: 'Java',
    folder: preparedFolder('java-sdk'),
    command: (folder) => ['java', '-cp', `${folder}/classes:${folder}/dependency/*`, 'Program'],
    missing: ['removeConnectionsFromGroups', 'group.listConnections'],
  },
];

describe.each(sdks)('the SDK for $language', ({ language, folder, command, missing }) => {
  let emulator: StartedEmulator;
  let program: SdkProgram;
  const clients: SocketClient[] = [];

  beforeAll(async () => {
    if (folder === undefined) return;
    emulator = await startEmulator({ port: 0, logLevel: 'silent' });
    program = await startSdkProgram(command(folder), emulator.connectionString);
  });

  afterAll(async () => {
    if (folder === undefined) return;
    program.close();
    for (const { socket } of clients) socket.close();
    await emulator.close();
  });

  const leftOut = `left out: no ${language} SDK (npm run prepare:languages)`;

  it('has no public method that is not called', ({ skip }) => {
    if (folder === undefined) return skip(leftOut);
    const called = new Set(Object.values(program.operations).map(operationName));
    expect(program.sdkMethods.map(operationName).filter((method) => !called.has(method))).toEqual([]);
  });

  it('has every operation of the SDK for JavaScript, but for those that are known to be missing', ({ skip }) => {
    if (folder === undefined) return skip(leftOut);
    const all = new Set(sdkCalls.map(({ method }) => method));
    expect([...Object.keys(program.operations), ...missing].sort()).toEqual([...all].sort());
  });

  it.for(sdkCalls.filter(({ method }) => !missing.includes(method)))('$method $effect', async ({ run }, { skip }) => {
    if (folder === undefined) return skip(leftOut);
    const hub = `hub_${randomUUID().replaceAll('-', '')}`;
    const service = remoteServiceClient(program, emulator.endpoint, hub);
    // What a client of the test does for itself is none of the SDK's business, but for the token.
    const own = new WebPubSubServiceClient(emulator.connectionString, hub, { allowInsecureConnection: true });
    await run({
      service,
      connect: async (options = {}) => {
        const client = await connectSocketClient(own, undefined, options, service);
        clients.push(client);
        return client;
      },
    });
  });
});

/** Java has two methods for some operations, one of which gives the whole response. */
function operationName(method: string): string {
  return method.replace(/WithResponse$/, '');
}
