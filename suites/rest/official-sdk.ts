import type { WebPubSubServiceClient } from '@azure/web-pubsub';
import {
  installCommand,
  scenario,
  skipDescription,
  type ServiceUnderTest,
  type SuiteEnvironment,
} from '../../fixtures/index.js';

/** The official SDK's client of a hub, its calls recorded. Where the SDK is not installed, the scenario could not run. */
export async function officialSdk(
  service: ServiceUnderTest,
  { connectionString }: SuiteEnvironment,
  hub: string,
): Promise<WebPubSubServiceClient> {
  const sdk = await import('@azure/web-pubsub').catch(() => undefined);
  if (sdk === undefined) {
    scenario.skip(
      true,
      skipDescription(
        'could not run',
        `@azure/web-pubsub is not installed; add it by \`${installCommand(['@azure/web-pubsub'])}\``,
      ),
    );
    throw new Error('A scenario went on after it was skipped.');
  }
  return new sdk.WebPubSubServiceClient(connectionString, hub, {
    allowInsecureConnection: true,
    // A second try would hide that the first failed.
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [
      {
        position: 'perRetry',
        policy: {
          name: 'timeline',
          async sendRequest(request, next) {
            const { pathname, search } = new URL(request.url);
            const { method, headers, body } = request;
            const text = typeof body === 'string' ? body : '';
            const entry = { method, path: `${pathname}${search}`, headers: headers.toJSON(), body: text };
            const { response } = await service.recorded(entry, async () => {
              const answer = await next(request);
              return {
                status: answer.status,
                headers: answer.headers.toJSON(),
                body: answer.bodyAsText ?? '',
                response: answer,
              };
            });
            return response;
          },
        },
      },
    ],
  });
}
