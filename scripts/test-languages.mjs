// Tests the emulator with programs in other languages, one line a part; what cannot be made ready here is left out. The
// last line says how many parts passed.
import { languageParts, preparePart } from './language-parts.mjs';
import { resultLine, runCommand } from './run-command.mjs';

const width = Math.max(...languageParts.map(({ name }) => name.length));
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const part of languageParts) {
  const { result, reason } = await preparePart(part);
  if (result === 'left out') {
    counts.skipped += 1;
    console.log(`left out: ${part.name}: ${reason}`);
    continue;
  }
  const tested = result === 'failed' ? { succeeded: false, output: reason, seconds: 0 } : await runCommand(part.test);
  counts[tested.succeeded ? 'passed' : 'failed'] += 1;
  console.log(resultLine({ ...tested, name: part.name, note: note(tested.output) }, width));
  if (!tested.succeeded) console.log(`\n${tested.output.trimEnd()}\n`);
}

const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed > 0 ? 1 : 0;

/** What a part says of itself: its own summary, or how many tests passed. */
function note(output) {
  const summary = output.match(/^Schemathesis: .*$/gm)?.at(-1);
  return (summary ?? output.match(/\b\d+ passed(?:, \d+ failed)?/g)?.at(-1) ?? '').trim();
}
