import { expect, expectAccepted, scenario, step, verifies } from '../../fixtures/index.js';
import { decodeGenerated, generateTokenCall, tokenOf } from '../generated-token.js';

scenario(
  'the token that the negotiate binding asks for admits a client',
  verifies('FUNCTIONS-TOKEN-01'),
  async ({ connect, service, eventHandler, hub }) => {
    const call = generateTokenCall(service, hub('handler'), [
      ['userId', 'ana'],
      ['minutesToExpire', '59'],
      ['clientType', 'default'],
    ]);
    const token = await tokenOf(expectAccepted(call));
    const { claims } = decodeGenerated(token);
    await step('REST-TOKEN-03', () => expect(String(claims['aud'])).toMatch(/\/clients\/socketio\/hubs\/[^/]+$/));
    await step('REST-TOKEN-04', () => expect(claims).toMatchObject({ sub: 'ana' }));
    const { id } = await connect({ token });
    expect((await eventHandler.next('connect')).socketId).toBe(id);
  },
);
