import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generate } from 'selfsigned';
import { certificates } from './mutant-handler.js';

/**
 * Makes the certificates of the event handler: `current`, which is valid for its host, and `old`, which is for another.
 *
 * @returns the environment in which programs trust both.
 */
export async function makeCertificates(): Promise<Readonly<Record<string, string>>> {
  mkdirSync(certificates, { recursive: true });
  const authorities: string[] = [];
  for (const [file, host] of [
    ['current', 'localhost'],
    ['old', 'old.example'],
  ] as const) {
    const { cert, private: key } = await generate([{ name: 'commonName', value: host }], {
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
      ],
    });
    writeFileSync(path.join(certificates, `${file}.crt`), cert);
    writeFileSync(path.join(certificates, `${file}.key`), key, { mode: 0o600 });
    authorities.push(cert);
  }
  const all = path.join(certificates, 'authorities.crt');
  writeFileSync(all, authorities.join('\n'));
  return { NODE_EXTRA_CA_CERTS: all };
}
