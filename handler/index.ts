export * from './answers.js';
export {
  createEventHandler,
  type EventHandler,
  type EventHandlerOptions,
  type MessageListener,
} from './event-handler.js';
export type * from './events.js';
export type { FetchHandler } from './fetch.js';
export type { NodeListener, NodeRequest, NodeResponse } from './node-http.js';
export type { HandlerRequest, HandlerResponse } from './request.js';
