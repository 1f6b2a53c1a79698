import { expect, scenario, verifies } from 'socketio-serverless/playwright';

scenario('a send to a room without members is accepted', verifies('REST-SEND-04'), async ({ service, ns }) => {
  const { status } = await service.sendToGroup(ns.room('empty'), ns.event('news'));
  expect(status).toBe(202);
});
