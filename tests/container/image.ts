/**
 * The image under test, which `npm run test:container` has built.
 *
 * @throws Error where these tests are run without it.
 */
export function imageUnderTest(): string {
  const image = process.env['EMULATOR_IMAGE'];
  if (image !== undefined && image !== '') return image;
  throw new Error('EMULATOR_IMAGE is not set. Expected the name of the image to test. Run `npm run test:container`.');
}
