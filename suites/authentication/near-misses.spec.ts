import { createHmac } from 'node:crypto';
import { expectAccepted, scenario, step, verifies, type SuiteEnvironment } from '../../fixtures/index.js';
import { expectAdmission, expectRejection, expectRequestRejection } from './expect-rejection.js';
import { sendRequest } from './send-request.js';

/** A token whose signature is that of HS256, and whose header names another algorithm. */
function misnamedToken(environment: SuiteEnvironment, audience: string, alg: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const signed = `${part({ alg, typ: 'JWT' })}.${part({ aud: audience, iat: now, nbf: now, exp: now + 300 })}`;
  return `${signed}.${createHmac('sha256', environment.accessKey).update(signed).digest('base64url')}`;
}

const otherAlgorithms = ['HS512', 'HS384', 'RS256', 'ES256', 'none', 'HS'];

scenario(
  "a client's token whose header names another algorithm than its signature has is rejected",
  verifies('AUTH-CLIENT-31'),
  async ({ environment, handshake, hub }) => {
    const audience = `${environment.endpoint}/clients/socketio/hubs/${hub('handler')}`;
    const open = (alg: string) => handshake({ token: misnamedToken(environment, audience, alg) });
    for (const alg of otherAlgorithms) expectRejection(await open(alg), alg);
    await step('AUTH-CLIENT-01', async () => expectAdmission(await open('HS256')));
  },
);

scenario(
  'a REST token whose header names another algorithm than its signature has is rejected',
  verifies('AUTH-REST-30'),
  async ({ environment, hub, ns, service }) => {
    const request = sendRequest(hub('handler'), ns);
    const send = (alg: string) => {
      const token = misnamedToken(environment, `${environment.endpoint}${request.path}`, alg);
      return service.request({ ...request, token });
    };
    for (const alg of otherAlgorithms) await expectRequestRejection(send(alg));
    await step('AUTH-REST-09', () => expectAccepted(send('HS256')));
  },
);

scenario(
  "a client's token for a hub of which this one's name is the beginning, or the other way round, is rejected",
  verifies('AUTH-CLIENT-08'),
  async ({ environment, handshake, hub }) => {
    const audience = `${environment.endpoint}/clients/socketio/hubs/${hub('handler')}`;
    for (const near of [`${audience}2`, audience.slice(0, -1), `${audience}/other`]) {
      expectRejection(await handshake({ token: { audience: near } }), near);
    }
    await step('AUTH-CLIENT-01', async () => expectAdmission(await handshake({ token: { audience } })));
  },
);

scenario(
  'a REST token for a URL that is cut short within a name, or in another place, is rejected',
  verifies('AUTH-REST-12'),
  async ({ environment, hub, ns, service }) => {
    const request = sendRequest(hub('handler'), ns);
    const audience = `${environment.endpoint}${request.path}`;
    const nears = [
      audience.slice(0, -1),
      audience.replace(`/hubs/${hub('handler')}/`, `/hubs/${hub('handler').slice(0, -1)}/`),
      audience.replace('/groups/', '/users/'),
    ];
    for (const near of nears) {
      await expectRequestRejection(service.request({ ...request, token: { audience: near } }));
    }
    await step('AUTH-REST-09', () => expectAccepted(service.request({ ...request, token: { audience } })));
  },
);
