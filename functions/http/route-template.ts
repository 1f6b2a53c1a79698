import { constraintOf, type Constraint } from './route-constraints.js';

/** A template cannot be used; the message says what in it. */
export class RouteError extends Error {
  override readonly name = 'RouteError';
}

interface Parameter {
  readonly name: string;
  readonly defaultValue: string | undefined;
  readonly constraints: readonly Constraint[];
}

/** A segment's place in the order in which templates are tried: literals first, whatever follows a catch-all last. */
const literal = 1;
const constrained = 2;
const parameter = 3;
const catchAll = 5;

/**
 * A route template of an HTTP trigger: `products/{category:alpha}/{id:int?}`, `files/{*path}`.
 *
 * @see ASP.NET Core, "Routing", route templates and route constraints, which Azure Functions follow.
 */
export class RouteTemplate {
  readonly text: string;
  /** Templates with a smaller one are tried first. */
  readonly precedence: string;
  readonly #pattern: RegExp;
  readonly #parameters: readonly Parameter[];

  /** @throws RouteError where the template is malformed. */
  constructor(text: string) {
    this.text = text.replaceAll(/^\/+|\/+$/g, '');
    const segments = this.text === '' ? [] : splitSegments(this.text);
    const parameters: Parameter[] = [];
    const parts = segments.map((segment, index) => readSegment(segment, index === segments.length - 1, parameters));
    this.#parameters = parameters;
    this.#pattern = new RegExp(`^${parts.map(({ pattern }) => pattern).join('')}/?$`, 'is');
    this.precedence = parts.map(({ order }) => order).join('');
    const names = parameters.map(({ name }) => name.toLowerCase());
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new RouteError(`the parameter ${twice} is there twice`);
  }

  /**
   * The parameters of a path that the template is for; undefined for any other path.
   *
   * @param path begins with a slash, and is percent-encoded.
   */
  match(path: string): Record<string, string> | undefined {
    const groups = this.#pattern.exec(path === '/' ? '' : path);
    if (groups === null) return undefined;
    const values: Record<string, string> = {};
    for (const [index, { name, defaultValue, constraints }] of this.#parameters.entries()) {
      const given = groups[index + 1];
      const value = given === undefined || given === '' ? defaultValue : decode(given);
      if (value === undefined) {
        if (given !== undefined && given !== '') return undefined;
        continue;
      }
      if (!constraints.every((isAllowed) => isAllowed(value))) return undefined;
      values[name] = value;
    }
    return values;
  }
}

function readSegment(
  segment: string,
  isLast: boolean,
  parameters: Parameter[],
): { readonly pattern: string; readonly order: number } {
  const parts = segment.split(/(\{(?:[^{}]|\{\{|\}\})*\})/).filter((part) => part !== '');
  if (parts.some((part) => !isParameter(part) && /[{}]/.test(part.replaceAll(/\{\{|\}\}/g, '')))) {
    throw new RouteError(`${JSON.stringify(segment)} has a brace without its other one`);
  }
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && isParameter(only)) return wholeSegment(only, isLast, parameters);
  const patterns = parts.map((part) => {
    if (!isParameter(part)) return escape(part.replaceAll('{{', '{').replaceAll('}}', '}'));
    const { isCatchAll, isOptional, ...read } = readParameter(part);
    if (isCatchAll || isOptional) throw new RouteError(`${part} has to be a segment of its own`);
    parameters.push(read);
    return '([^/]+?)';
  });
  return { pattern: `/${patterns.join('')}`, order: patterns.length === 1 ? literal : constrained };
}

function wholeSegment(part: string, isLast: boolean, parameters: Parameter[]) {
  const { isCatchAll, isOptional, ...read } = readParameter(part);
  if ((isCatchAll || isOptional) && !isLast) throw new RouteError(`${part} has to be the last segment`);
  parameters.push(read);
  const order = (isCatchAll ? catchAll : parameter) - (read.constraints.length > 0 ? 1 : 0);
  if (isCatchAll) return { pattern: '(?:/(.*))?', order };
  const mayBeLeftOut = isOptional || (read.defaultValue !== undefined && isLast);
  return { pattern: mayBeLeftOut ? '(?:/([^/]+))?' : '/([^/]+)', order };
}

function readParameter(part: string): Parameter & { readonly isCatchAll: boolean; readonly isOptional: boolean } {
  const inner = part.slice(1, -1);
  const [, stars = '', name = '', rest = ''] = /^(\*{0,2})([^:=?*]+)(.*)$/s.exec(inner) ?? [];
  if (name === '') throw new RouteError(`${part} names no parameter`);
  const isOptional = rest.endsWith('?');
  const [constraintTexts, defaultValue] = splitDefault(isOptional ? rest.slice(0, -1) : rest);
  const constraints = constraintTexts.map((text) => {
    const constraint = constraintOf(text);
    if (constraint === undefined) throw new RouteError(`${part} has the unknown constraint ${JSON.stringify(text)}`);
    return constraint;
  });
  return { name, defaultValue, constraints, isOptional, isCatchAll: stars !== '' };
}

/** `:int:min(1)=5` as its constraints and its default. A colon or an equals sign in parentheses belongs to a constraint. */
function splitDefault(text: string): [constraints: string[], defaultValue: string | undefined] {
  const pieces = text.match(/[:=](?:[^:=()]|\((?:[^()]|\([^()]*\))*\))*/g) ?? [];
  const defaultPiece = pieces.find((piece) => piece.startsWith('='));
  return [pieces.filter((piece) => piece.startsWith(':')).map((piece) => piece.slice(1)), defaultPiece?.slice(1)];
}

/** Splits at slashes that are in no braces. */
function splitSegments(text: string): string[] {
  const segments = text.match(/(?:\{(?:[^{}]|\{\{|\}\})*\}|[^/])+/g) ?? [];
  if (segments.join('/') !== text) throw new RouteError('a segment is empty');
  return segments;
}

function isParameter(part: string): boolean {
  return part.startsWith('{') && part.endsWith('}') && !part.startsWith('{{');
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
