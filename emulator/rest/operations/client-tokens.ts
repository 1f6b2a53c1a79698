import { createHash, type KeyObject } from 'node:crypto';
import { clientAudience, signAccessToken } from '../../../protocol/index.js';
import type { HandlersOf } from '../operation-handlers.js';

/** The `iss` of the tokens that the service makes itself, as observed. */
const issuer = 'https://webpubsub.azure.com';

/**
 * Tokens for clients of backends that hold no key. Every client type gives the Socket.IO audience.
 *
 * @see Web PubSub data plane, "Generate client token"; observed service-issued tokens.
 */
export function clientTokenHandlers(serviceKey: KeyObject): HandlersOf<'generateClientToken'> {
  const keyId = `s-${keyFingerprint(serviceKey)}`;
  return {
    generateClientToken({ hub, query, baseUrl }) {
      const userId = query.get('userId') ?? '';
      const roles = query.getAll('role');
      const groups = query.getAll('group');
      const token = signAccessToken({
        key: serviceKey,
        keyId,
        contentType: 'JWT',
        audience: clientAudience(baseUrl, hub),
        lifetimeSeconds: Number(query.get('minutesToExpire') ?? 60) * 60,
        claims: {
          iss: issuer,
          ...(userId !== '' && { sub: userId }),
          ...(roles.length > 0 && { role: roles }),
          ...(groups.length > 0 && { 'webpubsub.group': groups }),
        },
      });
      return Promise.resolve({ status: 200, body: { token }, chunked: true });
    },
  };
}

/** A GUID that identifies the key without revealing it. */
function keyFingerprint(key: KeyObject): string {
  const hex = createHash('sha256').update(key.export()).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
