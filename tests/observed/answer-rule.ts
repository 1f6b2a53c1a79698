import type { ObservedExchange } from '../../specs/observed-exchanges.js';

/** A fact of the recorded answers that the OpenAPI document cannot express. */
export interface AnswerRule {
  /** The fact, which is also the violation's text. */
  readonly rule: string;
  /** Whether the answer keeps the rule, or is none that it is about. */
  readonly holds: (exchange: ObservedExchange) => boolean;
}

/** The value of a JSON body; undefined where the body is none. */
export function jsonBody({ body }: Pick<ObservedExchange['response'], 'body'>): unknown {
  return body !== null && 'json' in body ? body.json : undefined;
}
