// The chat itself. It keeps no state: the service knows who is in which room.
import { ack } from 'socketio-serverless/handler';
import { formatEvent, groupOf, isSocket } from './socketio.mjs';

const rooms = ['Lobby', 'Kitchen', 'Garden'];
const maxTextLength = 500;
const maxListed = 200;

/** What the app does with what clients emit, and when one of them is gone. */
export function chatEvents(service) {
  const send = (room, ...event) =>
    service.group(groupOf(room)).sendToAll(formatEvent(...event), { contentType: 'text/plain' });

  // #region members
  /** Tells a room who is in it. A client that gets two such lists out of order knows by the time which is newer. */
  async function announceMembers(room) {
    const time = Date.now();
    const names = new Set();
    const group = service.group(groupOf(room));
    for await (const { userId } of await group.listConnections({ top: maxListed })) names.add(userId);
    if (names.size > 0) await send(room, 'members', { room, names: [...names].sort(), time });
  }
  const announceAll = () => Promise.all(rooms.map(announceMembers));
  // #endregion

  // #region events
  const messages = {
    async enter({ socketId, args: [room] }) {
      if (!rooms.includes(room)) return ack({ error: 'There is no such room.' });
      const others = rooms.filter((other) => other !== room).map(groupOf);
      await service.removeConnectionsFromGroups(others, isSocket(socketId));
      await service.addConnectionsToGroups([groupOf(room)], isSocket(socketId));
      await announceAll();
      return ack({ room });
    },

    async say({ userId: name, args: [room, text] }) {
      if (!rooms.includes(room)) return ack({ error: 'There is no such room.' });
      if (typeof text !== 'string' || text.trim() === '') return ack({ error: 'The message is empty.' });
      if (text.length > maxTextLength) return ack({ error: `The message has more than ${maxTextLength} characters.` });
      await send(room, 'message', { room, name, text, time: Date.now() });
      return ack({ sent: true });
    },
  };
  // #endregion

  // The event does not say from which room the client has gone.
  return { messages, disconnected: announceAll };
}
