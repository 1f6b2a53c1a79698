/** Every error code that REST answers may carry, with its status. */
export const errorStatuses = {
  'Error.BadRequest': 400,
  'Error.Unauthorized': 401,
  'Error.Forbidden': 403,
  'Error.NotFound': 404,
  'Error.Connection.NotExisted': 404,
  'Info.Connection.NotExisted': 404,
  'Warning.Connection.NotExisted': 404,
  'Warning.Group.NotExisted': 404,
  'Warning.User.NotExisted': 404,
  'Info.Permission.NotGranted': 404,
  'Error.MethodNotAllowed': 405,
  'Error.Connection.Conflict': 409,
  'Error.UnsupportedMediaType': 415,
} as const;

export type ErrorCode = keyof typeof errorStatuses;

/**
 * A REST request that is refused: nothing was changed.
 *
 * @see reference-rest-api-data-plane.md; observed traffic of the service for the codes and shapes.
 */
export class RestError extends Error {
  override readonly name = 'RestError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** What it is about: a parameter's name, `Request`, `Connection` … */
    readonly target: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  get status(): number {
    return errorStatuses[this.code];
  }
}

/** A filter that cannot be used. The service was seen to answer it in a shape of its own. */
export class FilterRestError extends RestError {
  /** @param target `filter` for the query parameter, `Filter` for a body's member. */
  constructor(message: string, target: 'filter' | 'Filter') {
    super('Error.BadRequest', message, target);
  }
}
