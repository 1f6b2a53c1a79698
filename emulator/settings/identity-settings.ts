import * as z from 'zod';

/** What tokens for REST are for, and where they say what their bearer may do: by default as Microsoft Entra ID does. */
export const tokenRules = z.strictObject({
  audience: z.string().min(1).default('https://webpubsub.azure.com').describe('The aud of tokens for REST'),
  rolesClaim: z.string().min(1).default('roles').describe('The claim of a token that has its roles'),
  ownerRole: z.string().min(1).default('Web PubSub Service Owner').describe('The role that may do everything'),
  readerRole: z.string().min(1).default('Web PubSub Service Reader').describe('The role that may only read'),
});

/** An issuer elsewhere that stands for Microsoft Entra ID. */
export const identitySettings = z.strictObject({
  issuer: z.url({ protocol: /^https?$/ }).describe('The OpenID Connect issuer that stands for Microsoft Entra ID'),
  ...tokenRules.shape,
  client: z
    .strictObject({
      id: z.string().min(1).describe('The client id with which tokens for event handlers are fetched'),
      secret: z.string().min(1).describe('The secret of that client'),
    })
    .optional()
    .describe('The credentials with which tokens for event handlers are fetched'),
});
