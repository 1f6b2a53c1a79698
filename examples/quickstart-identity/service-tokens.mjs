import { createRemoteJWKSet, jwtVerify } from 'jose';

/** Checks that a webhook comes from the service: it bears a token that the tenant gave to the service's identity. */
export class ServiceTokens {
  #issuer;
  #keys;
  #audience;
  #serviceId;

  /** The `azp` of the last token that was accepted: who called. */
  lastCaller;

  constructor({ issuer, keys, audience, serviceId }) {
    this.#issuer = issuer;
    this.#keys = keys;
    this.#audience = audience;
    this.#serviceId = serviceId;
  }

  /**
   * Reads from the tenant's metadata who its issuer is, and where its keys are.
   *
   * @param {{ authority: string, tenant: string, audience: string, serviceId: string }} expected `audience` is the resource
   * in the settings of the event handler, `serviceId` the client id of the service's managed identity.
   */
  static async ofTenant({ authority, tenant, audience, serviceId }) {
    const url = `${authority.replace(/\/$/, '')}/${tenant}/v2.0/.well-known/openid-configuration`;
    const response = await fetch(url);
    const { issuer, jwks_uri: keySet } = await response.json();
    if (issuer === undefined) throw new Error(`${url} answered ${response.status} and named no issuer.`);
    return new ServiceTokens({ issuer, keys: createRemoteJWKSet(new URL(keySet)), audience, serviceId });
  }

  /** Why the value of an `Authorization` header is rejected; undefined where it is the service's. */
  async findProblem(authorization = '') {
    const [, token] = /^Bearer (\S+)$/.exec(authorization) ?? [];
    if (token === undefined) return 'The event has no bearer token.';
    try {
      const { payload } = await jwtVerify(token, this.#keys, { issuer: this.#issuer, audience: this.#audience });
      if (payload.azp !== this.#serviceId) return `The token is of ${payload.azp}; expected ${this.#serviceId}.`;
      this.lastCaller = payload.azp;
      return undefined;
    } catch (error) {
      return `The token was rejected: ${error.message}`;
    }
  }
}
