import type { WireChange } from './fault.js';

/** Several changes as one: what the first forwards, the second sees, and so on. */
export function combineChanges(changes: readonly WireChange[]): WireChange {
  return changes.reduce((first, second) => ({
    request: (request, forward) => through(first.request, request, (next) => through(second.request, next, forward)),
    delivery: (delivery, forward) =>
      through(first.delivery, delivery, (next) => through(second.delivery, next, forward)),
    toService: (packet, session) =>
      (first.toService?.(packet, session) ?? [packet]).flatMap((next) => second.toService?.(next, session) ?? [next]),
    toClient: (packet, session) =>
      (first.toClient?.(packet, session) ?? [packet]).flatMap((next) => second.toClient?.(next, session) ?? [next]),
    handshakeUrl: (url) => {
      const changed = first.handshakeUrl?.(url) ?? url;
      return second.handshakeUrl?.(changed) ?? changed;
    },
  }));
}

function through(
  hook: WireChange['request'],
  ...[request, forward]: Parameters<NonNullable<WireChange['request']>>
): ReturnType<NonNullable<WireChange['request']>> {
  return hook === undefined ? forward(request) : hook(request, forward);
}
