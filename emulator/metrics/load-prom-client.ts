import { SettingsError } from '../settings/parse-settings.js';

export type PromClient = typeof import('prom-client');

/**
 * The client library of Prometheus, which is loaded only where metrics are on.
 *
 * @throws SettingsError that says how to install it.
 */
export async function loadPromClient(): Promise<PromClient> {
  try {
    // As a CommonJS module it has all its names on its default export.
    return (await import('prom-client')).default;
  } catch (error) {
    throw new SettingsError(
      'The setting metrics needs the package prom-client, which is not installed. ' +
        'Install it beside socketio-serverless: npm install prom-client@15',
      { cause: error },
    );
  }
}
