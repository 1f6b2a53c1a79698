import { InvalidArgumentError } from 'commander';
import { systemEvents } from '../protocol/index.js';

/** The flags of `start` that are settings. */
export interface StartFlags {
  readonly host?: string;
  readonly port?: number;
  readonly endpoint?: string;
  readonly eventHandler?: ReadonlyMap<string, string>;
  readonly allowAnonymous?: readonly string[];
  readonly tls?: string | true;
  readonly plainPort?: number;
  readonly developmentIssuer?: true;
  readonly logLevel?: string;
  readonly logFormat?: string;
  readonly inspector?: string;
  readonly metrics?: string;
  readonly cluster?: string;
}

const everyEvent = { userEventPattern: '*', systemEvents };

/** The settings that flags give; nothing for a flag that is left out. */
export function settingsFromFlags(flags: StartFlags): Record<string, unknown> {
  const { host, port, endpoint, plainPort, cluster, inspector, metrics, logLevel, logFormat } = flags;
  const hubs = hubsFromFlags(flags);
  const tls = flags.tls === true ? { generate: true } : flags.tls && { generate: true, writeCertificateTo: flags.tls };
  const developmentIssuer = flags.developmentIssuer && {};
  return Object.fromEntries(
    Object.entries({
      host,
      port,
      endpoint,
      inspector,
      metrics,
      logLevel,
      logFormat,
      tls,
      plainPort,
      developmentIssuer,
      cluster,
      hubs,
    }).filter(([, value]) => value !== undefined),
  );
}

function hubsFromFlags({ eventHandler = new Map(), allowAnonymous = [] }: StartFlags): object | undefined {
  const hubs = new Map<string, object>();
  for (const [hub, urlTemplate] of eventHandler) hubs.set(hub, { eventHandlers: [{ urlTemplate, ...everyEvent }] });
  for (const name of allowAnonymous) {
    const hub = name.toLowerCase();
    hubs.set(hub, { ...hubs.get(hub), anonymousConnectPolicy: 'allow' });
  }
  return hubs.size === 0 ? undefined : Object.fromEntries(hubs);
}

/** One more `hub=url`, by the hub's name, whose case does not matter. */
export function collectEventHandler(text: string, seen: ReadonlyMap<string, string> = new Map()): Map<string, string> {
  const [, name, url] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || url === undefined) {
    throw new InvalidArgumentError('Expected hub=url, such as chat=http://localhost:7071/runtime/webhooks/socketio.');
  }
  const hub = name.toLowerCase();
  if (seen.has(hub)) {
    throw new InvalidArgumentError(
      `The hub ${name} has an event handler already, which gets every event. ` +
        'Give several, with the events of each, as hubs.{name}.eventHandlers in a settings file.',
    );
  }
  return new Map([...seen, [hub, url]]);
}
