// #region handler
import { createServer } from 'node:http';
import { ack, createEventHandler } from 'socketio-serverless/handler';
import { wellKnownAccessKey } from 'socketio-serverless/protocol';

/** An event handler: it admits every client and answers `hello` with a greeting. */
const events = createEventHandler({
  // Of an emulator that was given no key. A service has two keys: give both.
  accessKeys: [wellKnownAccessKey],
  messages: { hello: ({ args: [name] }) => ack(`Hello ${String(name)}`) },
});

export const eventHandler = createServer(events.node);
// #endregion
