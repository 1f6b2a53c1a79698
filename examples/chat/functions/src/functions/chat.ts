import { app, output, trigger, type InvocationContext } from '@azure/functions';
import { announceMembers, hub, isRoom, moveTo, sendToRoom } from '../rooms.js';

/** What the trigger gives a function of the event: its socket, and what the client emitted. */
interface SocketEvent {
  readonly socketId: string;
  readonly parameters?: readonly unknown[];
}

const socketio = output.generic({ type: 'socketio', hub });
const maxTextLength = 500;

function on(eventName: string) {
  return trigger.generic({ type: 'socketiotrigger', hub, eventName });
}

// #region events
app.generic('enter', {
  trigger: on('enter'),
  extraOutputs: [socketio],
  handler: async ({ socketId, parameters: [room] = [] }: SocketEvent, context: InvocationContext) => {
    if (!isRoom(room)) return { ack: [{ error: 'There is no such room.' }] };
    await moveTo(room, socketId);
    context.extraOutputs.set(socketio, await announceMembers());
    return { ack: [{ room }] };
  },
});

app.generic('say', {
  trigger: on('say'),
  extraOutputs: [socketio],
  handler: ({ parameters: [room, text] = [] }: SocketEvent, context: InvocationContext) => {
    if (!isRoom(room)) return { ack: [{ error: 'There is no such room.' }] };
    if (typeof text !== 'string' || text.trim() === '') return { ack: [{ error: 'The message is empty.' }] };
    if (text.length > maxTextLength) {
      return { ack: [{ error: `The message has more than ${maxTextLength} characters.` }] };
    }
    const name = context.triggerMetadata?.['userId'];
    context.extraOutputs.set(socketio, sendToRoom(room, 'message', { room, name, text, time: Date.now() }));
    return { ack: [{ sent: true }] };
  },
});
// #endregion

// A client has gone. The event does not say from which room.
app.generic('disconnected', {
  trigger: on('disconnected'),
  return: socketio,
  handler: announceMembers,
});
