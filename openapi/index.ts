export { operationIds, type OperationId } from './generated/operation-id.js';
export { allowedMethods, matchOperation, operationById } from './operations.js';
export type { Operation, OperationMatch } from './operations.js';
export type { OperationParameter } from './parameter.js';
export { decodePathSegment } from './path-template.js';
export { successStatus, validateResponse } from './validate-response.js';
