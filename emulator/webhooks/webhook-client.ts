import { errors } from 'undici';
import type { Dispatch } from '../faults/faulty-dispatcher.js';
import type { Logger } from '../log/event-log.js';
import type { LogFields } from '../log/log-fields.js';
import type { Settings } from '../settings/settings.js';
import type { HandlerCookies } from './handler-cookies.js';
import type { WebhookUrl } from './handler-urls.js';
import { TimeLimit } from './time-limit.js';
import { type Ending, isAccepted, maxBodyBytes, WebhookExchange } from './webhook-exchange.js';
import type { WebhookFailure } from './webhook-failure.js';

/** How much of the text of a failing answer is logged. */
const maxExplanationLength = 500;

/** A webhook to post. The same request is repeated as it is when it is retried. */
export interface WebhookRequest {
  readonly url: WebhookUrl;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Keeps what 2xx answers set, and gives it back with the next request. */
  readonly cookies: HandlerCookies;
  /** Whose event it is, for the log. */
  readonly about: LogFields;
}

/** A 2xx answer. */
export interface WebhookAnswer {
  readonly succeeded: true;
  readonly body: Buffer;
  /** As it stands in the header; undefined where the answer has none. */
  readonly contentType: string | undefined;
  readonly connectionState: string | undefined;
  /** Its last try, for the log. */
  readonly lastTry: LogFields | undefined;
}

/** What came of a webhook: a 2xx answer, or the reason why there was none. */
export type WebhookOutcome = WebhookAnswer | WebhookFailure;

/** One try, as far as it has come. */
interface SentTry {
  exchange?: WebhookExchange;
}

type Attempt = WebhookOutcome & { readonly retry?: boolean };

/**
 * Posts webhooks: over kept-alive connections, following no redirect. All tries together have a time limit until the headers
 * of an answer that counts, and its body has as long again.
 *
 * @see reference-cloud-events.md, "Webhook HTTP request"; the official emulator's HttpUpstreamTrigger for retries.
 */
export class WebhookClient {
  constructor(
    private readonly dispatcher: Dispatch,
    private readonly settings: Settings['webhooks'],
    private readonly log: Logger,
  ) {}

  /** Never rejects. */
  async post(request: WebhookRequest): Promise<WebhookOutcome> {
    const limit = new TimeLimit(this.settings.timeoutMs);
    try {
      return await this.#tryUntil(limit, request);
    } finally {
      limit.end();
    }
  }

  async #tryUntil(limit: TimeLimit, request: WebhookRequest): Promise<WebhookOutcome> {
    let number = 0;
    let lastTry: LogFields | undefined;
    for (const wait of [...this.settings.retryDelaysMs, undefined]) {
      const startedAt = performance.now();
      const sent: SentTry = {};
      const attempt = await this.#attempt(request, limit, sent);
      lastTry = describeTry(request, sent, ++number, startedAt);
      if (attempt.retry !== true || wait === undefined) return { ...attempt, lastTry };
      this.#warnOfRetry(attempt, request, lastTry, wait);
      if (!limit.isOver) await limit.pause(wait);
      if (limit.isOver) break;
    }
    return { ...this.#timedOut(), ...(lastTry !== undefined && { lastTry }) };
  }

  #warnOfRetry(attempt: Attempt, { about }: WebhookRequest, lastTry: LogFields, retryInMs: number): void {
    const reason = attempt.succeeded ? '' : attempt.reason;
    this.log.warn({ ...about, ...lastTry, retryInMs, reason }, 'delivery failed, trying again');
  }

  async #attempt({ url, headers, body, cookies }: WebhookRequest, limit: TimeLimit, sent: SentTry): Promise<Attempt> {
    const { href, origin, path } = url;
    const cookie = cookies.header(href);
    const exchange = new WebhookExchange(limit);
    sent.exchange = exchange;
    this.dispatcher.dispatch(
      {
        origin,
        path,
        method: 'POST',
        headers: cookie === '' ? headers : { ...headers, cookie },
        body,
      },
      exchange,
    );
    const ending = await exchange.ended;
    const { statusCode } = exchange;
    if (statusCode === undefined) return this.#describeUnanswered(ending);
    if (!isAccepted(statusCode)) return describeRejection(statusCode, exchange, ending);
    const setCookie = exchange.headers['set-cookie'];
    if (setCookie !== undefined) await cookies.keep([setCookie].flat(), href);
    return ending.kind === 'complete' ? readAnswer(exchange) : this.#describeUnreadable(ending);
  }

  #describeUnanswered(ending: Ending): Attempt {
    if (ending.kind !== 'failed') return this.#timedOut();
    // A dispatcher that was closed at shutdown stays closed.
    const retry = !(ending.error instanceof errors.ClientDestroyedError);
    return failed('unreachable', `the event handler could not be reached: ${describe(ending.error)}`, retry);
  }

  #timedOut(): WebhookFailure {
    return failed('too late', `the event handler did not answer within ${this.settings.timeoutMs} ms`);
  }

  /** The handler has accepted the event: a retry would give it to it a second time. */
  #describeUnreadable(ending: Ending): WebhookFailure {
    if (ending.kind === 'too late') {
      const limit = `within ${this.settings.timeoutMs} ms of its headers`;
      return failed('too late', `the event handler's answer did not end ${limit}`);
    }
    const problem =
      ending.kind === 'failed'
        ? `was cut short: ${describe(ending.error)}`
        : `is longer than ${maxBodyBytes.accepted} bytes`;
    return failed('unreadable answer', `the event handler's answer ${problem}`);
  }
}

function describeTry(
  { url, headers, body }: WebhookRequest,
  { exchange }: SentTry,
  number: number,
  startedAt: number,
): LogFields {
  const status = exchange?.statusCode;
  return {
    method: 'POST',
    url: url.loggable,
    try: number,
    status,
    durationMs: performance.now() - startedAt,
    request: { headers, body },
    answer: { headers: exchange?.headers ?? {}, body: exchange?.body ?? '' },
  };
}

function readAnswer({ headers, body }: WebhookExchange): WebhookAnswer {
  const { 'content-type': contentTypes, 'ce-connectionstate': states } = headers;
  return {
    succeeded: true,
    body,
    contentType: firstOf(contentTypes),
    connectionState: Array.isArray(states) ? states.at(-1) : states,
    // A member that is there already is set in a fraction of the time that one more takes.
    lastTry: undefined,
  };
}

function firstOf(values: string | readonly string[] | undefined): string | undefined {
  return typeof values === 'object' ? values[0] : values;
}

function describeRejection(status: number, { body }: WebhookExchange, ending: Ending): Attempt {
  const retry = status === 408 || status >= 500;
  // A body that is cut short takes nothing from the status.
  const explanation = ending.kind === 'complete' ? body.toString('utf8').slice(0, maxExplanationLength) : '';
  const said = explanation === '' ? '' : `: ${JSON.stringify(explanation)}`;
  return {
    succeeded: false,
    kind: 'refused',
    status,
    reason: `the event handler answered with status ${status}${said}`,
    retry,
  };
}

function failed(kind: Exclude<WebhookFailure['kind'], 'refused'>, reason: string, retry = false) {
  return { succeeded: false, kind, reason, retry } as const;
}

function describe(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message === '' ? (code ?? 'unknown error') : message;
}
