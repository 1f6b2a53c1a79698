import { app, output, trigger, type InvocationContext } from '@azure/functions';

interface SocketRequest {
  readonly socketId: string;
  readonly claims?: Readonly<Record<string, string[]>>;
  readonly parameters?: number[];
  readonly reason?: string;
}

const socketio = output.generic({ type: 'socketio' });

function on(eventName: string, ...parameterNames: string[]) {
  return trigger.generic({ type: 'socketiotrigger', eventName, parameterNames });
}

app.generic('connect', {
  trigger: on('connect'),
  handler: ({ claims }: SocketRequest) => ({ statusCode: claims?.['sub']?.[0] === 'mallory' ? 'Forbidden' : 200 }),
});

app.generic('connected', {
  trigger: on('connected'),
  handler: (_request: SocketRequest, context: InvocationContext) => {
    context.log(`connected: ${String(context.triggerMetadata?.['userId'])}`);
  },
});

app.generic('disconnected', {
  trigger: on('disconnected'),
  return: socketio,
  handler: ({ reason }: SocketRequest, context: InvocationContext) => ({
    actionName: 'sendToNamespace',
    eventName: 'left',
    parameters: [context.triggerMetadata?.['userId'], typeof reason],
  }),
});

app.generic('chat', {
  trigger: on('chat', 'message'),
  extraOutputs: [socketio],
  handler: ({ socketId }: SocketRequest, context: InvocationContext) => {
    const parameters = [socketId, context.triggerMetadata?.['message']];
    context.extraOutputs.set(socketio, { actionName: 'sendToNamespace', eventName: 'new message', parameters });
  },
});

app.generic('join', {
  trigger: on('join', 'room'),
  extraOutputs: [socketio],
  handler: ({ socketId }: SocketRequest, context: InvocationContext) => {
    const room = context.triggerMetadata?.['room'];
    context.extraOutputs.set(socketio, [
      { actionName: 'addSocketToRoom', socketId, room },
      { actionName: 'sendToRooms', rooms: [room], eventName: 'joined', parameters: [room], exceptRooms: [socketId] },
    ]);
  },
});

app.generic('sum', {
  trigger: on('sum'),
  handler: ({ parameters = [] }: SocketRequest) => ({ ack: [parameters.reduce((total, next) => total + next, 0)] }),
});

app.generic('answer', {
  trigger: on('answer'),
  return: socketio,
  handler: ({ socketId }: SocketRequest) => ({
    actionName: 'sendToSocket',
    socketId,
    eventName: 'answered',
    parameters: [1],
  }),
});

app.generic('kick', {
  trigger: on('kick', 'room'),
  extraOutputs: [socketio],
  handler: (_request: SocketRequest, context: InvocationContext) => {
    context.extraOutputs.set(socketio, {
      actionName: 'disconnectSockets',
      rooms: [context.triggerMetadata?.['room']],
    });
  },
});
