// Whether a webhook may be believed: express middleware for the path that the service posts to.
import { createHmac, timingSafeEqual } from 'node:crypto';

/** Answers the service when it asks, with `OPTIONS`, whether it may post here. Its name is the host of its endpoint. */
export function allowOrigin({ endpoint }) {
  const { hostname } = new URL(endpoint);
  return (request, response) => {
    const origins =
      request
        .get('WebHook-Request-Origin')
        ?.toLowerCase()
        .split(/[\s,]+/) ?? [];
    if (!origins.includes(hostname)) return response.sendStatus(403);
    return response.set({ 'WebHook-Allowed-Origin': hostname, Allow: 'POST' }).status(200).end();
  };
}

/** Rejects what is not signed with the access key: one signature of the list is the connection id's. */
export function checkSignature({ accessKey }) {
  return (request, response, next) => {
    const connectionId = request.get('ce-connectionId') ?? '';
    const digest = createHmac('sha256', accessKey).update(connectionId).digest('hex');
    const expected = Buffer.from(`sha256=${digest}`);
    const signatures =
      request
        .get('ce-signature')
        ?.toLowerCase()
        .split(/[\s,]+/) ?? [];
    const isSigned = signatures
      .map((signature) => Buffer.from(signature))
      .some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected));
    return isSigned ? next() : response.sendStatus(401);
  };
}
