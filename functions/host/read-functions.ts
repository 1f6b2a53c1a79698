import type { AppSettings } from '../app/app-settings.js';
import type { HostJson } from '../app/host-json.js';
import { defaultConnectionName } from '../bindings/service-connection.js';
import { anyOf, triggerKey } from '../dispatcher/trigger-key.js';
import { haveSameRoute } from '../http/find-route.js';
import { RouteTemplate } from '../http/route-template.js';
import { parseSchedule } from '../timers/schedule.js';
import { FunctionsAppError } from '../workers/app-error.js';
import type { Binding, DeclaredFunction } from '../workers/functions-worker.js';
import type { AppFunction, FunctionTrigger, NegotiationBinding, OutputBinding } from './app-function.js';
import { BindingReader } from './binding-reader.js';

/** What the bindings of an app are read with. */
export interface AppConfiguration {
  readonly hostJson: HostJson;
  readonly settings: AppSettings;
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

function readFunction({ name, bindings }: DeclaredFunction, configuration: AppConfiguration): AppFunction {
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
      const scheduleText = binding.resolved('schedule');
      const schedule = binding.attempt('schedule', scheduleText, () => parseSchedule(scheduleText));
      return { kind: 'timer', bindingName, scheduleText, schedule, runOnStartup: binding.isTrue('runOnStartup') };
    }
    case 'socketiotrigger': {
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
  return { kind: 'actions', name, hub: binding.hub(), connection: binding.text('connection') ?? defaultConnectionName };
}

function rejectSameTriggers(functions: readonly AppFunction[]): void {
  for (const [index, { name, trigger }] of functions.entries()) {
    const other = functions.slice(0, index).find((earlier) => haveSameTrigger(earlier.trigger, trigger));
    if (other === undefined) continue;
    const both = `The functions "${other.name}" and "${name}"`;
    if (trigger.kind === 'socket') {
      const { hub, namespace, eventName } = trigger.key;
      throw new FunctionsAppError(
        `${both} are both for the event "${eventName}" of hub ${hub} in the namespace ${namespace}; expected one function for it.`,
      );
    }
    throw new FunctionsAppError(`${both} have the same route and method; expected different ones.`);
  }
}

function haveSameTrigger(one: FunctionTrigger, other: FunctionTrigger): boolean {
  if (one.kind === 'socket' && other.kind === 'socket') return anyOf([one.key])(triggerKey(other.key));
  return one.kind === 'http' && other.kind === 'http' && haveSameRoute(one, other);
}
