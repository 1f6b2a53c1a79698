import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario(
  "no Socket.IO session is opened at Web PubSub's own client path",
  verifies('HANDSHAKE-PATH-04'),
  async ({ environment, handshake, hub }) => {
    const path = `/client/hubs/${hub('handler')}`;
    const token = { audience: `${environment.endpoint}${path}` };
    for (const ending of ['', '/']) {
      const { status, body } = await handshake({ path: `${path}${ending}`, transport: 'polling', token });
      expect({ ending, opened: status === 200 && body.startsWith('0{') }).toEqual({ ending, opened: false });
    }
    await handshake.accepted();
  },
);
