// A record of an export as a schema: the list and the file say the same.

import { z } from 'zod';
import { exportSchemas, type ExportKind, type Field } from '../../../src/exports/index.ts';
import { day, moment } from '../shapes.ts';

const kinds: Readonly<Record<Field['type'], z.ZodType>> = {
  integer: z.int(), number: z.number(), text: z.string(), code: z.string(), codes: z.array(z.string()), moment, day, hash: z.string().length(64), url: z.string(),
};

function valueOf({ type, vocabulary, nullable, vi, en }: Field): z.ZodType {
  const [first, ...rest] = vocabulary ?? [];
  const code = first === undefined ? z.string() : z.enum([first, ...rest]);
  const value = type === 'codes' ? z.array(code) : type === 'code' ? code : kinds[type];
  return (nullable === undefined ? value : value.nullable()).describe(`${en} / ${vi}`);
}

export const exportedRow = (kind: ExportKind) => z.object(Object.fromEntries(exportSchemas[kind].fields.map((field) => [field.name, valueOf(field)])));
