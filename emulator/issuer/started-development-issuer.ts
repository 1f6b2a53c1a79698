import type { DevelopmentIssuer } from './development-issuer.js';
import { issuerPaths } from './issuer-metadata.js';

/** The development issuer of a running emulator. */
export interface StartedDevelopmentIssuer {
  /** The `iss` of its tokens. Its metadata is at `{issuer}/.well-known/openid-configuration`. */
  readonly issuer: string;
  /** Where its public key is, with which an application checks the tokens that it gets. */
  readonly keySetUrl: string;
  /** The `azp` of the tokens that event handlers get. */
  readonly serviceId: string;
  /** The variables with which the credentials of the Azure SDK ask for tokens as the first application. */
  readonly environment: Readonly<
    Record<'AZURE_AUTHORITY_HOST' | 'AZURE_TENANT_ID' | 'AZURE_CLIENT_ID' | 'AZURE_CLIENT_SECRET', string>
  >;
}

/** @see "Environment variables" of @azure/identity, EnvironmentCredential, for the names of the variables. */
export function describeIssuer({ settings, url }: DevelopmentIssuer, endpoint: string): StartedDevelopmentIssuer {
  const { tenantId, serviceId, applications } = settings;
  const [application] = applications;
  return {
    issuer: url,
    keySetUrl: `${endpoint}/${tenantId}/${issuerPaths.keys}`,
    serviceId,
    environment: {
      AZURE_AUTHORITY_HOST: endpoint,
      AZURE_TENANT_ID: tenantId,
      AZURE_CLIENT_ID: application?.id ?? '',
      AZURE_CLIENT_SECRET: application?.secret ?? '',
    },
  };
}
