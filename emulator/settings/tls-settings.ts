import * as z from 'zod';

/** Where the certificate of https comes from. */
export const tlsSettings = z.union(
  [
    z.strictObject({
      certificateFile: z.string().min(1).describe('The certificate, with those that it was issued by, in PEM'),
      keyFile: z.string().min(1).describe('The private key of the certificate, in PEM'),
    }),
    z.strictObject({
      generate: z.literal(true).describe('Make a certificate at start'),
      writeCertificateTo: z.string().min(1).optional().describe('A file for clients to trust, in PEM'),
    }),
  ],
  { error: 'it must have certificateFile and keyFile, or generate: true' },
);
