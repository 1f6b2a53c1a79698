import { readFileSync, writeFileSync } from 'node:fs';
import { SettingsError } from '../settings/parse-settings.js';
import type { Settings } from '../settings/settings.js';

/** What an HTTPS server needs, in PEM. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

const addresses = [
  { type: 7, ip: '127.0.0.1' },
  { type: 7, ip: '::1' },
] as const;

/**
 * The certificate of the settings' files, or one that is made for this host and signed by itself.
 *
 * @throws SettingsError naming the file that cannot be read or written.
 */
export async function serverCertificate(
  tls: NonNullable<Settings['tls']>,
  hostName: string,
): Promise<ServerCertificate> {
  if ('certificateFile' in tls) return { cert: readPem(tls.certificateFile), key: readPem(tls.keyFile) };
  // Loaded where it is needed: it takes longer than all the rest of a start.
  const { generate } = await import('selfsigned');
  const { cert, private: key } = await generate([{ name: 'commonName', value: hostName }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: hostName }, ...addresses] },
    ],
  });
  if (tls.writeCertificateTo !== undefined) writePem(tls.writeCertificateTo, cert);
  return { cert, key };
}

function readPem(file: string): string {
  try {
    return readFileSync(file, 'utf8');
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
