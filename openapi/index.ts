export { operationIds, type OperationId } from './generated/operation-id.js';
export { allowedMethods, matchOperation, operationById, operations } from './operations.js';
export type { Operation, OperationMatch } from './operations.js';
export type { OperationParameter } from './parameter.js';
export { decodePathSegment } from './path-template.js';
export type { OperationRequestBody } from './request-body.js';
export type { OperationResponse, ResponseHeader } from './response.js';
export { validateResponse, type WireResponse } from './validate-response.js';
