import { operationIds, type OperationId } from '../../openapi/index.js';
import { suggestion } from '../../specs/closest.js';
import { shownValue } from '../../specs/shown-value.js';

/** What happens to a call or a delivery. At least one of `delayMs`, `status` and `drop` is given. */
interface FaultEffect {
  /** How long it waits first, in milliseconds. */
  readonly delayMs?: number;
  /** What answers it, from 400 to 599. The call does nothing; the event handler is not called. */
  readonly status?: number;
  /** Headers of that answer: `{ 'retry-after': '1' }`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Text of that answer; by default the body of an error of the service, or nothing for a delivery. */
  readonly body?: string;
  /** Ends it without an answer, as a network failure does. The call does nothing; the event handler is not called. */
  readonly drop?: true;
  /** Which share of those that match: 0.25 is every fourth, beginning with the first. By default all. */
  readonly share?: number;
  /** After how many the fault ends; by default never. */
  readonly times?: number;
  /** Only of this hub. */
  readonly hub?: string;
}

/** A fault of the service's REST API, as a backend meets it. */
export interface RestFault extends FaultEffect {
  readonly at: 'rest';
  /** Only of this operation of the OpenAPI document: `sendToAll`. */
  readonly operation?: OperationId;
}

/** A fault on the way to an event handler. Each try of a delivery meets it, and is repeated as after a real failure. */
export interface DeliveryFault extends FaultEffect {
  readonly at: 'delivery';
  /** Only of this client event, or of `connect`, `connected` or `disconnected`. */
  readonly event?: string;
}

/** Something that goes wrong on purpose. */
export type Fault = RestFault | DeliveryFault;

/** Says which member of a fault is wrong, the value seen, and what it may be. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
}

interface Rule {
  readonly allows: (value: unknown) => boolean;
  readonly words: string;
}

const longestDelayMs = 600_000;
const text: Rule = { allows: (value) => typeof value === 'string', words: 'a string' };
const common: Readonly<Record<string, Rule>> = {
  at: { allows: (value) => value === 'rest' || value === 'delivery', words: '"rest" or "delivery"' },
  delayMs: { allows: wholeFrom(0, longestDelayMs), words: `a whole number from 0 to ${longestDelayMs}` },
  status: { allows: wholeFrom(400, 599), words: 'a whole number from 400 to 599' },
  headers: { allows: isStrings, words: 'an object of strings' },
  body: text,
  drop: { allows: (value) => value === true, words: 'true, or left out' },
  share: { allows: (value) => typeof value === 'number' && value > 0 && value <= 1, words: 'above 0 and at most 1' },
  times: { allows: wholeFrom(1, Number.MAX_SAFE_INTEGER), words: 'a whole number from 1' },
  hub: text,
};
const members: Readonly<Record<Fault['at'], Readonly<Record<string, Rule>>>> = {
  rest: { ...common, operation: { allows: isOperationId, words: 'an operation of the OpenAPI document' } },
  delivery: { ...common, event: text },
};

/** @throws FaultError with a line for each member that is wrong. */
export function checkFault(fault: Fault): void {
  const given = Object.entries(fault).filter(([, value]) => value !== undefined) as [string, unknown][];
  const isKnown = common['at']?.allows((fault as { at?: unknown }).at) === true;
  const rules = isKnown ? members[fault.at] : { ...members.rest, ...members.delivery };
  const problems = given.flatMap(([name, value]) => findProblem(name, value, rules));
  if (!isKnown && !given.some(([name]) => name === 'at'))
    problems.push('at is missing; it must be "rest" or "delivery".');
  if (fault.status !== undefined && fault.drop === true) problems.push('status and drop exclude each other.');
  if (fault.status === undefined && fault.drop === undefined && fault.delayMs === undefined) {
    problems.push('it does nothing; give it delayMs, status or drop.');
  }
  if (fault.status === undefined && (fault.headers !== undefined || fault.body !== undefined)) {
    problems.push('headers and body are those of an answer; give it a status too.');
  }
  if (problems.length > 0) throw new FaultError(`Invalid fault:\n${problems.map((line) => `  ${line}`).join('\n')}`);
}

function findProblem(name: string, value: unknown, rules: Readonly<Record<string, Rule>>): string[] {
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  if (rule === undefined) return [`${name} is not a part of it.${suggestion(name, Object.keys(rules))}`];
  if (rule.allows(value)) return [];
  const near = name === 'operation' ? suggestion(String(value), operationIds) : '';
  return [`${name} is ${shownValue([name], value)}; it must be ${rule.words}.${near}`];
}

function wholeFrom(least: number, greatest: number): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= greatest;
}

function isStrings(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.values(value).every((member) => typeof member === 'string')
  );
}

function isOperationId(value: unknown): boolean {
  return (operationIds as readonly unknown[]).includes(value);
}
