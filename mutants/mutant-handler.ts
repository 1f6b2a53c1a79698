import { packageFile } from '../specs/package-file.js';
import type { HandlerDescriptor } from '../specs/handler-descriptor.js';

/** Where `makeCertificates` puts those of the event handler. */
export const certificates = packageFile('.cache/handler-certificates');

const accessKeys = ['a-primary-key-of-mutants', 'a-secondary-key-of-mutants'];
const code = 'a-code-of-mutants';

/** How long a mutant may take to answer; nothing in it takes long. */
const answerMs = 2500;

/**
 * An event handler with every capability, so that each row can be broken.
 *
 * @param file the program that is run.
 */
export function mutantHandler(file: string): HandlerDescriptor {
  return {
    name: 'mutant',
    hub: 'chat',
    origin: 'service.example',
    accessKeys,
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
        CODE: code,
        CERTIFICATES: certificates,
      },
    },
  };
}
