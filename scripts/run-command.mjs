import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Far beyond what the longest part takes, which are the mutants; a run that hangs should end and say so. */
const defaultLimitMinutes = 40;

const running = new Set();
const endAll = () => running.forEach(endGroup);
process.on('exit', endAll);
for (const [signal, exitCode] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.on(signal, () => process.exit(exitCode));
}

/**
 * Runs a program from the package's root, without input, and keeps what it writes. Nothing that it started is left behind
 * when it hangs, or when this process ends first.
 *
 * @param onText is called with the output so far, and a function that sends the program a signal.
 */
export function runCommand(
  [program, ...parameters],
  { environment = {}, limitMinutes = defaultLimitMinutes, onText } = {},
) {
  return new Promise((resolve) => {
    const begin = performance.now();
    let output = '';
    let timedOut = false;
    const child = spawn(program, parameters, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A process group of its own, so that it can be ended with all that it started.
      detached: true,
    });
    running.add(child);
    const limit = setTimeout(() => {
      timedOut = true;
      output += `\nIt did not end within ${limitMinutes} minutes, so it was killed.\n`;
      endGroup(child);
    }, limitMinutes * 60_000);
    const finish = (succeeded) => {
      clearTimeout(limit);
      running.delete(child);
      const seconds = (performance.now() - begin) / 1000;
      resolve({ succeeded, timedOut, output: stripVTControlCharacters(output), seconds });
    };
    const take = (text) => {
      output += text;
      onText?.(output, (signal) => child.kill(signal));
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', (error) => {
      output += `${program} could not be run: ${error.message}\n`;
      finish(false);
    });
    child.on('close', (exitCode, signal) => {
      if (signal !== null) output += `${program} was ended by ${signal}.\n`;
      finish(exitCode === 0);
    });
  });
}

function endGroup({ pid }) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** One line for a part that has ended: its result, name and time. */
export function resultLine({ name, succeeded, seconds, note = '' }, width) {
  const time = `${seconds.toFixed(1)} s`.padStart(8);
  return `${succeeded ? 'ok    ' : 'FAILED'}  ${name.padEnd(width)}  ${time}${note === '' ? '' : `  ${note}`}`;
}
