import { type Settings, type StartedEmulator, startEmulator } from '../emulator/index.js';

/** What a system says of an address that it does not have, or does not give away. */
const listenErrors: ReadonlySet<string> = new Set([
  'EADDRNOTAVAIL',
  'EACCES',
  'EAFNOSUPPORT',
  'EAI_AGAIN',
  'EINVAL',
  'ENOTFOUND',
]);

/**
 * Starts the emulator.
 *
 * @throws Error that says why it cannot listen, and what to do.
 */
export async function listen(settings: Settings): Promise<StartedEmulator> {
  try {
    return await startEmulator(settings, { record: false });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const { port = settings.port, address = settings.host } = error as { port?: number; address?: string };
    const at = `${address.includes(':') ? `[${address}]` : address}:${port}`;
    if (code === 'EADDRINUSE') {
      const flag = port === settings.plainPort ? '--plain-port' : '--port';
      throw new Error(
        `Cannot listen on ${at}: the port is in use. Choose another with ${flag}, or ${flag} 0 for a free one.`,
        { cause: error },
      );
    }
    if (code !== undefined && listenErrors.has(code)) {
      throw new Error(
        `Cannot listen on ${at}: ${code}. Choose another address with --host, or another port with --port.`,
        { cause: error },
      );
    }
    throw error;
  }
}
