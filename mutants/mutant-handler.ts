import { packageFile } from '../specs/package-file.js';
import type { HandlerDescriptor } from '../specs/handler-descriptor.js';
import { loadRequirements } from '../specs/load-requirements.js';

/** Where `makeCertificates` puts those of the event handler. */
export const certificates = packageFile('.cache/handler-certificates');

const knownKeys = ['a-primary-key-of-mutants', 'a-secondary-key-of-mutants'];
const audience = 'api://mutants';
const code = 'a-code-of-mutants';

/** How long a mutant may take to answer; nothing in it takes long. */
const answerMs = 2500;

/**
 * An event handler with every capability, so that each row can be broken; but access keys and none exclude each other.
 *
 * @param file the program that is run.
 * @param breaks the row that it breaks, for which it knows no access key where the row is about those that know none.
 */
export function mutantHandler(file: string, breaks?: string): HandlerDescriptor {
  const row = loadRequirements().find(({ id }) => id === breaks);
  const accessKeys = row?.capability === 'no-access-keys' ? [] : knownKeys;
  return {
    name: 'mutant',
    hub: 'chat',
    origin: 'service.example',
    accessKeys,
    identity: { issuer: { url: 'http://127.0.0.1:{port}' }, audience },
    namespaces: ['/', '/chat'],
    events: { echo: 'echo', empty: 'ping' },
    rejectedUser: 'mallory',
    capabilities: ['get-validation', 'http2', 'url-code'],
    answerMs,
    launch: {
      command: [process.execPath, file],
      env: {
        PORT: '0',
        ACCESS_KEYS: accessKeys.join(','),
        ALLOWED_ORIGIN: 'service.example',
        HUB: 'chat',
        NAMESPACES: '/,/chat',
        CODE: code,
        ISSUER: '{issuer}',
        AUDIENCE: audience,
        CERTIFICATES: certificates,
      },
    },
  };
}
