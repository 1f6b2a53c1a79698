import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';
import type { ServiceAddress } from '../http/service-address.js';
import type { Settings } from '../settings/settings.js';
import type { TrustedIssuer } from '../tokens/trusted-issuer.js';
import type { Application } from './client-authentication.js';

export type DevelopmentIssuerSettings = NonNullable<Settings['developmentIssuer']>;

const algorithm = 'RS256';

/**
 * Makes the tokens that Microsoft Entra ID would give to applications and to the service itself. It keeps no state: whatever
 * callers ask for, there is one key, made at start.
 *
 * @see "Access tokens in the Microsoft identity platform", "Access token claims reference", for the claims.
 */
export class DevelopmentIssuer implements TrustedIssuer {
  readonly #verify: JWTVerifyGetKey;

  private constructor(
    readonly settings: DevelopmentIssuerSettings,
    private readonly address: ServiceAddress,
    private readonly signingKey: CryptoKey,
    readonly keyId: string,
    /** The public key, as its key set endpoint gives it. */
    readonly keySet: JSONWebKeySet,
  ) {
    this.#verify = createLocalJWKSet(keySet);
  }

  static async create(settings: DevelopmentIssuerSettings, address: ServiceAddress): Promise<DevelopmentIssuer> {
    const { privateKey, publicKey } = await generateKeyPair(algorithm);
    const key = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(key);
    const keySet = { keys: [{ ...key, kid, use: 'sig', alg: algorithm }] };
    return new DevelopmentIssuer(settings, address, privateKey, kid, keySet);
  }

  /** Its tokens' `iss`, which has the port once the emulator listens. */
  get url(): string {
    return `${this.address.endpoint}/${this.settings.tenantId}/v2.0`;
  }

  keys(): Promise<JWTVerifyGetKey> {
    return Promise.resolve(this.#verify);
  }

  /** A token with which an application calls a resource. */
  applicationToken({ id, roles }: Application, resource: string): Promise<string> {
    return this.#sign(id, resource, { roles });
  }

  /** A token with which the service calls an event handler. */
  async serviceToken(resource: string): Promise<{ readonly text: string; readonly lifetimeSeconds: number }> {
    const { serviceId, tokenLifetimeSeconds: lifetimeSeconds } = this.settings;
    return { text: await this.#sign(serviceId, resource, {}), lifetimeSeconds };
  }

  #sign(clientId: string, audience: string, claims: object): Promise<string> {
    const { tenantId, tokenLifetimeSeconds } = this.settings;
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ ...claims, azp: clientId, oid: clientId, tid: tenantId, ver: '2.0' })
      .setProtectedHeader({ typ: 'JWT', alg: algorithm, kid: this.keyId })
      .setIssuer(this.url)
      .setAudience(audience)
      .setSubject(clientId)
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + tokenLifetimeSeconds)
      .sign(this.signingKey);
  }
}
