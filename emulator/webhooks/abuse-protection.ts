import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Logger } from '../log/event-log.js';
import { loggableUrl } from './loggable-url.js';
import { TimeLimit } from './time-limit.js';
import { WebhookExchange } from './webhook-exchange.js';

const validationTimeoutMs = 10_000;
/** A URL that allowed the origin is asked again, beside the traffic, once its answer is this old. */
const refreshAfterMs = 60_000;
const longestBackOffMs = 60_000;
/** Clients choose the names of hubs, which may be in URLs. */
const maxUrls = 20_000;

/** Whether an event handler lets this service call it. */
export type Permission =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly kind: 'not allowed' | 'unreachable' | 'too late'; readonly reason: string };

interface Answer {
  readonly permission: Permission;
  readonly nextCheckAt: number;
  /** How often it was refused in a row. */
  readonly failures: number;
}

interface ValidationAnswer {
  readonly statusCode: number;
  readonly headers: IncomingHttpHeaders;
}

type ValidationOutcome =
  | { readonly answer: ValidationAnswer; readonly failure?: undefined }
  | {
      readonly answer?: undefined;
      readonly failure: { readonly kind: 'unreachable' | 'too late'; readonly reason: string };
    };

interface Validation {
  /** Undefined while the first answer is awaited. */
  readonly last?: Answer | undefined;
  /** The answer that is awaited, by all who need it. */
  readonly asked?: Promise<Permission>;
}

/**
 * Asks each event handler, before its first event, whether it accepts webhooks of this origin, and remembers the answer.
 *
 * @see reference-cloud-events.md, "Webhook validation"; CloudEvents HTTP webhook 1.0, "Abuse protection".
 */
export class AbuseProtection {
  readonly #validations = new Map<string, Validation>();

  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly origin: string,
    private readonly log: Logger,
    /** How many URLs are remembered; beyond, the one is forgotten that was asked longest ago. */
    private readonly maxRemembered = maxUrls,
  ) {}

  /**
   * Waits for the first answer of a URL; later ones are refreshed beside the traffic. A refusal is asked again after
   * 1, 2, 4 … 60 seconds, when the next event comes.
   */
  check(url: string): Permission | Promise<Permission> {
    const { last, asked } = this.#validations.get(url) ?? {};
    if (last !== undefined && Date.now() < last.nextCheckAt) return last.permission;
    const answer = asked ?? this.#validate(url, last);
    return last?.permission.allowed === true ? last.permission : answer;
  }

  /** What a URL has answered last; undefined before it has. */
  lastAnswer(url: string): Permission | undefined {
    return this.#validations.get(url)?.last?.permission;
  }

  /** Each URL that did not allow events is asked again when it is needed. */
  forgetRejections(): void {
    for (const [url, { last }] of this.#validations) {
      if (last?.permission.allowed === false) this.#validations.delete(url);
    }
  }

  #validate(url: string, last: Answer | undefined): Promise<Permission> {
    const asked = this.#ask(url).then((permission) => {
      const failures = permission.allowed ? 0 : (last?.failures ?? 0) + 1;
      const delay = permission.allowed ? refreshAfterMs : Math.min(1000 * 2 ** (failures - 1), longestBackOffMs);
      this.#remember(url, { last: { permission, nextCheckAt: Date.now() + delay, failures } });
      return permission;
    });
    this.#remember(url, { last, asked });
    return asked;
  }

  #remember(url: string, validation: Validation): void {
    this.#validations.delete(url);
    const [oldest] = this.#validations.keys();
    if (oldest !== undefined && this.#validations.size === this.maxRemembered) this.#validations.delete(oldest);
    this.#validations.set(url, validation);
  }

  async #ask(url: string): Promise<Permission> {
    const first = await this.#request('OPTIONS', url);
    const { answer, failure } = first.answer?.statusCode === 404 ? await this.#request('GET', url) : first;
    if (answer !== undefined) return this.#judge(answer);
    const { kind, reason } = failure;
    return { allowed: false, kind, reason: `the validation request to ${loggableUrl(url)} failed: ${reason}` };
  }

  async #request(method: 'OPTIONS' | 'GET', url: string): Promise<ValidationOutcome> {
    const { origin, pathname, search } = new URL(url);
    const limit = new TimeLimit(validationTimeoutMs);
    const exchange = new WebhookExchange(limit);
    const startedAt = performance.now();
    this.dispatcher.dispatch(
      {
        origin,
        path: pathname + search,
        method,
        headers: { 'webhook-request-origin': this.origin, 'ce-awpsversion': '1.0' },
      },
      exchange,
    );
    const ending = await exchange.ended;
    limit.end();
    const { statusCode, headers } = exchange;
    this.log.info(
      {
        method,
        url: loggableUrl(url),
        ...(statusCode !== undefined && { status: statusCode }),
        durationMs: performance.now() - startedAt,
      },
      'validation',
    );
    if (ending.kind === 'failed') return { failure: { kind: 'unreachable', reason: (ending.error as Error).message } };
    if (ending.kind === 'too late' || statusCode === undefined) {
      return { failure: { kind: 'too late', reason: `no answer within ${validationTimeoutMs} ms` } };
    }
    return { answer: { statusCode, headers } };
  }

  #judge({ statusCode, headers }: ValidationAnswer): Permission {
    if (statusCode < 200 || statusCode > 299) {
      return notAllowed(`the validation request was answered with status ${statusCode}; expected 2xx`);
    }
    const allowed = headers['webhook-allowed-origin'];
    if (allowed === '*' || (typeof allowed === 'string' && allowed.toLowerCase() === this.origin.toLowerCase())) {
      return { allowed: true };
    }
    const seen = allowed === undefined ? 'missing' : JSON.stringify(allowed);
    const hasPort = typeof allowed === 'string' && allowed.toLowerCase().startsWith(`${this.origin.toLowerCase()}:`);
    // The official middleware for express answers with the host and port of its allowedEndpoints.
    const advice = hasPort
      ? '. Leave the port out of the endpoints that the handler allows, or set webhooks.origin'
      : '';
    return notAllowed(`WebHook-Allowed-Origin is ${seen}; expected * or ${JSON.stringify(this.origin)}${advice}`);
  }
}

function notAllowed(reason: string): Permission {
  return { allowed: false, kind: 'not allowed', reason };
}
