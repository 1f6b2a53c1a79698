// Builds the image of the emulator, and tests it and the class that starts it. It needs a container engine and is left out
// where none answers; `npm run test:targets` runs the suite against the image. The last line says how many parts passed.
import { buildImage, containerEnvironment, missingEngine, removeImage } from './container-image.mjs';
import { resultLine, runCommand } from './run-command.mjs';

const parts = [
  { name: 'image', run: buildImage },
  {
    name: 'image and its class',
    run: () =>
      runCommand(['npx', 'vitest', 'run', '--config', 'tests/vitest.config.ts', 'tests/container'], {
        environment: containerEnvironment,
      }),
  },
];

const missing = await missingEngine();
if (missing === undefined) await testAll();
else leaveOut();

async function testAll() {
  const width = Math.max(...parts.map(({ name }) => name.length));
  const counts = { passed: 0, failed: 0 };
  for (const { name, run } of parts) {
    const result = await run();
    console.log(resultLine({ name, ...result, note: result.output.match(/\b\d+ passed/g)?.at(-1) }, width));
    counts[result.succeeded ? 'passed' : 'failed'] += 1;
    if (result.succeeded) continue;
    console.log(`\n${result.output.trimEnd()}\n`);
    process.exitCode = 1;
    // Nothing can be tested without the image.
    if (name === 'image') break;
  }
  await removeImage();
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
}

function leaveOut() {
  console.log(`left out: the container: ${missing}`);
  console.log('\n0 passed, 0 failed, 1 skipped');
}
