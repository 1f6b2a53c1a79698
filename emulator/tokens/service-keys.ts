import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { signingKey } from '../../protocol/index.js';
import type { Settings } from '../settings/settings.js';

/** The keys that a service signs and verifies with. */
export interface ServiceKeys {
  /** Primary first: what webhooks are signed with. */
  readonly accessKeys: readonly string[];
  /** Signs the tokens that the service makes for clients. */
  readonly clientTokenKey: KeyObject;
  /** What a client's token may be signed with. */
  readonly acceptedOfClients: readonly KeyObject[];
  /** What a REST request's token may be signed with. */
  readonly acceptedOfBackends: readonly KeyObject[];
}

/**
 * The keys of a service. Its own key follows from the access keys, so that every node and every start has the same; the
 * tokens made with it are good where access keys are not.
 */
export function serviceKeys({ accessKey, secondaryAccessKey, keyTokens }: Settings): ServiceKeys {
  const accessKeys = [accessKey, secondaryAccessKey];
  const clientTokenKey = createSecretKey(createHmac('sha256', accessKey).update('client tokens').digest());
  const acceptedOfBackends = keyTokens === 'allow' ? accessKeys.map(signingKey) : [];
  return { accessKeys, clientTokenKey, acceptedOfBackends, acceptedOfClients: [...acceptedOfBackends, clientTokenKey] };
}
