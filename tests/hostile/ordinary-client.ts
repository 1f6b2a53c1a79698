import { io } from 'socket.io-client';
import { clientPath, groupName } from '../../protocol/index.js';
import { sendRest } from './raw-http.js';
import { hub, type Target, tokenFor } from './target.js';

/** What {@link useAsOrdinaryClient} gets from an emulator that is well. */
export const ordinaryResults = ['answer', '202', 'news'];

/** Connects a fresh client, asks the event handler, and receives what a backend sends. */
export async function useAsOrdinaryClient(target: Target): Promise<unknown[]> {
  const query = { access_token: tokenFor(target, clientPath(hub)) };
  const socket = io(target.endpoint, { path: clientPath(hub), query, forceNew: true, reconnection: false });
  try {
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
    const answer: unknown = await socket.timeout(10_000).emitWithAck('ask');
    const news = new Promise<string>((resolve) => socket.once('news', () => resolve('news')));
    const path = `/api/hubs/${hub}/groups/${groupName('/', socket.id ?? '')}/:send`;
    const status = await sendRest(target, { path, body: '42["news"]' });
    return [answer, status, await news];
  } finally {
    socket.close();
  }
}
