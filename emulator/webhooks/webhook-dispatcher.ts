import { Agent } from 'undici';
import { readTextFile } from '../../lib/read-text-file.js';
import { SettingsError } from '../settings/parse-settings.js';
import type { Settings } from '../settings/settings.js';

/**
 * Connections to event handlers: kept alive, with the certificates and the HTTP version of the settings.
 *
 * @throws SettingsError where the certificates cannot be read.
 */
export function createDispatcher({ caFile, http2 }: Settings['webhooks']): Agent {
  return new Agent({
    // Each request has its own time limit; undici's coarser ones would end before it, and look like a lost connection.
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: http2,
    ...(caFile !== undefined && { connect: { ca: readCertificates(caFile) } }),
  });
}

function readCertificates(file: string): string {
  try {
    return readTextFile(file);
  } catch (error) {
    throw new SettingsError(`Cannot read ${file} of webhooks.caFile: ${(error as Error).message}. Check the path.`);
  }
}
