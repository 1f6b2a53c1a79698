/**
 * The environment variables in which applications look for the service's connection string, the most specific first:
 * Azure Functions (socket-io-serverless-function-binding.md, "Connection string"), the samples of the service and its tunnel, and
 * the samples of the JavaScript and Python SDKs.
 */
export const connectionStringVariables = [
  'WebPubSubForSocketIOConnectionString',
  'WebPubSubConnectionString',
  'WPS_CONNECTION_STRING',
  'WEBPUBSUB_CONNECTION_STRING',
] as const;

/** Those in which the samples of the SDKs look for its endpoint. */
const endpointVariables = ['WPS_ENDPOINT', 'WEBPUBSUB_ENDPOINT'] as const;

/** The variables that lead an application to a service. */
export function serviceVariables(connectionString: string, endpoint: string): Record<string, string> {
  return Object.fromEntries([
    ...connectionStringVariables.map((name) => [name, connectionString] as const),
    ...endpointVariables.map((name) => [name, endpoint] as const),
  ]);
}
