import { decodeToken, expect, scenario, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';

scenario(
  'the token that the negotiate binding asks for admits a client',
  verifies('FUNCTIONS-TOKEN-01'),
  async ({ connect, service, eventHandler, hub }) => {
    const { status, body } = await callsOf(service, hub('handler'))('POST', '/:generateToken', {
      query: [
        ['userId', 'ana'],
        ['minutesToExpire', '59'],
        ['clientType', 'default'],
      ],
    });
    expect(status).toBe(200);
    const { token } = JSON.parse(body) as { token: string };
    const { claims } = decodeToken(token);
    expect(String(claims['aud'])).toMatch(/\/clients\/socketio\/hubs\/[^/]+$/);
    expect(claims['sub']).toBe('ana');
    const { id } = await connect({ token });
    expect((await eventHandler.next('connect')).socketId).toBe(id);
  },
);
