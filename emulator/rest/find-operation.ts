import { allowedMethods, matchOperation, type OperationMatch } from '../../openapi/index.js';
import { RestError } from './rest-error.js';

/**
 * The operation of a request.
 *
 * @throws RestError 400, 404 or 405 where the document has none.
 */
export function findOperation(method: string, rawPath: string): OperationMatch {
  if (!isDecodable(rawPath)) {
    throw new RestError(
      'Error.BadRequest',
      `The path ${rawPath} cannot be decoded; expected percent escapes of UTF-8.`,
      'Request',
    );
  }
  const match = matchOperation(method, rawPath);
  if (match !== undefined) return match;
  const allowed = allowedMethods(rawPath);
  if (allowed.length === 0) {
    throw new RestError(
      'Error.NotFound',
      `There is nothing at ${rawPath}. See the OpenAPI document for what there is.`,
      'Request',
    );
  }
  throw new RestError(
    'Error.MethodNotAllowed',
    `${method} is not possible at ${rawPath}; expected ${allowed.join(' or ')}.`,
    'Request',
    { allow: allowed.join(', ') },
  );
}

function isDecodable(rawPath: string): boolean {
  if (!rawPath.includes('%')) return true;
  try {
    decodeURIComponent(rawPath);
    return true;
  } catch {
    return false;
  }
}
