import type { OperationId } from '../../openapi/index.js';
import type { RestAnswer } from './rest-answer.js';
import type { RestCall } from './rest-call.js';

export type OperationHandler = (call: RestCall) => Promise<RestAnswer>;

/** One handler for each operation of the OpenAPI document. */
export type OperationHandlers = Readonly<Record<OperationId, OperationHandler>>;

/** The handlers of some of the operations. */
export type HandlersOf<Id extends OperationId> = Readonly<Record<Id, OperationHandler>>;
