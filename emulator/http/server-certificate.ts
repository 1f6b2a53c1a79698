import { writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { readTextFile } from '../../lib/read-text-file.js';
import { SettingsError } from '../settings/parse-settings.js';
import type { Settings } from '../settings/settings.js';

/** What an HTTPS server needs, in PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

const loopbackAddresses = ['127.0.0.1', '::1'];

/**
 * The certificate of the settings' files, or one that is made for this host and signed by itself.
 *
 * @param hostName as in a URL: an IPv6 address in brackets.
 * @throws SettingsError naming the file that cannot be read or written.
 */
export async function serverCertificate(
  tls: NonNullable<Settings['tls']>,
  hostName: string,
): Promise<ServerCertificate> {
  if ('certificateFile' in tls) return { cert: readPem(tls.certificateFile), key: readPem(tls.keyFile) };
  // Loaded where it is needed: it takes longer than all the rest of a start.
  const { default: selfsigned } = await import('selfsigned');
  const host = hostName.replace(/^\[|\]$/g, '');
  const altNames = [...new Set([host, ...loopbackAddresses])].map(altName);
  const { cert, private: key } = await selfsigned.generate([{ name: 'commonName', value: host }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  if (tls.writeCertificateTo !== undefined) writePem(tls.writeCertificateTo, cert);
  return { cert, key };
}

/** Clients look for an address among the addresses only, and for a name among the names. */
function altName(host: string) {
  return isIP(host) === 0 ? ({ type: 2, value: host } as const) : ({ type: 7, ip: host } as const);
}

function readPem(file: string): string {
  try {
    return readTextFile(file);
  } catch (error) {
    throw new SettingsError(`Cannot read ${file} of the tls setting: ${(error as Error).message}. Check the path.`);
  }
}

function writePem(file: string, pem: string): void {
  try {
    writeFileSync(file, pem);
  } catch (error) {
    throw new SettingsError(`Cannot write the certificate to ${file}: ${(error as Error).message}. Check the path.`);
  }
}
