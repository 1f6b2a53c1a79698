// Makes ready what is tested in other languages: Socket.IO clients that the suite uses, the official SDKs, Schemathesis.
// What this machine or its registry lacks is left out, which is no failure. `npm test` never does this by itself.
import { languageParts, preparePart } from './language-parts.mjs';

for (const part of languageParts) {
  const { result, reason } = await preparePart(part);
  console.log(`${result}: ${part.name}${reason === '' ? '' : `: ${reason}`}`);
  if (result === 'failed') process.exitCode = 1;
}
