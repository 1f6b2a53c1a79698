import { answerEvent, type FunctionOutcome, type noAnswer } from './answer-event.js';
import type { Dispatched, TriggerEvent } from './dispatch.js';
import type { WebhookAnswer } from './webhook-request.js';

/**
 * The extension's answer to a request of the service.
 *
 * @param run runs the function that an event is for; it is called once, and for an event only.
 */
export async function answerWebhook(
  dispatched: Dispatched,
  run: (event: TriggerEvent) => Promise<FunctionOutcome>,
): Promise<WebhookAnswer | typeof noAnswer> {
  switch (dispatched.kind) {
    case 'validation': {
      const { status, allowedOrigin } = dispatched.answer;
      return { status, ...(allowedOrigin !== null && { headers: { 'WebHook-Allowed-Origin': allowedOrigin } }) };
    }
    case 'rejected': {
      const { status, body } = dispatched.rejection;
      return { status, ...(body !== '' && { headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body }) };
    }
    case 'event':
      return answerEvent(dispatched.event, await run(dispatched.event));
  }
}
