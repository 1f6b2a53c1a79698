import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario(
  "a parameter that is repeated in a handshake's query has all of its values in the connect event",
  verifies('WEBHOOKS-BODY-11'),
  async ({ rawSocket, eventHandler, ns }) => {
    const client = await rawSocket({ query: { tag: 'red' }, repeatedQuery: [['tag', 'green']] });
    await client.join(ns);
    const { query } = (await eventHandler.next('connect')).json() as { query: unknown };
    expect(query).toMatchObject({ tag: ['red', 'green'] });
  },
);
