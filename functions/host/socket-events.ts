import { randomUUID } from 'node:crypto';
import type { ServiceConnection } from '../bindings/service-connection.js';
import { noAnswer, waitsForResult, type FunctionOutcome } from '../dispatcher/answer-event.js';
import { answerWebhook } from '../dispatcher/answer-webhook.js';
import { bindingData } from '../dispatcher/binding-data.js';
import { dispatch, type TriggerEvent } from '../dispatcher/dispatch.js';
import type { FunctionsApp } from '../dispatcher/functions-app.js';
import { triggerKey, triggerText } from '../dispatcher/trigger-key.js';
import { triggerValue } from '../dispatcher/trigger-value.js';
import type { WebhookAnswer, WebhookRequest } from '../dispatcher/webhook-request.js';
import { returnBinding, type AppFunction, type SocketTrigger } from './app-function.js';
import type { FunctionRunner } from './function-runner.js';
import type { HostLog } from './host-log.js';

interface SocketFunction {
  readonly function: AppFunction;
  readonly trigger: SocketTrigger;
}

/** The extension's webhook for the functions of an app. */
export class SocketEvents {
  readonly #functions: ReadonlyMap<string, SocketFunction>;
  readonly #app: FunctionsApp;
  readonly #runner: FunctionRunner;
  readonly #log: HostLog;

  /** @param connection the app's default connection, whose host and key every request is checked with. */
  constructor(functions: readonly AppFunction[], connection: ServiceConnection, runner: FunctionRunner, log: HostLog) {
    this.#functions = new Map(
      functions.flatMap((each) =>
        each.trigger.kind === 'socket'
          ? [[triggerText(triggerKey(each.trigger.key)), { function: each, trigger: each.trigger }] as const]
          : [],
      ),
    );
    this.#app = {
      host: new URL(connection.endpoint).hostname,
      ...(connection.accessKey !== undefined && { accessKey: connection.accessKey }),
      hasFunction: (key) => this.#functions.has(triggerText(key)),
    };
    this.#runner = runner;
    this.#log = log;
  }

  /** The answer to a request of the service; `noAnswer` where the service is kept waiting until it gives up. */
  async answer(request: WebhookRequest): Promise<WebhookAnswer | typeof noAnswer> {
    const dispatched = dispatch(request, this.#app);
    if (dispatched.kind === 'rejected') {
      const { status, reason } = dispatched.rejection;
      this.#warn(`A delivery of the service is answered ${status}: ${reason}.`);
    }
    if (dispatched.kind === 'validation' && dispatched.answer.status !== 200) {
      this.#warn(
        `An abuse-protection request is answered ${dispatched.answer.status}: no item of WebHook-Request-Origin is the ` +
          `host of the app's default connection, ${this.#app.host ?? ''}.`,
      );
    }
    const answer = await answerWebhook(dispatched, (event) => this.#run(event));
    if (answer === noAnswer && dispatched.kind === 'event') {
      const { eventName, socketId } = dispatched.event.context;
      this.#warn(
        `The event "${eventName}" of socket ${socketId} is never answered, since its function failed: so does the ` +
          'extension, and the service waits until its time is over.',
      );
    } else if (answer !== noAnswer && dispatched.kind === 'event' && answer.status >= 500) {
      this.#warn(`The result of the function for "${dispatched.event.context.eventName}": ${answer.body ?? ''}`);
    }
    return answer;
  }

  async #run(event: TriggerEvent): Promise<FunctionOutcome> {
    const found = this.#functions.get(triggerText(event.context));
    if (found === undefined) return { failed: true };
    const { function: target, trigger } = found;
    const data = bindingData(event, trigger.parameterNames);
    if (data === undefined) {
      const count = event.message?.parameters?.length ?? 0;
      this.#warn(
        `The function "${target.name}" is not run: the event has ${count} arguments, and its parameterNames are ` +
          `${JSON.stringify(trigger.parameterNames)}.`,
      );
      return { failed: true };
    }
    const value = triggerValue(event);
    const result = await this.#runner.run({
      function: target,
      triggerValue: { json: value },
      bindingData: { ...systemData(target.name), request: value, connectionContext: contextOf(event), ...data },
    });
    if (!result.succeeded) return { failed: true };
    const { returnValue } = result;
    // A result that is an output is no answer.
    if (returnValue === undefined || target.outputs.some(({ name }) => name === returnBinding)) {
      return { returned: undefined };
    }
    if (waitsForResult(event)) return { returned: plainValue(returnValue) };
    return { returned: undefined };
  }

  #warn(message: string): void {
    this.#log({ level: 'warning', source: 'host', message });
  }
}

/** What every trigger's data has, as WebJobs sets it. */
export function systemData(functionName: string): Readonly<Record<string, unknown>> {
  return { sys: { MethodName: functionName, UtcNow: new Date().toISOString(), RandGuid: randomUUID() } };
}

function contextOf({ context }: TriggerEvent): Readonly<Record<string, unknown>> {
  const { kind, eventName, hub, connectionId, userId, socketId, namespace } = context;
  return { eventType: kind, eventName, hub, connectionId, userId, socketId, namespace };
}

function plainValue(
  value: NonNullable<Extract<Awaited<ReturnType<FunctionRunner['run']>>, { succeeded: true }>['returnValue']>,
): unknown {
  if ('json' in value) return value.json;
  if ('string' in value) return value.string;
  return 'bytes' in value ? Buffer.from(value.bytes, 'base64').toString('utf8') : undefined;
}
