import { clientTokenCalls } from './calls/client-tokens.js';
import { closingCalls } from './calls/closing.js';
import { membershipCalls } from './calls/membership.js';
import { permissionCalls } from './calls/permissions.js';
import { presenceCalls } from './calls/presence.js';
import { sendingCalls } from './calls/sending.js';
import type { SdkCall } from './sdk-call.js';

/** What each method of the SDK does, in the words of the SDK for JavaScript. */
export const sdkCalls: readonly SdkCall[] = [
  ...sendingCalls,
  ...membershipCalls,
  ...presenceCalls,
  ...closingCalls,
  ...permissionCalls,
  ...clientTokenCalls,
];
