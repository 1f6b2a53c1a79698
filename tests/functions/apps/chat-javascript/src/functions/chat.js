const { app, output, trigger } = require('@azure/functions');

const socketio = output.generic({ type: 'socketio', hub: 'hub' });
const on = (eventName, parameterNames) =>
  trigger.generic({ type: 'socketiotrigger', hub: 'hub', eventName, ...(parameterNames && { parameterNames }) });

app.generic('connect', {
  trigger: on('connect'),
  handler: (request) => ({ statusCode: request.claims?.['sub']?.[0] === 'mallory' ? 403 : 200 }),
});

app.generic('connected', {
  trigger: on('connected'),
  handler: (request, context) => {
    context.log(`connected: ${context.triggerMetadata.userId}`);
  },
});

app.generic('disconnected', {
  trigger: on('disconnected'),
  extraOutputs: [socketio],
  handler: (request, context) => {
    context.extraOutputs.set(socketio, {
      actionName: 'sendToNamespace',
      namespace: '/',
      eventName: 'left',
      parameters: [context.triggerMetadata.userId, typeof request.reason],
    });
  },
});

app.generic('chat', {
  trigger: on('chat', ['message']),
  extraOutputs: [socketio],
  handler: (request, context) => {
    context.extraOutputs.set(socketio, {
      actionName: 'sendToNamespace',
      eventName: 'new message',
      parameters: [context.triggerMetadata.socketId, context.triggerMetadata.message],
    });
  },
});

app.generic('join', {
  trigger: on('join', ['room']),
  extraOutputs: [socketio],
  handler: ({ socketId }, context) => {
    const { room } = context.triggerMetadata;
    context.extraOutputs.set(socketio, [
      { actionName: 'addSocketToRoom', socketId, room },
      { actionName: 'sendToRooms', rooms: [room], eventName: 'joined', parameters: [room], exceptRooms: [socketId] },
    ]);
  },
});

app.generic('sum', {
  trigger: on('sum'),
  handler: ({ parameters }) => ({ ack: [parameters.reduce((total, next) => total + next, 0)] }),
});

app.generic('answer', {
  trigger: on('answer'),
  return: socketio,
  handler: ({ socketId }) => ({ actionName: 'sendToSocket', socketId, eventName: 'answered', parameters: [1] }),
});

app.generic('kick', {
  trigger: on('kick', ['room']),
  extraOutputs: [socketio],
  handler: (request, context) => {
    context.extraOutputs.set(socketio, { actionName: 'disconnectSockets', rooms: [context.triggerMetadata.room] });
  },
});
