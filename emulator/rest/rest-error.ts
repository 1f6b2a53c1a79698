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
  'Error.MethodNotAllowed': 405,
  'Error.Connection.Conflict': 409,
  'Error.UnsupportedMediaType': 415,
  'Error.ServiceUnavailable': 503,
} as const;

export type ErrorCode = keyof typeof errorStatuses;

/**
 * A REST request that is rejected: nothing was changed.
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

/**
 * A part of a request that cannot be bound to what the operation declares: its filter, its groups, its client type. The
 * service was recorded to answer it in the shape of problem details.
 */
export class BindingRestError extends RestError {
  /** @param target the query parameter, or the body's member with a capital letter: `filter`, `Filter`, `Groups`. */
  constructor(message: string, target: 'filter' | 'Filter' | 'Groups' | 'clientType') {
    super('Error.BadRequest', message, target);
  }
}

/** What the service was recorded to say of a group name that is missing. */
export const invalidGroupName = 'Invalid group name. Valid group name should be in between 1 and 1024 characters long.';
