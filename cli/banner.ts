import type { HandlerCheck, Settings, StartedDevelopmentIssuer, StartedEmulator } from '../emulator/index.js';
import { defaultConnectionString } from './default-connection-string.js';

/** What is printed once the emulator listens. */
export function banner(
  { endpoint, plainEndpoint, connectionString, developmentIssuer }: StartedEmulator,
  { hubs, inspector }: Settings,
): string {
  const reachable = plainEndpoint ?? endpoint;
  return `Socket.IO Serverless emulator listening on ${endpoint}

  Connection string  ${connectionString}
  Client endpoint    ${reachable}, path /clients/socketio/hubs/{hub}
${inspector === 'off' ? '' : `  Inspector          ${reachable}/\n`}${hubLines(hubs)}
${developmentIssuer === undefined ? '' : describeDevelopmentIssuer(developmentIssuer)}
For a client token: ${tokenCommandLine(connectionString)}
Stop with Ctrl+C.`;
}

/** What the credentials of the Azure SDK read from the environment of an application. */
function describeDevelopmentIssuer({ issuer, environment }: StartedDevelopmentIssuer): string {
  const variables = Object.entries(environment).map(([name, value]) => `    ${name}="${value}"`);
  const needsTls = issuer.startsWith('http:') ? ['    They ask for https: start the emulator with --tls, too.'] : [];
  return ['', `  Issuer             ${issuer}`, '  For DefaultAzureCredential:', ...variables, ...needsTls, ''].join(
    '\n',
  );
}

/** Each event handler, and whether it accepts events. */
export function handlerLines(checks: readonly HandlerCheck[]): string[] {
  if (checks.length === 0) return [];
  return ['', 'Event handlers', ...checks.map((check) => `  ${handlerLine(check)}`)];
}

function handlerLine({ hub, urlTemplate, accepts, reason = '' }: HandlerCheck): string {
  if (accepts === undefined) return `${hub} -> ${urlTemplate} is asked when a client of a hub has its first event`;
  const answer = accepts ? 'accepts events' : `DOES NOT ACCEPT EVENTS yet: ${reason}`;
  return `${hub} -> ${urlTemplate} ${answer}`;
}

function hubLines(hubs: Settings['hubs']): string {
  const names = Object.keys(hubs);
  if (names.length === 0) {
    return `  Hubs               none in the settings: clients with a token may use any, and their events go nowhere.
                     Name an event handler with --event-handler chat=http://localhost:3000/events`;
  }
  const lines = names.map(
    (name) => `${name === '*' ? '* (every hub)' : name}${anonymousNote(hubs[name])}, ${handlerCount(hubs[name])}`,
  );
  return `  Hubs               ${lines.join('\n                     ')}`;
}

function anonymousNote(hub: Settings['hubs'][string] | undefined): string {
  return hub?.anonymousConnectPolicy === 'allow' ? ' (anonymous clients allowed)' : '';
}

function handlerCount(hub: Settings['hubs'][string] | undefined): string {
  const count = hub?.eventHandlers.length ?? 0;
  if (count === 0) return 'no event handler: its clients are closed when they emit';
  return count === 1 ? '1 event handler' : `${count} event handlers`;
}

function tokenCommandLine(connectionString: string): string {
  const command = 'npx socketio-serverless token --hub {hub}';
  return connectionString === defaultConnectionString
    ? command
    : `${command} --connection-string "${connectionString}"`;
}
