import * as z from 'zod';
import { settingsSchema } from './settings-schema.js';

/**
 * The settings as JSON Schema, for editors: `npm run generate` writes it. What the schema of the settings checks by a
 * function is not in it.
 *
 * @param io whether to describe what users write, or what the emulator makes of it.
 */
export function settingsJsonSchema(io: 'input' | 'output' = 'input'): object {
  const { $schema, properties, ...rest } = z.toJSONSchema(settingsSchema, { io, unrepresentable: 'any' });
  const ownSchema = { description: 'This schema, for editors', type: 'string' };
  return { $schema, title: 'Settings of the emulator', ...rest, properties: { $schema: ownSchema, ...properties } };
}
