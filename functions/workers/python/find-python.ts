import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { FunctionsAppError } from '../app-error.js';
import type { WorkerApp } from '../functions-worker.js';

const run = promisify(execFile);

/** The setting with which the host of Azure Functions is told of another Python. */
const settingName = 'languageWorkers__python__defaultExecutablePath';
const virtualEnvironments = ['.venv', 'venv', 'env'];
const oldest = [3, 8] as const;
const versionLimitMs = 10_000;

/** A Python to try, and where it comes from, for the message. */
interface Candidate {
  readonly command: string;
  readonly origin: string;
}

/**
 * The Python that runs an app: that of its settings, of the virtual environment that is active or in its folder, or else the
 * system's.
 *
 * @throws FunctionsAppError naming all that was tried, where none is Python 3.8 or later.
 */
export async function findPython({ folder, environment }: WorkerApp): Promise<string> {
  const tried: string[] = [];
  for (const candidate of candidates(folder, environment)) {
    const problem = await findProblem(candidate.command, environment);
    if (problem === undefined) return candidate.command;
    tried.push(`${candidate.command} (${candidate.origin}): ${problem}`);
    // What was named by somebody is not replaced silently by another one.
    if (candidate.origin === settingName) break;
  }
  throw new FunctionsAppError(
    [
      `The app in ${folder} is a Python app, and there is no Python ${oldest.join('.')} or later to run it. Tried:`,
      ...tried,
      `Install Python 3, or set ${settingName} to the path of one.`,
    ].join('\n  '),
  );
}

function candidates(folder: string, environment: WorkerApp['environment']): Candidate[] {
  const { [settingName]: configured, VIRTUAL_ENV: active } = environment;
  if (configured !== undefined && configured !== '') return [{ command: configured, origin: settingName }];
  const folders = virtualEnvironments.map((name) => path.join(folder, name));
  const environments = [
    ...(active === undefined || active === '' ? [] : [{ command: pythonIn(active), origin: 'VIRTUAL_ENV' }]),
    ...folders.map((place) => ({ command: pythonIn(place), origin: 'the folder of the app' })),
  ];
  return [
    ...environments.filter(({ command }) => existsSync(command)),
    ...['python3', 'python'].map((command) => ({ command, origin: 'PATH' })),
  ];
}

function pythonIn(virtualEnvironment: string): string {
  return process.platform === 'win32'
    ? path.join(virtualEnvironment, 'Scripts', 'python.exe')
    : path.join(virtualEnvironment, 'bin', 'python');
}

/** Why a program is no Python that can run an app; undefined where it is one. */
async function findProblem(command: string, environment: WorkerApp['environment']): Promise<string | undefined> {
  const program = 'import sys; print("%d.%d" % sys.version_info[:2])';
  try {
    const { stdout } = await run(command, ['-c', program], { env: environment, timeout: versionLimitMs });
    const [major = 0, minor = 0] = stdout.trim().split('.').map(Number);
    const isNewEnough = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
    return isNewEnough ? undefined : `is Python ${stdout.trim()}`;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'not found' : (message.split('\n')[0] ?? message);
  }
}
