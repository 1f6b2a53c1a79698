import type { WebPubSubServiceClient } from '@azure/web-pubsub';
import {
  installCommand,
  requireExactSuccess,
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
            const answer = await service.recorded(entry, async () => {
              const response = await next(request);
              const { status, bodyAsText } = response;
              return { status, headers: response.headers.toJSON(), body: bodyAsText ?? '', response };
            });
            // The SDK reads a 404 as an answer where it asks whether something is there, and rejects every other status.
            if (method !== 'HEAD' || answer.status !== 404) await requireExactSuccess(answer);
            return answer.response;
          },
        },
      },
    ],
  });
}
