import { createPrivateKey, X509Certificate } from 'node:crypto';
import { FileTooLongError, readTextFile } from '../../lib/read-text-file.js';
import type { Settings } from './settings.js';

const certificateInPem = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Stands for the text of a file that is longer than any with certificates, and is nothing that is looked for. */
const tooLong = 'too long';

/** The names that every certificate made at start has beside its host's. */
const madeAtStart = 'IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1';

/**
 * What is wrong with the files that the settings name, a sentence for each. One that cannot be read is left to whoever needs
 * it.
 */
export function certificateFileProblems({ tls, webhooks }: Settings): string[] {
  const problems = [problemOfCertificates('webhooks.caFile', webhooks.caFile)];
  if (tls !== undefined && 'certificateFile' in tls) {
    problems.push(problemOfCertificates('tls.certificateFile', tls.certificateFile));
    problems.push(problemOfKey('tls.keyFile', tls.keyFile));
  } else if (tls?.writeCertificateTo !== undefined) {
    problems.push(problemOfOverwriting('tls.writeCertificateTo', tls.writeCertificateTo));
  }
  return problems.filter((problem) => problem !== undefined);
}

function problemOfCertificates(setting: string, file: string | undefined): string | undefined {
  const text = read(file);
  if (text === undefined || certificatesIn(text).length > 0) return undefined;
  return `${setting} is ${JSON.stringify(file)}, which ${flawOf(text, 'holds no certificate')}; it must be a file with certificates in PEM.`;
}

function problemOfKey(setting: string, file: string): string | undefined {
  const text = read(file);
  if (text === undefined) return undefined;
  try {
    createPrivateKey(text);
    return undefined;
  } catch {
    return `${setting} is ${JSON.stringify(file)}, which ${flawOf(text, 'holds no private key')}; it must be a file with one in PEM, without a passphrase.`;
  }
}

/** Someone's own certificate would be lost; one that an earlier start has written is replaced. */
function problemOfOverwriting(setting: string, file: string): string | undefined {
  const text = read(file)?.trim();
  if (text === undefined || text === '' || isMadeAtStart(text)) return undefined;
  return (
    `${setting} is ${JSON.stringify(file)}, where a certificate that is made at start is written to, but the file is ` +
    'there and is not such a certificate. Name another file, or remove it; ' +
    'to serve with a certificate of your own set tls.certificateFile and tls.keyFile.'
  );
}

function flawOf(text: string, flaw: string): string {
  return text === tooLong ? 'is too long' : flaw;
}

function isMadeAtStart(text: string): boolean {
  const [certificate, ...others] = certificatesIn(text);
  if (certificate === undefined || others.length > 0 || !text.startsWith('-----BEGIN ') || !text.endsWith('-----'))
    return false;
  if (text.match(/-----BEGIN /g)?.length !== 1) return false;
  return certificate.issuer === certificate.subject && certificate.subjectAltName?.endsWith(madeAtStart) === true;
}

function certificatesIn(text: string): X509Certificate[] {
  try {
    return (text.match(certificateInPem) ?? []).map((pem) => new X509Certificate(pem));
  } catch {
    return [];
  }
}

function read(file: string | undefined): string | undefined {
  try {
    return file === undefined ? undefined : readTextFile(file);
  } catch (error) {
    return error instanceof FileTooLongError ? tooLong : undefined;
  }
}
