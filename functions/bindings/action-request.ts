import { groupName } from '../../protocol/index.js';
import type { OutputAction } from './output-actions.js';

/** A call of the service's REST API. */
export interface ServiceRequest {
  readonly method: 'POST';
  /** Path and query. */
  readonly path: string;
  readonly contentType: 'text/plain' | 'application/json';
  readonly body: string;
  /** The only status that means success. */
  readonly expectedStatus: number;
}

const apiVersion = '2024-01-01';

/**
 * The REST call that the extension makes for an action, byte for byte: an empty filter where nothing is excluded, and none
 * at all for a single socket.
 *
 * @see WebPubSubForSocketIO extension, WebPubSubForSocketIOAsyncCollector.cs; specs/vectors/functions-calls.json.
 */
export function actionRequest(hub: string, action: OutputAction): ServiceRequest {
  const { namespace } = action;
  switch (action.actionName) {
    case 'sendToNamespace':
      return send(hub, eventPacket(action), groupName(namespace), filterOf(namespace, [], action.exceptRooms));
    case 'sendToRooms': {
      const [first, ...others] = action.rooms;
      return others.length === 0
        ? send(hub, eventPacket(action), groupName(namespace, first), filterOf(namespace, [], action.exceptRooms))
        : send(hub, eventPacket(action), undefined, filterOf(namespace, action.rooms, action.exceptRooms));
    }
    case 'sendToSocket':
      return send(hub, eventPacket(action), groupName(namespace, action.socketId));
    case 'addSocketToRoom':
      return changeGroups(hub, ':addToGroups', action);
    case 'removeSocketFromRoom':
      return changeGroups(hub, ':removeFromGroups', action);
    case 'disconnectSockets': {
      const close = action.closeUnderlyingConnection ? '{"close":true}' : '';
      const packet = `41${namespace === '/' ? '' : `${namespace},`}${close}`;
      return send(hub, packet, undefined, filterOf(namespace, action.rooms, [], true));
    }
  }
}

/**
 * The extension's filter for rooms and exceptions. It has no parentheses around the rooms, so that with several rooms an
 * exception counts for the last one alone.
 *
 * @param isNamespaceAsked whether the namespace's own group is asked for where there are no rooms.
 */
export function filterOf(
  namespace: string,
  rooms: readonly string[] | null | undefined,
  exceptRooms: readonly string[] | null | undefined,
  isNamespaceAsked = false,
): string {
  const isIn = (room?: string) => `'${groupName(namespace, room)}' in groups`;
  const included = (rooms ?? []).map((room) => isIn(room)).join(' or ') || (isNamespaceAsked ? isIn() : '');
  const excluded = (exceptRooms ?? []).map((room) => `not (${isIn(room)})`).join(' and ');
  return [included, excluded].filter((part) => part !== '').join(' and ');
}

function eventPacket({ namespace, eventName, parameters }: Extract<OutputAction, { eventName: string }>): string {
  return `42${namespace === '/' ? '' : `${namespace},`}${JSON.stringify([eventName, ...(parameters ?? [])])}`;
}

function send(hub: string, body: string, group?: string, filter?: string): ServiceRequest {
  const to = group === undefined ? '' : `/groups/${group}`;
  const query = filter === undefined ? '' : `&filter=${escapeData(filter)}`;
  return {
    method: 'POST',
    path: `/api/hubs/${escapeData(hub)}${to}/:send?api-version=${apiVersion}${query}`,
    contentType: 'text/plain',
    body,
    expectedStatus: 202,
  };
}

function changeGroups(
  hub: string,
  operation: string,
  { namespace, socketId, room }: { readonly namespace: string; readonly socketId: string; readonly room: string },
): ServiceRequest {
  const body = JSON.stringify({
    filter: `'${groupName(namespace, socketId)}' in groups`,
    groups: [groupName(namespace, room)],
  });
  return {
    method: 'POST',
    path: `/api/hubs/${escapeData(hub)}/${operation}?api-version=${apiVersion}`,
    contentType: 'application/json',
    // As .NET writes JSON.
    body: body.replaceAll("'", '\\u0027'),
    expectedStatus: 200,
  };
}

/** Percent-encodes what .NET's Uri.EscapeDataString does: all but letters, digits and `-_.~`. */
function escapeData(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
