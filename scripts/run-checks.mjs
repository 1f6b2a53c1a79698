// Runs every `check:` script of package.json, as many at once as there are processors, and says which fail. What a
// check writes is shown only where it fails.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resultLine, runCommand } from './run-command.mjs';

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const checks = Object.keys(scripts).filter((name) => name.startsWith('check:'));
const width = Math.max(...checks.map((name) => name.length));

// Some checks read what the build makes, and none may see it half made.
const build = await runCommand(['npm', 'run', '--silent', 'build']);
if (!build.succeeded) {
  console.log(`${build.output}\nThe build failed, so no check was run.`);
  process.exit(1);
}

// The longest first, so that all the others find room beside it.
const waiting = checks.toSorted((a, b) => Number(b === 'check:project') - Number(a === 'check:project'));
// It uses all processors by itself, and its time limits are for a machine that does nothing else.
const alone = waiting.splice(waiting.indexOf('check:unit'), 1);
const failed = [];
await Promise.all(Array.from({ length: availableParallelism() }, runWaiting));
waiting.push(...alone);
await runWaiting();

for (const { name, output } of failed) console.log(`\n${name} failed:\n\n${output.trimEnd()}`);
if (failed.length > 0) {
  const names = failed.map(({ name }) => name);
  console.log(`\n${failed.length} of ${checks.length} checks failed: ${names.join(', ')}.`);
  console.log(`Run one alone: npm run ${names[0]}`);
  process.exitCode = 1;
} else {
  console.log(`\nAll ${checks.length} checks passed.`);
}

async function runWaiting() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const result = await runCommand(['npm', 'run', '--silent', name]);
    console.log(resultLine({ name, ...result }, width));
    if (!result.succeeded) failed.push({ name, output: result.output });
  }
}
