import {
  expectAccepted,
  groupName,
  type ScenarioFixtures,
  type ServiceUnderTest,
  type SocketClient,
} from '../../fixtures/index.js';
import { loadVectors, type FunctionsCallVector } from '../../specs/index.js';

const calls = new Map(loadVectors('functions-calls').rows.map((row) => [row.name, row]));

/** The extension's call of a name. */
export function functionsCall(name: string): FunctionsCallVector {
  const call = calls.get(name);
  if (call === undefined) throw new Error(`specs/vectors/functions-calls.json has no row ${JSON.stringify(name)}.`);
  return call;
}

/**
 * Makes a call as the extension does, byte for byte; only the hub and a known connection's id are filled in. That such a
 * call is accepted is what the scenario's own rows rest on.
 */
export async function replay(service: ServiceUnderTest, hub: string, name: string, connectionId = ''): Promise<void> {
  const { request } = functionsCall(name);
  const { method, contentType, body } = request;
  await expectAccepted(
    service.request({
      method,
      path: request.path.replace('{hub}', hub).replace('/conn1', `/${connectionId}`),
      apiVersion: false,
      headers: { Accept: 'application/json', ...(contentType !== null && { 'Content-Type': contentType }) },
      ...(body !== null && { body }),
    }),
  );
}

/** Clients by name: the rooms that each is in, or that it is in a namespace of its own. */
export type Members = Readonly<Record<string, readonly string[] | 'elsewhere'>>;

/**
 * Connects clients to the namespace that the vectors name, in a hub that is the scenario's alone, and puts them into
 * rooms. A room may have the name that a vector has for a socket's id.
 */
export async function arrange(
  {
    scenarioContext,
    connect,
    lease,
    service,
  }: Pick<ScenarioFixtures, 'scenarioContext' | 'connect' | 'lease' | 'service'>,
  members: Members,
  path = '/ns',
): Promise<Record<string, SocketClient>> {
  await lease('hub:isolated');
  const namespace = await scenarioContext.sharedNamespace(path, 'isolated');
  const join = async ([name, rooms]: [string, Members[string]]) => {
    const elsewhere = rooms === 'elsewhere';
    const client = await connect({ name, hub: 'isolated', ...(!elsewhere && { namespace }) });
    const groups = elsewhere ? [] : rooms.map((room) => groupName(path, room));
    if (groups.length > 0)
      await service.addToGroups(groups, `'${client.group}' in groups`, scenarioContext.hub('isolated'));
    return [name, client] as const;
  };
  return Object.fromEntries(await Promise.all(Object.entries(members).map(join)));
}
