import { expect, it } from 'vitest';
import { validateAgainstSchema } from '../../specs/contract-validators.js';
import { socketTrigger } from './socket-trigger.js';

it('hands over the event of a client, with its named parameters', () => {
  const trigger = socketTrigger({
    eventName: 'chat',
    namespace: '/ns',
    parameters: ['hi'],
    parameterNames: ['message'],
  });
  expect(trigger.request).toEqual({
    namespace: '/ns',
    socketId: 'socket-1',
    payload: '42/ns,["chat","hi"]',
    eventName: 'chat',
    parameters: ['hi'],
  });
  expect(trigger.triggerMetadata).toMatchObject({ message: 'hi', socketId: 'socket-1', namespace: '/ns' });
});

it.each(['connect', 'connected', 'disconnected', 'chat'])('keeps the schema of a trigger: %s', (eventName) => {
  const kind = eventName === 'chat' ? 'message' : eventName;
  const { request } = socketTrigger({ eventName, userId: 'ana', claims: { sub: ['ana'] } });
  expect(validateAgainstSchema(`functions-trigger#${kind}`, request)).toEqual([]);
});

it('gives the user of a socket', () => {
  expect(socketTrigger({ eventName: 'connected', userId: 'ana' }).triggerMetadata).toMatchObject({ userId: 'ana' });
});

it('says that a function would not be run', () => {
  expect(() => socketTrigger({ eventName: 'chat', parameterNames: ['message'] })).toThrow(
    'The event has 0 parameters, and parameterNames are ["message"]; expected as many.',
  );
});
