import { FunctionsAppError } from '../workers/app-error.js';

/**
 * An app's settings, as the configuration of .NET that the Functions host reads them by: names in any letter case, and `__`
 * for the `:` between the parts of a name. What the environment has wins over the app's own values, as in Core Tools.
 */
export class AppSettings {
  readonly #values: ReadonlyMap<string, string>;
  /** The settings as the app's process has them in its environment. */
  readonly environment: Readonly<Record<string, string>>;

  /**
   * @param values those of local.settings.json.
   * @param environment those of the host's own environment.
   * @param overrides what the host sets itself, whatever the others say.
   */
  constructor(
    values: Readonly<Record<string, string>>,
    environment: NodeJS.ProcessEnv,
    overrides: Readonly<Record<string, string>> = {},
  ) {
    const given = Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
    this.environment = { ...values, ...(Object.fromEntries(given) as Record<string, string>), ...overrides };
    this.#values = new Map(Object.entries(this.environment).map(([name, value]) => [keyOf(name), value]));
  }

  /** The value of a setting that is there and not empty. */
  get(name: string): string | undefined {
    const value = this.#values.get(keyOf(name));
    return value === '' ? undefined : value;
  }

  /**
   * A text with each `%name%` replaced by that setting.
   *
   * @param place where the text is, for the error: `hub of the function "chat"`.
   * @throws FunctionsAppError where there is no such setting.
   */
  resolve(text: string, place: string): string {
    return text.replaceAll(/%([^%]+)%/g, (expression, name: string) => {
      const value = this.get(name);
      if (value !== undefined) return value;
      throw new FunctionsAppError(
        `${place} is ${JSON.stringify(text)}, but there is no setting ${name} for ${expression}. ` +
          `Set it in Values of local.settings.json, or as an environment variable.`,
      );
    });
  }
}

function keyOf(name: string): string {
  return name.toLowerCase().replaceAll('__', ':');
}
