import { type Problems, fromForeignHub } from './foreign-hub.js';
import { isMapping, Members } from './members.js';

/** Settings in this emulator's own form, or what of them is not understood. */
export interface ForeignSettings {
  readonly settings: Record<string, unknown>;
  readonly problems: readonly string[];
}

/** What belongs to ASP.NET Core and has no meaning here. */
const ignored = ['Logging', 'AllowedHosts', '$schema'];

/**
 * Reads settings in two forms of others: the `appsettings.json` of the official emulator, and hubs as
 * `az webpubsub hub list` and `show` print them.
 *
 * @returns undefined for every other form.
 */
export function readForeignSettings(value: unknown): ForeignSettings | undefined {
  const problems: Problems = [];
  if (isMapping(value) && Object.keys(value).some((name) => name.toLowerCase() === 'webpubsub')) {
    return { settings: fromOfficialEmulator(value, problems), problems };
  }
  const resources = Array.isArray(value) ? (value as unknown[]) : [value];
  if (resources.length === 0 || !resources.every(isHubResource)) return undefined;
  const hubs = resources.map(({ name, properties }) => {
    // A template has the name of the service before that of the hub.
    const hub = name.slice(name.lastIndexOf('/') + 1);
    return [hub, fromForeignHub(properties, `${hub}.properties`, problems)];
  });
  return { settings: { hubs: Object.fromEntries(hubs) as object }, problems };
}

function isHubResource(value: unknown): value is { readonly name: string; readonly properties: unknown } {
  return isMapping(value) && typeof value['name'] === 'string' && isMapping(value['properties']);
}

function fromOfficialEmulator(value: unknown, problems: Problems): Record<string, unknown> {
  const root = new Members(value, '', problems);
  for (const name of ignored) root.take(name);
  const address = fromUrls(root);
  const section = root.members('WebPubSub');
  root.rejectOthers();
  if (section === undefined) return address;
  const accessKey = section.take('AccessKey');
  if (section.take('AllowUnvalidatedEntraTokens') === true) {
    section.reject(
      'AllowUnvalidatedEntraTokens',
      'every token is validated here. Set developmentIssuer, or identity, in a settings file of this emulator',
    );
  }
  const hubs = [...(section.members('Hubs')?.entries() ?? [])].map(([name, hub]) => [
    name,
    // A hub that is null has no event handlers.
    fromForeignHub(hub ?? {}, `WebPubSub.Hubs.${name}`, problems),
  ]);
  for (const name of ['Endpoint', 'Hub', 'Upstream', 'SubscriptionId', 'ResourceGroup']) {
    if (section.take(name) === undefined) continue;
    section.reject(name, 'it is a setting of awps-tunnel. Start with --event-handler {hub}={upstream} instead');
  }
  section.rejectOthers();
  return {
    ...address,
    ...(accessKey !== undefined && { accessKey }),
    hubs: Object.fromEntries(hubs) as object,
  };
}

/** Where ASP.NET Core listens. */
function fromUrls(root: Members): Record<string, unknown> {
  const urls = root.take('Urls');
  if (urls === undefined) return {};
  const [, host = '', port = ''] =
    /^http:\/\/([^/:;]+|\[[^\]]+\]):(\d+)\/?$/i.exec(typeof urls === 'string' ? urls : '') ?? [];
  if (host === '') {
    root.reject(
      'Urls',
      'it must be one http URL with a port, such as http://localhost:8080. For https set tls in a settings file of this emulator',
    );
    return {};
  }
  return { host: /^[*+]$/.test(host) ? '0.0.0.0' : host.replace(/^\[|\]$/g, ''), port: Number(port) };
}
