import { io, type Socket } from 'socket.io-client';
import { onTestFinished } from 'vitest';
import { clientAccess } from '../../client/index.js';
import { type SettingsInput, type StartedEmulator, startEmulator } from '../../emulator/index.js';

/** An emulator on a free port, until the test's end. */
export async function runEmulator(settings: SettingsInput = {}): Promise<StartedEmulator> {
  const emulator = await startEmulator({ port: 0, logLevel: 'silent', ...settings });
  onTestFinished(() => emulator.close());
  return emulator;
}

/** A real client that is connected. */
export async function connectClient(
  { connectionString }: StartedEmulator,
  userId = 'ana',
  claims: Readonly<Record<string, unknown>> = {},
): Promise<Socket> {
  const { endpoint, path, token } = clientAccess({ connectionString, hub: 'chat', userId, claims });
  const socket = io(endpoint, { path, query: { access_token: token }, forceNew: true, reconnection: false });
  onTestFinished(() => void socket.disconnect());
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** The arguments of a socket's next event of a name. */
export function nextEvent(socket: Socket, event: string): Promise<unknown[]> {
  return new Promise((resolve) => socket.once(event, (...args: unknown[]) => resolve(args)));
}
