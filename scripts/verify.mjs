// Everything that can be verified on this machine: the checks, the suite three times (as it is, in random order, and behind
// another event handler), the command that starts the emulator, and every `test:` script of package.json. It ends with
// one line: how many parts passed. Before it stands the end of what each failed part printed, so that a log that is cut
// still says what failed. `--without NAME` leaves a part out, and says so.
import { readFileSync } from 'node:fs';
import { resultLine, runCommand } from './run-command.mjs';

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

const parts = [
  // First, since the suite uses the clients in other languages that are ready.
  { name: 'other languages made ready', run: npm('run', 'prepare:languages') },
  { name: 'check', run: npm('run', 'check') },
  { name: 'suite', run: npm('test') },
  { name: 'suite, in random order', run: npm('test', '--', '--shuffle') },
  {
    name: 'suite, Functions handler',
    run: npm('test', '--', '--event-handler', 'functions', '--profile', 'core', 'functions'),
  },
  { name: 'start and stop', run: startAndStop },
  { name: 'fuzz, for 20 s', run: npm('run', 'fuzz', '--', '--minutes', '0.4') },
  ...Object.keys(scripts)
    .filter((name) => name.startsWith('test:'))
    .map((name) => ({ name, run: npm('run', name) })),
];

const leftOut = process.argv.flatMap((word, index, words) => (words[index - 1] === '--without' ? [word] : []));
for (const name of leftOut) {
  if (parts.some((part) => part.name === name)) continue;
  console.error(`There is no part ${name} to leave out. Parts: ${parts.map((part) => part.name).join('; ')}.`);
  process.exit(1);
}

const width = Math.max(...parts.map(({ name }) => name.length));
const results = [];
for (const { name, run } of parts) {
  if (leftOut.includes(name)) continue;
  const result = { name, ...(await run()) };
  result.note = tally(result.output);
  result.leftOut = leftOutOf(result.output);
  results.push(result);
  console.log(resultLine(result, width));
  for (const reason of result.leftOut) console.log(`        left out: ${reason}`);
  if (!result.succeeded) console.log(`\n${result.output.trimEnd()}\n`);
}

const failed = results.filter(({ succeeded }) => !succeeded);
console.log(`\nParts of this verification, each counted once:\n`);
for (const result of results) console.log(resultLine(result, width));
for (const { name, output } of failed) {
  console.log(`\nFailed: ${name}. The whole output is above; it ended with:\n\n${lastLines(output, 60)}`);
}
if (leftOut.length > 0) console.log(`\nLeft out, as asked: ${leftOut.join('; ')}.`);
const skipped = leftOut.length > 0 ? `, ${leftOut.length} skipped` : '';
console.log(`\n${results.length - failed.length} passed, ${failed.length} failed${skipped}`);
process.exitCode = failed.length > 0 ? 1 : 0;

function npm(...parameters) {
  return () => runCommand(['npm', ...parameters]);
}

/**
 * Runs `npm start` on a free port, waits for its connection string, and ends npm as a container's end would. npm then reports
 * the signal as a failure; what it has started has to end too.
 */
async function startAndStop() {
  let stopped = false;
  const result = await runCommand(['npm', 'start'], {
    environment: { SOCKETIO_SERVERLESS_PORT: '0' },
    limitMinutes: 2,
    onText(output, kill) {
      if (stopped || !/Connection string +Endpoint=http\S+;AccessKey=\S+;/.test(output)) return;
      stopped = true;
      kill('SIGTERM');
    },
  });
  return { ...result, succeeded: stopped && !result.timedOut };
}

function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** What a run of tests says of itself in its last line of that kind. */
function tally(output) {
  return (
    output
      .match(/^.*\b\d+ passed.*$/gm)
      ?.at(-1)
      ?.trim() ?? ''
  );
}

/** What a part says that this machine lacks: lines of their own, and the section of the suite's output. */
function leftOutOf(output) {
  const [, section = ''] = output.match(/^Left out: without effect on the verdict\n((?: {2}.+\n)+)/m) ?? [];
  return [...new Set([...(output.match(/(?<=left out: ).+/g) ?? []), ...(section.match(/\S.*/g) ?? [])])];
}
