import { suggestion } from '../../specs/closest.js';
import { FunctionsAppError } from '../workers/app-error.js';
import type { Binding } from '../workers/functions-worker.js';
import type { AppConfiguration } from './read-functions.js';

/** The members of one binding of one function, whose errors name both. */
export class BindingReader {
  /** In lower case. */
  readonly type: string;
  readonly bindingName: string;
  readonly #functionName: string;
  readonly #binding: Binding;
  readonly #configuration: AppConfiguration;

  constructor(functionName: string, binding: Binding, configuration: AppConfiguration) {
    this.type = binding.type.toLowerCase();
    this.bindingName = binding.name;
    this.#functionName = functionName;
    this.#binding = binding;
    this.#configuration = configuration;
  }

  /** A text that may be left out. */
  text(member: string): string | undefined {
    const value = this.#member(member);
    if (value === undefined || value === null || typeof value === 'string') return value ?? undefined;
    throw this.error(`${member} is ${JSON.stringify(value)}; expected a string`);
  }

  /** A text that may be left out, with the app's settings for its `%name%`. */
  maybeResolved(member: string): string | undefined {
    const value = this.text(member);
    return value === undefined ? undefined : this.#configuration.settings.resolve(value, `${member} of ${this.#place}`);
  }

  /** A text that has to be there, with the app's settings for its `%name%`. */
  resolved(member: string): string {
    const value = this.maybeResolved(member);
    if (value === undefined || value === '') throw this.error(`${member} is missing; expected a string`);
    return value;
  }

  /** The hub, which the whole app may have in one place. */
  hub(): string {
    const { hostJson, settings } = this.#configuration;
    const hub = this.maybeResolved('hub') ?? hostJson.hub ?? settings.get('WebPubSubForSocketIOHub');
    if (hub !== undefined && hub !== '') return hub;
    throw this.error(
      'hub is missing; expected it in the binding, as the setting WebPubSubForSocketIOHub, or in host.json as extensions.socketio.hub',
    );
  }

  textList(member: string): readonly string[] {
    const value = this.#member(member) ?? [];
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value;
    throw this.error(`${member} is ${JSON.stringify(value)}; expected an array of strings`);
  }

  isTrue(member: string): boolean {
    const value = this.#member(member);
    return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
  }

  /** Warns of members that the binding has and the host does not know. */
  warnOfOthers(known: readonly string[]): void {
    // What each binding has; `properties` is added by @azure/functions.
    const all = ['name', 'type', 'direction', 'dataType', 'properties', ...known];
    const names = new Set(all.map((name) => name.toLowerCase()));
    for (const member of Object.keys(this.#binding)) {
      if (!names.has(member.toLowerCase())) this.warn(`${member} is unknown, and ignored.${suggestion(member, known)}`);
    }
  }

  warn(what: string): void {
    this.#configuration.warn(this.#about(what));
  }

  /** What is made of a member, whose error then names function and binding. */
  attempt<Result>(member: string, value: string, make: () => Result): Result {
    try {
      return make();
    } catch (error) {
      throw this.error(`${member} is ${JSON.stringify(value)}: ${(error as Error).message}`);
    }
  }

  error(what: string): FunctionsAppError {
    return new FunctionsAppError(this.#about(what));
  }

  #about(what: string): string {
    return `${this.#place[0]?.toUpperCase() ?? ''}${this.#place.slice(1)}: ${what}`;
  }

  get #place(): string {
    return `the binding "${this.bindingName}" (${this.#binding.type}) of the function "${this.#functionName}"`;
  }

  #member(name: string): unknown {
    const key = name.toLowerCase();
    return Object.entries(this.#binding).find(([other]) => other.toLowerCase() === key)?.[1];
  }
}
