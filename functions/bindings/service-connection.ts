import { parseConnectionString } from '../../protocol/index.js';
import type { AppSettings } from '../app/app-settings.js';
import { FunctionsAppError } from '../workers/app-error.js';

/** The setting that has the default connection, which every app needs. */
export const defaultConnectionName = 'WebPubSubForSocketIOConnectionString';

/** How an app reaches the service: with an access key, or with an identity of Microsoft Entra ID. */
export interface ServiceConnection {
  /** Scheme, host and port. */
  readonly endpoint: string;
  /** Undefined with an identity. */
  readonly accessKey: string | undefined;
  /** The settings of the identity; undefined with an access key. */
  readonly identity: IdentitySettings | undefined;
}

/** Settings of an identity that are left out come from the environment variables of Azure Identity. */
export interface IdentitySettings {
  readonly tenantId: string | undefined;
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  /** Where tokens come from: `https://login.microsoftonline.com` where it is undefined. */
  readonly authority: string | undefined;
}

const prefixes = ['ConnectionStrings:AzureWebJobs', 'AzureWebJobs', 'ConnectionStrings:', ''];

/**
 * The connection that settings describe: a connection string, or `{name}__endpoint` and what names an identity.
 *
 * @param name of the setting.
 * @throws FunctionsAppError where it is missing or malformed.
 * @see WebPubSubForSocketIO extension; Microsoft.Azure.WebJobs.Extensions.Clients, WebJobsConfigurationExtensions.cs.
 */
export function readConnection(settings: AppSettings, name: string): ServiceConnection {
  for (const prefix of prefixes) {
    const setting = `${prefix}${name}`;
    const connectionString = settings.get(setting);
    if (connectionString !== undefined) return byKey(setting, connectionString);
    const endpoint = settings.get(`${setting}:endpoint`);
    if (endpoint !== undefined) return byIdentity(settings, setting, endpoint);
  }
  throw new FunctionsAppError(
    `There is no setting ${name}, which has the connection to the service. Set it in Values of local.settings.json to a ` +
      `connection string (Endpoint=…;AccessKey=…;Version=1.0;), or ${name}__endpoint to the service's URL for an identity.`,
  );
}

function byKey(setting: string, connectionString: string): ServiceConnection {
  try {
    return { ...parseConnectionString(connectionString), identity: undefined };
  } catch (error) {
    throw new FunctionsAppError(`The setting ${setting}: ${(error as Error).message}`);
  }
}

function byIdentity(settings: AppSettings, setting: string, endpoint: string): ServiceConnection {
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw new FunctionsAppError(
      `The setting ${setting}__endpoint is ${JSON.stringify(endpoint)}; expected the service's URL, such as https://name.webpubsub.azure.com.`,
    );
  }
  const of = (member: string, variable: string) => settings.get(`${setting}:${member}`) ?? settings.get(variable);
  return {
    endpoint: new URL(endpoint).origin,
    accessKey: undefined,
    identity: {
      tenantId: of('tenantId', 'AZURE_TENANT_ID') ?? settings.get(`${setting}:tenant`),
      clientId: of('clientId', 'AZURE_CLIENT_ID'),
      clientSecret: of('clientSecret', 'AZURE_CLIENT_SECRET'),
      authority: settings.get('AZURE_AUTHORITY_HOST'),
    },
  };
}
