// An Azure Functions app as an event handler. It has each function once for each namespace, since a trigger is for one.
import { app, trigger } from '@azure/functions';

const { REJECTED_USER = 'mallory' } = process.env;

const functions = {
  connect: (_, { triggerMetadata: { userId } }) => ({ statusCode: userId === REJECTED_USER ? 403 : 200 }),
  connected: () => undefined,
  disconnected: () => undefined,
  echo: ({ parameters }) => ({ ack: parameters }),
};

for (const [place, namespace] of [
  ['', '/'],
  ['InChat', '/chat'],
]) {
  for (const [eventName, handler] of Object.entries(functions)) {
    app.generic(`${eventName}${place}`, {
      trigger: trigger.generic({ type: 'socketiotrigger', hub: 'chat', namespace, eventName }),
      handler,
    });
  }
}
