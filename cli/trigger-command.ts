import { STATUS_CODES } from 'node:http';
import { Command } from 'commander';
import { fillTemplate } from '../fixtures/handlers/fill-template.js';
import { post, type WireAnswer } from '../fixtures/sender/post.js';
import { askPermission } from './ask-permission.js';
import { failureText } from './failure-text.js';
import { collectNonEmpty, collectPair, handlerUrl, nonEmpty, wholeNumber } from './flag-values.js';
import { namespaceOption, parseHub } from './hub-option.js';
import { originOption } from './origin-option.js';
import { writeErrorLine, writeLine } from './output.js';
import { connectionHelp, connectionStringOption, findService } from './service-connection.js';
import { type JudgedAnswer, judgeAnswer } from './trigger-answer.js';
import { triggeredEvent, type TriggerSubject } from './trigger-event.js';

interface TriggerFlags extends Omit<TriggerSubject, 'accessKeys' | 'origin'> {
  readonly validate: boolean;
  readonly accessKey?: readonly string[];
  readonly origin?: string;
  readonly connectionString?: string;
  readonly timeout: number;
  readonly json?: true;
}

/** `trigger`: an event to an event handler, as if a client had sent it to a service. */
export function triggerCommand(): Command {
  return new Command('trigger')
    .description('Send an event handler one event, as a service does for a client, and print its answer.')
    .argument('<url>', "the event handler's URL; {hub} and {event} are replaced", handlerUrl)
    .argument('<event>', 'connect, connected, disconnected, or any event of a client')
    .argument('[arguments...]', "a client's arguments: JSON, or a word that is a string")
    .option('--hub <name>', 'the hub that the client is in', parseHub, 'chat')
    .addOption(namespaceOption('the namespace of its socket'))
    .option('--user <id>', "the user's id, ce-userId (none)", nonEmpty("a user's id"))
    .option('--connection-id <id>', 'ce-connectionId (a new one)', nonEmpty('an id'))
    .option('--socket-id <id>', 'ce-socketId (a new one)', nonEmpty('an id'))
    .option('--claim <name=value>', 'connect: a claim of its token; may be repeated', collectPair)
    .option('--query <name=value>', 'connect: a parameter of its query; may be repeated', collectPair)
    .option('--reason <text>', 'disconnected: why (empty)')
    .option('--no-ack', 'ask for no acknowledgement')
    .option('--no-validate', 'do not ask first whether the service may send events')
    .option(
      '--access-key <key>',
      "a key that signs, in place of the connection string's; may be repeated",
      collectNonEmpty('a key'),
    )
    .addOption(originOption('that of the connection string'))
    .addOption(connectionStringOption())
    .option('--timeout <seconds>', 'how long the handler may take', wholeNumber(1, 600), 30)
    .option('--json', 'print the answer, and what it means, as one line of JSON')
    .addHelpText('after', helpText)
    .action(async (url: string, event: string, words: readonly string[], flags: TriggerFlags) => {
      process.exitCode = (await trigger(url, [event, ...words], flags)) ? 0 : 1;
    });
}

/** @returns whether a service would go on. */
async function trigger(urlTemplate: string, words: readonly string[], flags: TriggerFlags): Promise<boolean> {
  const service = findService(flags.connectionString);
  const { accessKey: accessKeys = [service.accessKey], origin = new URL(service.endpoint).hostname } = flags;
  const { kind, event } = triggeredEvent(words, { ...flags, accessKeys, origin });
  const timeoutMs = flags.timeout * 1000;
  if (flags.validate) {
    const { method, url, answer, problem } = await askPermission({ urlTemplate, hub: flags.hub, origin, timeoutMs });
    if (answer === undefined) {
      writeErrorLine(`${shownUrl(url)}: ${problem ?? ''}`);
      return false;
    }
    if (flags.json !== true) writeLine(`${method.padEnd(7)} ${shownUrl(url)} → ${statusText(answer.status)}`);
    if (problem !== undefined) {
      writeErrorLine(`A service would send it no event. ${problem} Or leave this request out: --no-validate`);
      return false;
    }
  }
  const url = new URL(fillTemplate(urlTemplate, flags.hub, event.eventName));
  const startedAt = performance.now();
  let answer: WireAnswer;
  try {
    answer = await post({ url, method: 'POST', headers: event.headers, body: event.body, timeoutMs });
  } catch (error) {
    writeErrorLine(`${shownUrl(url)}: It does not answer: ${failureText(error)}. Start it, or check its address.`);
    return false;
  }
  const durationMs = Math.round(performance.now() - startedAt);
  const judged = judgeAnswer(kind, answer, kind === 'message' && flags.ack);
  writeLine(flags.json === true ? answerJson(answer, judged, durationMs) : answerText(url, answer, judged, durationMs));
  return judged.succeeded;
}

function answerText(url: URL, { status, headers, body }: WireAnswer, { meaning }: JudgedAnswer, ms: number): string {
  const type = headers['content-type'];
  return [
    `POST    ${shownUrl(url)} → ${statusText(status)}, ${ms} ms`,
    ...(type === undefined ? [] : [`  content-type: ${type}`]),
    ...(body === '' ? [] : ['', ...body.split('\n').map((line) => `  ${line}`)]),
    '',
    meaning,
  ].join('\n');
}

function answerJson({ status, headers, body }: WireAnswer, judged: JudgedAnswer, durationMs: number): string {
  return JSON.stringify({ status, durationMs, headers, body, ...judged });
}

/** Without a password, and without the query, which may hold a code. */
function shownUrl({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}

function statusText(status: number): string {
  return `${status} ${STATUS_CODES[status] ?? ''}`.trimEnd();
}

const helpText = `
No service is needed: only the key and the host of one are used, to sign the event and to say where it comes from.
${connectionHelp}

Examples:
  npx socketio-serverless trigger http://localhost:3000/events/{event} connect --user ana --query room=lobby
  npx socketio-serverless trigger http://localhost:3000/events/{event} hello Ana '{"age":7}'
  npx socketio-serverless trigger http://localhost:3000/events/{event} disconnected --reason "transport close"
  npx socketio-serverless trigger http://localhost:7071/runtime/webhooks/socketio news --no-ack --hub hub

Exit codes: 0 the socket is admitted, the event acknowledged or the notification accepted; 1 it is not, or the handler does
not answer; 3 a flag or an argument is wrong.`;
