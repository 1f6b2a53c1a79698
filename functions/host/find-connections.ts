import { defaultConnectionName } from '../bindings/service-connection.js';

/** The names of the settings that have a connection to the service. */
export interface FoundConnections {
  readonly byKey: readonly string[];
  /** Without `__endpoint`. */
  readonly byIdentity: readonly string[];
}

const keyPattern = /^\s*endpoint=([^;]*);.*\baccesskey=/i;
/** Other services have connection strings of the same form. */
const servicePattern = /webpubsub|localhost|127\.0\.0\.1/i;

/**
 * Finds an app's connections to the service among its settings. The default one is always there: by an identity where its
 * settings say so, or else by a key.
 *
 * @param values those of local.settings.json.
 * @param defaultName the name of the default connection, where host.json has one.
 */
export function findConnections(
  values: Readonly<Record<string, string>>,
  defaultName = defaultConnectionName,
): FoundConnections {
  const byKey = new Set<string>();
  const byIdentity = new Set<string>();
  for (const [name, value] of Object.entries(values)) {
    const [, endpoint] = keyPattern.exec(value) ?? [];
    if (endpoint !== undefined && servicePattern.test(endpoint)) byKey.add(name);
    const [, identityName] = /^(.*)(?:__|:)endpoint$/i.exec(name) ?? [];
    const isDefault = identityName?.toLowerCase() === defaultName.toLowerCase();
    if (identityName !== undefined && (isDefault || servicePattern.test(value))) byIdentity.add(identityName);
  }
  const isThere = [...byKey, ...byIdentity].some((name) => name.toLowerCase() === defaultName.toLowerCase());
  if (!isThere) byKey.add(defaultName);
  return { byKey: [...byKey], byIdentity: [...byIdentity] };
}
