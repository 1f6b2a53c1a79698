import { refusalText, readRefusal } from '../fixtures/clients/refusal.js';
import type { ClientAddress } from './connect-session.js';
import { failureText } from './failure-text.js';

const maxReasonLength = 500;
const timeoutMs = 5000;

/**
 * Why a client was not let in, and what to do. What a service says of a handshake is lost in a WebSocket client's error, so it
 * is asked again by a plain request.
 */
export async function explainRejection(error: Error, address: ClientAddress): Promise<string> {
  const refusal = refusalText(readRefusal(error));
  // Of a CONNECT_ERROR packet, even where it has no data.
  if ('data' in error) return `The socket was rejected: ${refusal.replace(/\.$/, '')}. The service's log says more.`;
  const answer = await askAgain(address);
  if (answer.status === undefined) {
    return `Cannot connect: ${answer.reason}. Is the service running? \`npx socketio-serverless start\` runs one.`;
  }
  if (answer.status >= 400) return `The service rejected the client with ${answer.status}: ${answer.reason}`;
  return `Cannot connect: ${refusal}.`;
}

async function askAgain({ url, path, token }: ClientAddress): Promise<{ status?: number; reason: string }> {
  const query = new URLSearchParams({
    EIO: '4',
    transport: 'polling',
    ...(token !== undefined && { access_token: token }),
  });
  try {
    const response = await fetch(`${new URL(url).origin}${path}/?${query}`, { signal: AbortSignal.timeout(timeoutMs) });
    return { status: response.status, reason: readReason(await response.text()) };
  } catch (error) {
    return { reason: failureText(error) };
  }
}

function readReason(body: string): string {
  const text = body.slice(0, maxReasonLength);
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === 'string' ? message : text;
  } catch {
    return text;
  }
}
