import type { AppSettings } from '../app/app-settings.js';
import type { HostJson } from '../app/host-json.js';
import { defaultConnectionName } from '../bindings/service-connection.js';
import { triggerKey, triggerText } from '../dispatcher/trigger-key.js';
import { haveSameRoute } from '../http/find-route.js';
import { RouteTemplate } from '../http/route-template.js';
import { parseSchedule } from '../timers/schedule.js';
import { FunctionsAppError } from '../workers/app-error.js';
import type { Binding, DeclaredFunction } from '../workers/functions-worker.js';
import type {
  AppFunction,
  FunctionTrigger,
  HttpTrigger,
  NegotiationBinding,
  OutputBinding,
  SocketTrigger,
} from './app-function.js';
import { BindingReader } from './binding-reader.js';

/** What the bindings of an app are read with. */
export interface AppConfiguration {
  readonly hostJson: HostJson;
  readonly settings: AppSettings;
  /** Takes what an app declares and the host ignores. */
  readonly warn: (message: string) => void;
}

const known =
  'This host knows the triggers httpTrigger, timerTrigger and socketiotrigger, the input socketionegotiation and the ' +
  'outputs http and socketio. Other bindings need Azure Functions Core Tools.';

/**
 * Reads what an app declares.
 *
 * @throws FunctionsAppError that names the function and the binding where a function has no trigger or several, a binding is
 *   unknown or wrong, or two functions have the same trigger.
 */
export function readFunctions(declared: readonly DeclaredFunction[], configuration: AppConfiguration): AppFunction[] {
  if (declared.length === 0) {
    throw new FunctionsAppError(
      'The app registers no functions. Do the files that its package.json names as main call app.http, app.timer or app.generic of @azure/functions?',
    );
  }
  const functions = declared.map((each) => readFunction(each, configuration));
  rejectSameTriggers(functions);
  return functions;
}

function readFunction(
  { name, bindings, hasRetryPolicy = false }: DeclaredFunction,
  configuration: AppConfiguration,
): AppFunction {
  if (hasRetryPolicy) {
    configuration.warn(`The retry policy of the function "${name}" is ignored: a run that fails is not repeated here.`);
  }
  const triggers = bindings.filter(isTrigger);
  const [trigger] = triggers;
  if (trigger === undefined || triggers.length > 1) {
    const seen =
      trigger === undefined ? 'no trigger' : `the triggers ${triggers.map(({ type }) => type).join(' and ')}`;
    throw new FunctionsAppError(`The function "${name}" has ${seen}; expected one trigger.`);
  }
  const others = bindings.filter((binding) => binding !== trigger);
  const inputs = others.filter(({ direction }) => direction === 'in');
  const outputs = others.filter(({ direction }) => direction !== 'in');
  return {
    name,
    trigger: readTrigger(new BindingReader(name, trigger, configuration), name, configuration),
    negotiations: inputs.map((binding) => readInput(new BindingReader(name, binding, configuration))),
    outputs: outputs.map((binding) => readOutput(new BindingReader(name, binding, configuration))),
  };
}

function isTrigger({ type, direction }: Binding): boolean {
  return direction === 'in' && type.toLowerCase().endsWith('trigger');
}

function readTrigger(binding: BindingReader, name: string, { hostJson }: AppConfiguration): FunctionTrigger {
  const { bindingName } = binding;
  switch (binding.type) {
    case 'httptrigger': {
      binding.warnOfOthers(['route', 'methods', 'authLevel']);
      const route = binding.text('route') ?? name;
      const path = [hostJson.routePrefix, route].filter((part) => part !== '').join('/');
      const methods = binding.textList('methods').map((method) => method.toUpperCase());
      return {
        kind: 'http',
        bindingName,
        methods,
        route: binding.attempt('route', route, () => new RouteTemplate(path)),
      };
    }
    case 'timertrigger': {
      binding.warnOfOthers(['schedule', 'runOnStartup', 'useMonitor']);
      if (binding.isTrue('useMonitor')) {
        binding.warn('useMonitor is ignored: a run that was missed while the host was off is not made up for.');
      }
      const scheduleText = binding.resolved('schedule');
      const schedule = binding.attempt('schedule', scheduleText, () => parseSchedule(scheduleText));
      return { kind: 'timer', bindingName, scheduleText, schedule, runOnStartup: binding.isTrue('runOnStartup') };
    }
    case 'socketiotrigger': {
      binding.warnOfOthers(['hub', 'namespace', 'eventName', 'parameterNames']);
      const key = {
        hub: binding.hub(),
        namespace: binding.text('namespace') ?? '/',
        eventName: binding.resolved('eventName'),
      };
      const parameterNames = binding.textList('parameterNames');
      if (parameterNames.length > 0 && triggerKey(key).kind === 'system') {
        throw binding.error(`parameterNames are for events of clients; expected none for ${key.eventName}`);
      }
      return { kind: 'socket', bindingName, key, parameterNames };
    }
    default:
      throw binding.error(`is unknown. ${known}`);
  }
}

function readInput(binding: BindingReader): NegotiationBinding {
  if (binding.type !== 'socketionegotiation') throw binding.error(`is unknown. ${known}`);
  binding.warnOfOthers(['hub', 'userId', 'connection']);
  return {
    name: binding.bindingName,
    hub: binding.hub(),
    userId: binding.maybeResolved('userId'),
    connection: binding.text('connection') ?? defaultConnectionName,
  };
}

function readOutput(binding: BindingReader): OutputBinding {
  const name = binding.bindingName;
  if (binding.type === 'http') return { kind: 'http', name };
  if (binding.type !== 'socketio') throw binding.error(`is unknown. ${known}`);
  binding.warnOfOthers(['hub', 'connection']);
  return { kind: 'actions', name, hub: binding.hub(), connection: binding.text('connection') ?? defaultConnectionName };
}

function rejectSameTriggers(functions: readonly AppFunction[]): void {
  const events = new Map<string, string>();
  const routes: { readonly name: string; readonly trigger: HttpTrigger }[] = [];
  for (const { name, trigger } of functions) {
    if (trigger.kind === 'socket') {
      const text = triggerText(triggerKey(trigger.key));
      const other = events.get(text);
      if (other !== undefined) throw sameEvent(other, name, trigger);
      events.set(text, name);
    }
    if (trigger.kind === 'http') {
      const other = routes.find((earlier) => haveSameRoute(earlier.trigger, trigger));
      if (other !== undefined) {
        throw new FunctionsAppError(
          `The functions "${other.name}" and "${name}" have the same route and method; expected different ones.`,
        );
      }
      routes.push({ name, trigger });
    }
  }
}

function sameEvent(
  other: string,
  name: string,
  { key: { hub, namespace, eventName } }: SocketTrigger,
): FunctionsAppError {
  return new FunctionsAppError(
    `The functions "${other}" and "${name}" are both for the event "${eventName}" of hub ${hub} in the namespace ` +
      `${namespace}; expected one function for it.`,
  );
}
