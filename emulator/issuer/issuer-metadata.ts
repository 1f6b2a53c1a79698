/** The paths of the issuer below a tenant's name, as those of Microsoft Entra ID. */
export const issuerPaths = {
  metadata: 'v2.0/.well-known/openid-configuration',
  keys: 'discovery/v2.0/keys',
  token: 'oauth2/v2.0/token',
  authorize: 'oauth2/v2.0/authorize',
} as const;

/**
 * What the issuer says of itself.
 *
 * @param base the address at which the caller reached the tenant, so that it reaches the other endpoints as well.
 * @see OpenID Connect Discovery 1.0, 3 "OpenID Provider Metadata".
 */
export function issuerMetadata(issuer: string, base: string): object {
  return {
    issuer,
    token_endpoint: `${base}/${issuerPaths.token}`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic'],
    grant_types_supported: ['client_credentials'],
    jwks_uri: `${base}/${issuerPaths.keys}`,
    authorization_endpoint: `${base}/${issuerPaths.authorize}`,
    response_types_supported: ['code'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
  };
}
