import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serverCertificate } from '../http/server-certificate.js';
import { certificateFileProblems } from './certificate-files.js';
import { settingsSchema } from './settings-schema.js';
import type { SettingsInput } from './settings.js';

const folder = mkdtempSync(path.join(tmpdir(), 'certificate-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const certificate = path.join(folder, 'certificate.pem');
const key = path.join(folder, 'key.pem');
const text = path.join(folder, 'notes.txt');
const empty = path.join(folder, 'empty.pem');
const made = path.join(folder, 'made.pem');
const missing = path.join(folder, 'missing.pem');

beforeAll(async () => {
  const own = await generate([{ name: 'commonName', value: 'localhost' }]);
  writeFileSync(certificate, own.cert);
  writeFileSync(key, own.private);
  writeFileSync(text, 'some notes');
  writeFileSync(empty, '');
  await serverCertificate({ generate: true, writeCertificateTo: made }, 'localhost');
});

function problems(settings: SettingsInput): string[] {
  return certificateFileProblems(settingsSchema.parse(settings));
}

it('takes files that hold what they should', () => {
  expect(problems({ tls: { certificateFile: certificate, keyFile: key }, webhooks: { caFile: certificate } })).toEqual(
    [],
  );
});

it('names each file that holds something else', () => {
  expect(problems({ tls: { certificateFile: key, keyFile: certificate }, webhooks: { caFile: text } })).toEqual([
    expect.stringMatching(/^webhooks\.caFile is ".+notes\.txt", which holds no certificate;/),
    expect.stringMatching(/^tls\.certificateFile is ".+key\.pem", which holds no certificate;/),
    expect.stringMatching(/^tls\.keyFile is ".+certificate\.pem", which holds no private key;/),
  ]);
});

it.each([missing, empty, made])('lets a certificate be written to %s', (file) => {
  expect(problems({ tls: { generate: true, writeCertificateTo: file } })).toEqual([]);
});

it.each([text, certificate, key])('keeps %s from being overwritten', (file) => {
  expect(problems({ tls: { generate: true, writeCertificateTo: file } })).toEqual([
    expect.stringMatching(/^tls\.writeCertificateTo is ".+", .+ is not such a certificate\. Name another file/),
  ]);
});

it.skipIf(process.platform === 'win32')('gives up files without end, and overwrites none', () => {
  const endless = '/dev/zero';
  expect(problems({ tls: { certificateFile: endless, keyFile: endless }, webhooks: { caFile: endless } })).toEqual([
    'webhooks.caFile is "/dev/zero", which is too long; it must be a file with certificates in PEM.',
    'tls.certificateFile is "/dev/zero", which is too long; it must be a file with certificates in PEM.',
    'tls.keyFile is "/dev/zero", which is too long; it must be a file with one in PEM, without a passphrase.',
  ]);
  expect(problems({ tls: { generate: true, writeCertificateTo: endless } })).toEqual([
    expect.stringContaining('tls.writeCertificateTo is "/dev/zero"'),
  ]);
});
