/**
 * What a client's session is at:
 * - `connecting`: open, but not in a namespace yet. It is closed unless a namespace admits it in time.
 * - `connected`: a namespace has admitted it, whether or not it has left since.
 * - `closing`: the service closed it. No command reaches it, and what was sent before is on its way.
 * - `ended`: its Engine.IO session is over.
 */
export type SessionState = 'connecting' | 'connected' | 'closing' | 'ended';

/**
 * What a client's socket in one namespace is at: its event handler is asked, has accepted it, or the socket is over.
 */
export type SocketState = 'connecting' | 'connected' | 'ended';
