import type { RpcCookie } from './core-types.js';

const sameSiteNames = { none: undefined, lax: 'Lax', strict: 'Strict', explicitNone: 'None' } as const;

/** A cookie of a function's response as the value of `Set-Cookie`. */
export function formatCookie(cookie: RpcCookie): string {
  const expires = cookie.expires?.value?.seconds;
  const sameSite = sameSiteNames[cookie.sameSite ?? 'none'];
  const attributes: [name: string, value: string | number | null | undefined][] = [
    ['Expires', typeof expires === 'number' ? new Date(expires * 1000).toUTCString() : undefined],
    ['Max-Age', cookie.maxAge?.value],
    ['Domain', cookie.domain?.value],
    ['Path', cookie.path?.value],
    ['SameSite', sameSite],
  ];
  return [
    `${encodeURIComponent(cookie.name ?? '')}=${encodeURIComponent(cookie.value ?? '')}`,
    ...attributes.flatMap(([name, value]) => (value === undefined || value === null ? [] : [`${name}=${value}`])),
    ...(cookie.secure?.value === true ? ['Secure'] : []),
    ...(cookie.httpOnly?.value === true ? ['HttpOnly'] : []),
  ].join('; ');
}
