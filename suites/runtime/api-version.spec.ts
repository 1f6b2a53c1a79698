import { expect, scenario, verifies } from '../../fixtures/index.js';
import { expectRecipients } from '../recipients.js';
import { sendCall } from './send-call.js';

const published = ['2021-10-01', '2022-11-01', '2023-07-01', '2024-01-01', '2024-12-01'];

scenario(
  'each published API version is accepted',
  verifies('RUNTIME-REST-VERSION-01'),
  async ({ service, ns, hub }) => {
    for (const apiVersion of published) {
      expect((await sendCall(service, hub('handler'), ns.group, { apiVersion })).status, apiVersion).toBe(202);
    }
  },
);

scenario(
  'a successful answer names the supported API versions',
  verifies('RUNTIME-REST-VERSION-05'),
  async ({ service, ns, hub }) => {
    const { headers } = await sendCall(service, hub('handler'), ns.group);
    expect(headers['api-supported-versions']?.split(/, */)).toEqual(expect.arrayContaining(published.slice(0, 3)));
  },
);

scenario(
  'an unknown API version is answered 400, and the send is delivered to no client',
  verifies('RUNTIME-REST-VERSION-02', 'RUNTIME-REST-VERSION-06'),
  async ({ connect, service, ns, hub }) => {
    const client = await connect();
    for (const apiVersion of ['2020-01-01', '2024-12-01-preview', 'newest']) {
      const { status } = await sendCall(service, hub('handler'), ns.group, { apiVersion, body: ns.event('news') });
      expect(status, apiVersion).toBe(400);
    }
    await expectRecipients({ client }, 'news', []);
  },
);

scenario(
  'an API version that is given twice, or is a list, is answered 400',
  verifies('RUNTIME-REST-VERSION-03', 'RUNTIME-REST-VERSION-07'),
  async ({ service, ns, hub }) => {
    const send = async (...versions: string[]) => {
      const query = versions.map((version) => ['api-version', version] as const);
      return (await sendCall(service, hub('handler'), ns.group, { query, apiVersion: false })).status;
    };
    expect(await send('2024-12-01', '2024-12-01')).toBe(400);
    expect(await send('2024-01-01,2024-12-01')).toBe(400);
    expect(await send('2024-12-01')).toBe(202);
  },
);

scenario(
  'a request without an API version is accepted',
  verifies('RUNTIME-REST-VERSION-04'),
  async ({ service, ns, hub }) => {
    expect((await sendCall(service, hub('handler'), ns.group, { apiVersion: false })).status).toBe(202);
  },
);

scenario(
  'the answer to a health check names no API versions',
  verifies('RUNTIME-REST-VERSION-08'),
  async ({ service }) => {
    const { status, headers } = await service.request({ method: 'HEAD', path: '/api/health' });
    expect(status).toBe(200);
    expect(headers).not.toHaveProperty('api-supported-versions');
  },
);
