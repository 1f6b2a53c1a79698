/** The errors of OAuth that the issuer answers. @see RFC 6749, 4.1.2.1 and 5.2. */
export type OAuthErrorCode =
  'invalid_client' | 'invalid_request' | 'invalid_scope' | 'unsupported_grant_type' | 'unsupported_response_type';

/** Why the issuer rejects a request. The message becomes the `error_description`. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';

  constructor(
    readonly code: OAuthErrorCode,
    message: string,
    readonly status = 400,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
