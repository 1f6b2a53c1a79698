import * as z from 'zod';

/** Public values, as the well-known access key is: they protect nothing. */
export const wellKnownApplication = {
  id: '00000000-0000-4000-8000-000000000001',
  secret: 'a public secret for development',
} as const;

const tenantPattern = /^[\da-z](?:[\da-z.-]{0,126}[\da-z])?$/i;

const applicationSettings = z.strictObject({
  id: z.string().min(1).max(256).describe('The client id with which an application asks for a token'),
  secret: z.string().min(1).max(1024).describe('The client secret'),
  roles: z
    .array(z.string().min(1))
    .default(['Web PubSub Service Owner'])
    .describe('The roles of its tokens: Web PubSub Service Owner, Web PubSub Service Reader, or none'),
});

const applications = z
  .array(applicationSettings)
  .min(1)
  .refine((list) => new Set(list.map(({ id }) => id.toLowerCase())).size === list.length, {
    error: 'must not have two applications with one id',
  });

/**
 * An issuer inside the emulator that stands for Microsoft Entra ID.
 *
 * @see "OAuth 2.0 client credentials flow on the Microsoft identity platform" for what an application sends it.
 */
export const developmentIssuerSettings = z.strictObject({
  tenantId: z
    .string()
    .refine((text) => tenantPattern.test(text), { error: 'must be a GUID or a domain name' })
    .default('00000000-0000-4000-8000-000000000000')
    .describe('The tenant in the paths of the issuer'),
  applications: applications
    .default([{ ...wellKnownApplication, roles: ['Web PubSub Service Owner'] }])
    .describe('Who gets tokens; by default one application whose secret is public'),
  serviceId: z
    .string()
    .min(1)
    .max(256)
    .default('00000000-0000-4000-8000-000000000002')
    .describe("The client id of the emulator's own identity, in the tokens that event handlers get"),
  tokenLifetimeSeconds: z.int().min(1).max(86_400).default(3600).describe('How long its tokens are valid'),
});
