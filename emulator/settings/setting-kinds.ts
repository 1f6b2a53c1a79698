import * as z from 'zod';
import { sourceSchema } from './settings-schema.js';

/** The names of all settings that are not within another. */
export const settingNames: readonly string[] = Object.keys(sourceSchema.shape);

/** Settings that are a text as it is, where others have to be parsed. */
export const textSettings = namesOf((schema) => schema instanceof z.ZodString || schema instanceof z.ZodEnum);

/** Settings that always have the same members, which can each come from another source. */
export const objectSettings = namesOf((schema) => schema instanceof z.ZodObject);

function namesOf(isOfKind: (schema: z.core.$ZodType) => boolean): ReadonlySet<string> {
  const members = Object.entries(sourceSchema.shape).filter(([, schema]) => isOfKind(withoutDefault(schema)));
  return new Set(members.map(([name]) => name));
}

function withoutDefault(schema: z.core.$ZodType): z.core.$ZodType {
  const hasInner = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault;
  return hasInner ? withoutDefault(schema.unwrap()) : schema;
}
