import { allowInsecureRequests, type ClientAuth, type Configuration, discovery, None } from 'openid-client';

interface IssuerClient {
  readonly id: string;
  readonly authentication: ClientAuth;
}

const anonymous: IssuerClient = { id: 'socketio-serverless', authentication: None() };

/** Reads an OpenID Connect issuer's metadata. Plain http is allowed, since a local issuer stands for the real one. */
export function discoverIssuer(
  issuer: string,
  { id, authentication }: IssuerClient = anonymous,
): Promise<Configuration> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- "deprecated" only so that it stands out.
  return discovery(new URL(issuer), id, undefined, authentication, { execute: [allowInsecureRequests] });
}
