// Builds the image of the emulator, tests it and the class that starts it, and runs the suite against it. It needs a
// container engine and is left out where none answers. The last line says how many parts passed.
import { resultLine, runCommand } from './run-command.mjs';

const image = 'socketio-serverless:under-test';

const environment = {
  EMULATOR_IMAGE: image,
  // The image of its helper that removes what a killed run leaves may not be on this machine.
  TESTCONTAINERS_RYUK_DISABLED: 'true',
  // Another name than the one that the emulator has by default: Testcontainers chooses the host by machine and engine.
  TESTCONTAINERS_HOST_OVERRIDE: '127.0.0.1',
  // The builder that every engine has.
  DOCKER_BUILDKIT: '0',
};

const parts = [
  {
    name: 'image',
    // No registry of images is needed on Linux; elsewhere this machine's Node.js does not run in a container.
    run: ['npm', 'run', '--silent', 'build:image', '--', '--tag', image, ...(onLinux() ? ['--local-base'] : [])],
  },
  {
    name: 'image and its class',
    run: ['npx', 'vitest', 'run', '--config', 'tests/vitest.config.ts', 'tests/container'],
  },
  {
    name: 'suite against the container',
    run: [
      ...['node', 'dist/cli/main.js', 'test', '--target', 'docs/examples/emulator-container.yaml'],
      ...['--report-dir', '.cache/container-report'],
    ],
  },
];

const engine = await runCommand(['docker', 'version', '--format', '{{.Server.Version}}'], { limitMinutes: 1 });
if (engine.succeeded) await testAll();
else leaveOut(engine.output);

async function testAll() {
  const width = Math.max(...parts.map(({ name }) => name.length));
  const counts = { passed: 0, failed: 0 };
  for (const { name, run } of parts) {
    const result = await runCommand(run, { environment });
    console.log(resultLine({ name, ...result, note: result.output.match(/\b\d+ passed/g)?.at(-1) }, width));
    counts[result.succeeded ? 'passed' : 'failed'] += 1;
    if (result.succeeded) continue;
    console.log(`\n${result.output.trimEnd()}\n`);
    process.exitCode = 1;
    // Nothing can be tested without the image.
    if (name === 'image') break;
  }
  await runCommand(['docker', 'image', 'rm', image]);
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
}

function leaveOut(output) {
  const reason = output.trim().split('\n').at(-1);
  console.log(`left out: the container: no container engine answers (${reason}). Install Docker and start it.`);
  console.log('\n0 passed, 0 failed, 1 skipped');
}

function onLinux() {
  return process.platform === 'linux';
}
