import {
  expect,
  expectAccepted,
  expectStatus,
  requireSuccess,
  scenario,
  step,
  verifies,
} from '../../fixtures/index.js';
import { expectRecipients } from '../recipients.js';
import { sendCall } from './send-call.js';

const published = ['2021-10-01', '2022-11-01', '2023-07-01', '2024-01-01', '2024-12-01'];

scenario(
  'each published API version is accepted',
  verifies('RUNTIME-REST-VERSION-01'),
  async ({ service, ns, hub }) => {
    for (const apiVersion of published) {
      await expectAccepted(sendCall(service, hub('handler'), ns.group, { apiVersion }));
    }
  },
);

scenario(
  'a successful answer names the supported API versions',
  verifies('RUNTIME-REST-VERSION-05'),
  async ({ service, ns, hub }) => {
    const { headers } = await requireSuccess(sendCall(service, hub('handler'), ns.group));
    const supported = headers['api-supported-versions'] ?? '';
    expect(supported.split(/, */)).toEqual(expect.arrayContaining(published.slice(0, 3)));
  },
);

const unknownVersions = ['2020-01-01', '2024-12-01-preview', 'newest'];

scenario(
  'an unknown API version is answered 400',
  verifies('RUNTIME-REST-VERSION-02'),
  async ({ service, ns, hub }) => {
    for (const apiVersion of unknownVersions) {
      await expectStatus(sendCall(service, hub('handler'), ns.group, { apiVersion, body: ns.event('news') }), 400);
    }
  },
);

scenario(
  'a send with an unknown API version is delivered to no client',
  verifies('RUNTIME-REST-VERSION-06'),
  async ({ connect, service, ns, hub }) => {
    const client = await connect();
    for (const apiVersion of unknownVersions) {
      await sendCall(service, hub('handler'), ns.group, { apiVersion, body: ns.event('news') });
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
      return sendCall(service, hub('handler'), ns.group, { query, apiVersion: false });
    };
    await step('RUNTIME-REST-VERSION-03', () => expectStatus(send('2024-12-01', '2024-12-01'), 400));
    await step('RUNTIME-REST-VERSION-07', () => expectStatus(send('2024-01-01,2024-12-01'), 400));
    await requireSuccess(send('2024-12-01'));
  },
);

scenario(
  'a request without an API version is accepted',
  verifies('RUNTIME-REST-VERSION-04'),
  async ({ service, ns, hub }) => {
    await expectAccepted(sendCall(service, hub('handler'), ns.group, { apiVersion: false }));
  },
);

scenario(
  'the answer to a health check names no API versions',
  verifies('RUNTIME-REST-VERSION-08'),
  async ({ service }) => {
    const { headers } = await requireSuccess(service.request({ method: 'HEAD', path: '/api/health' }));
    expect(headers).not.toHaveProperty('api-supported-versions');
  },
);
