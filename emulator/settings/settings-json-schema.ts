import * as z from 'zod';
import { settingsSchema } from './settings.js';

/**
 * The settings as JSON Schema, for editors: `npm run generate` writes it. What the schema of the settings checks by a
 * function is not in it.
 */
export function settingsJsonSchema(): object {
  const { $schema, properties, ...rest } = z.toJSONSchema(settingsSchema, { io: 'input' });
  const ownSchema = { description: 'This schema, for editors', type: 'string' };
  return { $schema, title: 'Settings of the emulator', ...rest, properties: { $schema: ownSchema, ...properties } };
}
