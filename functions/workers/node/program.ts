// The process in which a Node.js app runs. It speaks with its host as worker-messages.ts says.
import { createReadStream, writeSync } from 'node:fs';
import { FunctionsAppError } from '../app-error.js';
import type { DeclaredFunction } from '../functions-worker.js';
import { readLines } from '../lines.js';
import type { MessageFromWorker, MessageToWorker } from '../worker-messages.js';
import { registry } from './app-registry.js';
import { installCoreModule } from './install-core-module.js';
import { loadApp } from './load-app.js';
import { runInvocation } from './run-invocation.js';

const folder = process.cwd();

registry.writeLog = (level, message, { functionName, invocationId }) => {
  if (level === 'none') return;
  const owner = {
    ...(functionName !== undefined && { functionName }),
    ...(invocationId !== undefined && { invocationId }),
  };
  send({ type: 'log', level, message, ...owner });
};
installCoreModule();

const fromHost = createReadStream('', { fd: 3 });
readLines(fromHost, Infinity, (line) => void receive(JSON.parse(line) as MessageToWorker));
fromHost.on('end', () => void end());
await load();

async function load(): Promise<void> {
  try {
    await loadApp(folder);
    await registry.runAppHooks('appStart', { functionAppDirectory: folder });
    const { HttpUri: httpUri } = (await registry.model?.getCapabilities?.({})) ?? {};
    registry.finishLoading();
    send({ type: 'ready', functions: declaredFunctions(), ...(httpUri !== undefined && { httpUri }) });
  } catch (error) {
    const message = error instanceof FunctionsAppError ? error.message : `The app cannot be started: ${shown(error)}`;
    send({ type: 'failed', message });
    process.exit(1);
  }
}

function declaredFunctions(): DeclaredFunction[] {
  return [...registry.functions.values()].map(({ metadata }) => ({
    name: metadata.name,
    hasRetryPolicy: (metadata.retryOptions ?? undefined) !== undefined,
    bindings: Object.entries(metadata.bindings).map(([name, binding]) => ({
      ...binding,
      name,
      type: binding.type ?? '',
      direction: binding.direction === 'out' || binding.direction === 'inout' ? binding.direction : 'in',
    })),
  }));
}

async function receive(message: MessageToWorker): Promise<void> {
  if (message.type === 'ping') {
    send({ type: 'pong' });
    return;
  }
  const result = await runInvocation(message);
  send({ type: 'result', invocationId: message.invocationId, ...result });
}

async function end(): Promise<void> {
  try {
    await registry.runAppHooks('appTerminate');
  } catch (error) {
    registry.log('error', 'system', `A hook on the app's end failed: ${shown(error)}`);
  }
  process.exit(0);
}

function send(message: MessageFromWorker): void {
  let rest = Buffer.from(`${JSON.stringify(message)}\n`);
  // At once and as a whole, so that what is said before the process ends reaches the host.
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(4, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}

function shown(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
