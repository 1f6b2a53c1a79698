import { setTimeout as delay } from 'node:timers/promises';
import { CookieJar } from 'tough-cookie';
import { type Dispatcher, errors } from 'undici';
import type { Settings } from '../settings/settings.js';
import { TimeLimit } from './time-limit.js';
import type { WebhookFailure } from './webhook-failure.js';

const responseBodyLimit = 16 * 1024 * 1024;

/** How much of a failing answer's body is read, which keeps its connection usable, and how much of it is logged. */
const explanationLimit = { bytes: 128 * 1024, characters: 500 };

/** A webhook to post. The same request is repeated as it is when it is retried. */
export interface WebhookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Keeps what 2xx answers set, and gives it back with the next request. */
  readonly cookies: CookieJar;
}

/** A 2xx answer. */
export interface WebhookAnswer {
  readonly succeeded: true;
  readonly body: Buffer;
  /** As it stands in the header; undefined where the answer has none. */
  readonly contentType: string | undefined;
  readonly connectionState: string | undefined;
}

/** What came of a webhook: a 2xx answer, or the reason why there was none. */
export type WebhookOutcome = WebhookAnswer | WebhookFailure;

type Attempt = WebhookOutcome & { readonly retry?: boolean };

/**
 * Posts webhooks: over kept-alive connections, following no redirect. All tries together have a time limit until the headers
 * of an answer that counts, and its body has as long again.
 *
 * @see reference-cloud-events.md, "Webhook HTTP request"; the official emulator's HttpUpstreamTrigger for retries.
 */
export class WebhookClient {
  constructor(
    private readonly dispatcher: Dispatcher,
    private readonly settings: Settings['webhooks'],
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
    for (const wait of [...this.settings.retryDelaysMs, undefined]) {
      const attempt = await this.#attempt(request, limit);
      if (attempt.retry !== true || wait === undefined) return attempt;
      try {
        await delay(wait, undefined, { signal: limit.signal, ref: false });
      } catch {
        return this.#timedOut();
      }
    }
    return this.#timedOut();
  }

  async #attempt({ url, headers, body, cookies }: WebhookRequest, limit: TimeLimit): Promise<Attempt> {
    const { origin, pathname, search } = new URL(url);
    const cookie = cookies.getCookieStringSync(url);
    const { signal } = limit;
    let answer: Dispatcher.ResponseData;
    try {
      answer = await this.dispatcher.request({
        origin,
        path: pathname + search,
        method: 'POST',
        headers: { ...headers, ...(cookie !== '' && { cookie }) },
        body,
        signal,
      });
    } catch (error) {
      if (signal.aborted) return this.#timedOut();
      // A dispatcher that was closed at shutdown stays closed.
      const retry = !(error instanceof errors.ClientDestroyedError);
      return failed('unreachable', `the event handler could not be reached: ${describe(error)}`, retry);
    }
    try {
      return await readAnswer(answer, url, cookies, limit);
    } catch (error) {
      if (signal.aborted) return this.#cutOff();
      // The handler has accepted the event: a retry would give it to it a second time.
      return failed('unreadable answer', `the event handler's answer was cut short: ${describe(error)}`);
    }
  }

  #timedOut(): WebhookFailure {
    return failed('too late', `the event handler did not answer within ${this.settings.timeoutMs} ms`);
  }

  #cutOff(): WebhookFailure {
    const limit = `within ${this.settings.timeoutMs} ms of its headers`;
    return failed('too late', `the event handler's answer did not end ${limit}`);
  }
}

async function readAnswer(
  answer: Dispatcher.ResponseData,
  url: string,
  cookies: CookieJar,
  limit: TimeLimit,
): Promise<Attempt> {
  const { statusCode, headers } = answer;
  if (statusCode < 200 || statusCode > 299) {
    const retry = statusCode === 408 || statusCode >= 500;
    const reason = `the event handler answered with status ${statusCode}${await readExplanation(answer)}`;
    return { succeeded: false, kind: 'refused', status: statusCode, reason, retry };
  }
  for (const cookie of [headers['set-cookie'] ?? []].flat()) cookies.setCookieSync(cookie, url, { ignoreError: true });
  limit.restart();
  const body = await readBody(answer);
  if (body === undefined) {
    return failed('unreadable answer', `the event handler's answer is longer than ${responseBodyLimit} bytes`);
  }
  const [contentType] = [headers['content-type'] ?? []].flat();
  return { succeeded: true, body, contentType, connectionState: [headers['ce-connectionstate'] ?? []].flat().at(-1) };
}

function failed(kind: Exclude<WebhookFailure['kind'], 'refused'>, reason: string, retry = false) {
  return { succeeded: false, kind, reason, retry } as const;
}

/** What a failing answer says about itself, as the end of a sentence. */
async function readExplanation(answer: Dispatcher.ResponseData): Promise<string> {
  // A body that is cut short takes nothing from the status.
  const body = await readBody(answer, explanationLimit.bytes).catch(() => undefined);
  if (body === undefined || body.length === 0) return '';
  return `: ${JSON.stringify(body.toString('utf8').slice(0, explanationLimit.characters))}`;
}

/** Undefined where the body is longer than the limit. */
async function readBody({ body }: Dispatcher.ResponseData, limit = responseBodyLimit): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function describe(error: unknown): string {
  const { message, code } = error as NodeJS.ErrnoException;
  return message === '' ? (code ?? 'unknown error') : message;
}
