export { clientAccess, type ClientAccess, type ClientAccessOptions } from './client-access.js';
export type { components, operations, paths } from './generated/service-api.js';
export { createServiceClient, defaultApiVersion } from './service-client.js';
export type { ServiceClient, ServiceClientOptions } from './service-client.js';
