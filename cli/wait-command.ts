import { setTimeout as pause } from 'node:timers/promises';
import { Command } from 'commander';
import { post } from '../fixtures/sender/post.js';
import { withoutQuery } from '../lib/without-query.js';
import { askPermission } from './ask-permission.js';
import { failureText } from './failure-text.js';
import { collectHandlerUrl, httpUrl, wholeNumber } from './flag-values.js';
import { parseHub } from './hub-option.js';
import { originOption } from './origin-option.js';
import { writeErrorLine, writeLine } from './output.js';
import { connectionHelp, connectionStringOption, findService } from './service-connection.js';

interface WaitFlags {
  readonly eventHandler?: readonly string[];
  readonly hub: string;
  readonly origin?: string;
  readonly timeout: number;
  readonly connectionString?: string;
  readonly quiet?: true;
}

/** Something that is waited for. */
interface Awaited {
  /** As a line says it. */
  readonly name: string;
  /** Why it is not ready; undefined where it is. */
  readonly ask: (timeoutMs: number) => Promise<string | undefined>;
}

const intervalMs = 200;

/** How long one request may take: what accepts a connection and never answers is asked again. */
const maxRequestMs = 5000;

/** `wait`: until an emulator, or an event handler, is ready. */
export function waitCommand(): Command {
  return new Command('wait')
    .description('Wait until an emulator is ready, or any other URL, and event handlers.')
    .argument('[url]', 'an emulator, or a URL that has to answer GET with 2xx (the service below)', httpUrl)
    .option(
      '--event-handler <url>',
      'wait until it accepts events; may be repeated; {hub} and {event} are replaced',
      collectHandlerUrl,
    )
    .option('--hub <name>', 'the hub of the event handlers', parseHub, 'chat')
    .addOption(originOption('that of the connection string'))
    .option('--timeout <seconds>', 'how long to wait', wholeNumber(1, 3600), 30)
    .addOption(connectionStringOption())
    .option('--quiet', 'print nothing but errors')
    .addHelpText('after', helpText)
    .action(async (url: string | undefined, flags: WaitFlags) => {
      if (!(await waitForAll(awaitedOf(url, flags), flags))) process.exitCode = 1;
    });
}

function awaitedOf(url: string | undefined, flags: WaitFlags): Awaited[] {
  const service = findService(flags.connectionString);
  const { eventHandler = [], hub, origin = new URL(service.endpoint).hostname } = flags;
  return [
    ...(url === undefined && eventHandler.length > 0 ? [] : [awaitedUrl(url ?? service.endpoint)]),
    ...eventHandler.map((urlTemplate) => ({
      name: `The event handler ${withoutQuery(urlTemplate)}`,
      ask: async (timeoutMs: number) => (await askPermission({ urlTemplate, hub, origin, timeoutMs })).problem,
    })),
  ];
}

/** A URL without a path is a service's. */
function awaitedUrl(text: string): Awaited {
  const url = new URL(text);
  const asked = url.pathname === '/' && url.search === '' ? new URL('/api/health', url) : url;
  return {
    name: `${url.origin}${url.pathname === '/' ? '' : url.pathname}`,
    ask: async (timeoutMs) => {
      try {
        const { status } = await post({ url: asked, method: 'GET', headers: [], body: '', timeoutMs });
        if (status >= 200 && status < 300) return undefined;
        return `It answers GET ${asked.pathname} with ${status}. Expected 2xx.`;
      } catch (error) {
        return `It does not answer: ${failureText(error)}.`;
      }
    },
  };
}

/** @returns whether all got ready in time. */
async function waitForAll(awaited: readonly Awaited[], { timeout, quiet }: WaitFlags): Promise<boolean> {
  const endsAt = performance.now() + timeout * 1000;
  const outcomes = await Promise.all(
    awaited.map(async ({ name, ask }) => {
      const problem = await waitUntil(ask, endsAt);
      if (problem !== undefined) writeErrorLine(`${name} is not ready after ${timeout} s. ${problem}`);
      else if (quiet !== true) writeLine(`${name} is ready.`);
      return problem === undefined;
    }),
  );
  return outcomes.every((isReady) => isReady);
}

/** @returns the last problem where the time is over. */
async function waitUntil(ask: Awaited['ask'], endsAt: number): Promise<string | undefined> {
  let problem: string | undefined;
  for (;;) {
    const left = endsAt - performance.now();
    // A request that has no time left would say that, and not what is wrong.
    if (problem !== undefined && left < intervalMs) return problem;
    problem = await ask(Math.ceil(Math.max(1, Math.min(left, maxRequestMs))));
    if (problem === undefined || performance.now() + intervalMs >= endsAt) return problem;
    await pause(intervalMs);
  }
}

const helpText = `
Without a URL it waits for the service, unless --event-handler is given. Any certificate is accepted.
${connectionHelp}

Examples:
  npx socketio-serverless wait && npm test
  npx socketio-serverless wait http://localhost:8080 --timeout 60
  npx socketio-serverless wait http://localhost:8080 --event-handler http://localhost:3000/events/{event}

Exit codes: 0 ready; 1 not ready in time, and a line on standard error says why; 3 a flag is wrong.`;
