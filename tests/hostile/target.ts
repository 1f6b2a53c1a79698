import { parseConnectionString, signAccessToken } from '../../protocol/index.js';

/** The hub that every hostile input is aimed at. */
export const hub = 'chat';

/** A running emulator, in this process or another. */
export interface Target {
  readonly endpoint: string;
  readonly connectionString: string;
}

/** Something that no well-behaved peer sends, and what has to come of it. */
export interface HostileInput {
  readonly name: string;
  /** A status and an error code, or how a connection ended. */
  readonly expected: string;
  readonly send: (target: Target) => Promise<string>;
}

export function accessKeyOf({ connectionString }: Target): string {
  return parseConnectionString(connectionString).accessKey;
}

/** A good token for a URL of the emulator. */
export function tokenFor(target: Target, path: string, claims: Readonly<Record<string, unknown>> = {}): string {
  return signAccessToken({ key: accessKeyOf(target), audience: target.endpoint + path, lifetimeSeconds: 600, claims });
}
