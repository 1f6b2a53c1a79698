import type { IncomingMessage } from 'node:http';
import { readContentType } from '../http/content-type.js';
import { OAuthError } from './oauth-error.js';

/** Longer than any form of client credentials, a certificate's assertion included. */
export const maxFormBytes = 16 * 1024;

const formType = 'application/x-www-form-urlencoded';

/**
 * The parameters of a request's form; one without a value counts as left out.
 *
 * @throws OAuthError where the body is no form, is too long, or gives a parameter twice.
 * @see RFC 6749, 3.2 "Token Endpoint".
 */
export async function readForm(request: IncomingMessage): Promise<ReadonlyMap<string, string>> {
  const { 'content-type': contentType, 'content-length': length } = request.headers;
  if (readContentType(contentType ?? '')?.mediaType !== formType) {
    const seen = contentType === undefined ? 'missing' : JSON.stringify(contentType);
    throw new OAuthError('invalid_request', `The Content-Type is ${seen}; expected ${formType}.`);
  }
  if (Number(length ?? 0) > maxFormBytes) throw tooLong();
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(await readText(request))) {
    if (form.has(name)) throw new OAuthError('invalid_request', `${JSON.stringify(name)} is given more than once.`);
    form.set(name, value);
  }
  return new Map([...form].filter(([, value]) => value !== ''));
}

function readText(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxFormBytes) {
        request.removeAllListeners('data');
        reject(tooLong());
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('close', () => {
      if (!request.complete) reject(new OAuthError('invalid_request', 'The request body ended too early.'));
    });
  });
}

function tooLong(): OAuthError {
  return new OAuthError('invalid_request', `The form is longer than ${maxFormBytes} bytes.`, 413);
}
