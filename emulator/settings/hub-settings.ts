import * as z from 'zod';
import { hubNameRule, isHubName, systemEvents } from '../../protocol/index.js';
import { isUrlTemplate, urlTemplateRule } from './url-template-rule.js';

const handlerAuthSettings = z.strictObject({
  type: z
    .literal('managedIdentity')
    .describe('How: by a token of a managed identity, which identity.client stands for'),
  resource: z.string().min(1).describe('The audience of the token that is sent to the handler'),
});

const eventHandlerSettings = z.strictObject({
  urlTemplate: z
    .string()
    .refine(isUrlTemplate, { error: `must be ${urlTemplateRule}` })
    .describe('Where events are posted to; {hub} and {event} are replaced'),
  userEventPattern: z
    .string()
    .default('')
    .describe('Which client events go there: *, one name, or names separated by commas, in any letter case'),
  systemEvents: z
    .array(z.enum(systemEvents))
    .default([])
    .describe('Which of connect, connected, disconnected go there'),
  auth: handlerAuthSettings
    .optional()
    .describe('Send a bearer token with each event; needs identity.client or developmentIssuer'),
});

/** The settings of one hub. */
export const hubSettings = z.strictObject({
  anonymousConnectPolicy: z
    .enum(['allow', 'deny'])
    .default('deny')
    .describe('Whether clients may connect without a token'),
  eventHandlers: z
    .array(eventHandlerSettings)
    .default([])
    .describe('In order: the first that matches an event gets it'),
});

/** The name under which settings are for every hub. */
export const everyHub = '*';

/** The settings of hubs, by name. */
export const hubsSettings = z
  .record(
    z.string().refine((name) => name === everyHub || isHubName(name), {
      error: `must be ${hubNameRule}; or *, for every hub`,
    }),
    hubSettings,
  )
  .refine((value) => new Set(Object.keys(value).map((name) => name.toLowerCase())).size === Object.keys(value).length, {
    error: 'must not name a hub twice (the case of a hub name does not matter)',
  });
