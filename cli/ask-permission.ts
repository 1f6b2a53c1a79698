import { fillTemplate, validationEvent } from '../fixtures/handlers/fill-template.js';
import { post, type WireAnswer } from '../fixtures/sender/post.js';
import { failureText } from './failure-text.js';
import { urlAdvice } from './url-advice.js';

/** An event handler as a service knows it. */
export interface AskedHandler {
  /** With `{hub}` and `{event}`. */
  readonly urlTemplate: string;
  readonly hub: string;
  /** The host of the service, which the handler has to allow. */
  readonly origin: string;
  readonly timeoutMs: number;
}

/** What a service would know after its validation request. */
export interface AskedPermission {
  readonly method: 'OPTIONS' | 'GET';
  readonly url: URL;
  /** Undefined where no answer came. */
  readonly answer?: WireAnswer;
  /** Why no event may be sent, and what to do; undefined where they may. */
  readonly problem?: string;
}

/**
 * Asks an event handler whether a service may send it events. Where it answers 404 to OPTIONS it is asked by GET.
 *
 * @see reference-cloud-events.md, "Webhook validation"; CloudEvents HTTP webhook 1.0, "Abuse protection".
 */
export async function askPermission(handler: AskedHandler): Promise<AskedPermission> {
  const first = await ask(handler, 'OPTIONS');
  return first.answer?.status === 404 ? ask(handler, 'GET') : first;
}

async function ask(
  { urlTemplate, hub, origin, timeoutMs }: AskedHandler,
  method: 'OPTIONS' | 'GET',
): Promise<AskedPermission> {
  const url = new URL(fillTemplate(urlTemplate, hub, validationEvent));
  const headers = [
    ['WebHook-Request-Origin', origin],
    ['ce-awpsversion', '1.0'],
  ] as const;
  try {
    const answer = await post({ url, method, headers, body: '', timeoutMs });
    const problem = findProblem(answer, origin);
    return { method, url, answer, ...(problem !== undefined && { problem }) };
  } catch (error) {
    const problem = `It does not answer: ${failureText(error)}. Start it, or check its address.`;
    return { method, url, problem };
  }
}

function findProblem({ status, headers }: WireAnswer, origin: string): string | undefined {
  if (status < 200 || status > 299) return `It answers ${status} to the validation request. ${adviceFor(status)}`;
  const allowed = headers['webhook-allowed-origin'];
  if (allowed === '*' || allowed?.toLowerCase() === origin.toLowerCase()) return undefined;
  const seen = allowed === undefined ? 'without WebHook-Allowed-Origin' : `with WebHook-Allowed-Origin: ${allowed}`;
  return `It answers the validation request ${seen}. It has to answer with WebHook-Allowed-Origin: ${origin}, or *.`;
}

function adviceFor(status: number): string {
  if (status === 401 || status === 403) return 'Where it needs ?code=…, give it with the URL.';
  return urlAdvice(status) ?? 'It has to answer OPTIONS with 2xx and WebHook-Allowed-Origin: *';
}
