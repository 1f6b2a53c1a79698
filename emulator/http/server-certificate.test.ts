import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { serverCertificate } from './server-certificate.js';

async function certificateOf(hostName: string): Promise<X509Certificate> {
  return new X509Certificate((await serverCertificate({ generate: true }, hostName)).cert);
}

it.each([
  ['localhost', 'DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1'],
  ['127.0.0.2', 'IP Address:127.0.0.2, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1'],
  ['127.0.0.1', 'IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1'],
  ['[::1]', 'IP Address:0:0:0:0:0:0:0:1, IP Address:127.0.0.1'],
  ['[2001:db8::1]', 'IP Address:2001:DB8:0:0:0:0:0:1, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1'],
])('makes a certificate for %s', async (hostName, altNames) => {
  expect((await certificateOf(hostName)).subjectAltName).toBe(altNames);
});

it('makes a certificate that clients accept for the host', async () => {
  expect((await certificateOf('localhost')).checkHost('localhost')).toBe('localhost');
  expect((await certificateOf('127.0.0.2')).checkIP('127.0.0.2')).toBe('127.0.0.2');
  expect((await certificateOf('[2001:db8::1]')).checkIP('2001:db8::1')).toBe('2001:db8::1');
});

it('names a file that cannot be read or written', async () => {
  const files = { certificateFile: '/no/such/cert.pem', keyFile: '/no/such/key.pem' };
  await expect(serverCertificate(files, 'localhost')).rejects.toThrow(
    'Cannot read /no/such/cert.pem of the tls setting',
  );
  const tls = { generate: true, writeCertificateTo: '/no/such/cert.pem' } as const;
  await expect(serverCertificate(tls, 'localhost')).rejects.toThrow(
    'Cannot write the certificate to /no/such/cert.pem',
  );
});
