import type { Finding } from './finding.js';

const subject = 'Proxy variables';
const proxyVariables = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];
const localHosts = ['localhost', '127.0.0.1'];

/**
 * Whether calls to this machine would go through a proxy: the Azure SDK, curl and others take it from the environment.
 *
 * @see azure-sdk-for-js, core-rest-pipeline, proxyPolicy.
 */
export function checkProxy(environment: Readonly<Record<string, string | undefined>>): Finding {
  const valueOf = (name: string): string => environment[name] ?? environment[name.toLowerCase()] ?? '';
  const found = proxyVariables.filter((name) => valueOf(name) !== '');
  if (found.length === 0) return { level: 'ok', subject, text: 'none' };
  const excluded = valueOf('NO_PROXY')
    .split(/[\s,]+/)
    .map((host) => host.trim().toLowerCase());
  const missing = excluded.includes('*') ? [] : localHosts.filter((host) => !excluded.includes(host));
  const names = found.join(', ');
  if (missing.length === 0) return { level: 'ok', subject, text: `${names}; NO_PROXY has this machine` };
  return {
    level: 'warn',
    subject,
    text: `${names} without ${missing.join(' and ')} in NO_PROXY: backends call the emulator through the proxy.`,
    advice: `export NO_PROXY=${[...excluded.filter((host) => host !== ''), ...missing].join(',')}`,
  };
}
