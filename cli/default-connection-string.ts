import { formatConnectionString, wellKnownAccessKey } from '../protocol/index.js';

/** How to reach an emulator that was started without settings. */
export const defaultConnectionString = formatConnectionString({
  endpoint: 'http://localhost:8080',
  accessKey: wellKnownAccessKey,
});
