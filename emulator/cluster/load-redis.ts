import { SettingsError } from '../settings/parse-settings.js';

/** The line that installs what only a cluster needs. */
const installLine = 'npm install redis@6';

/**
 * Loads the client of Redis, which is an optional peer dependency.
 *
 * @throws SettingsError with the line that installs it.
 */
export async function loadRedis(): Promise<typeof import('redis')> {
  try {
    return await import('redis');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new SettingsError(
      `A cluster needs the package redis, which is not installed. Install it beside this one: ${installLine}`,
    );
  }
}
