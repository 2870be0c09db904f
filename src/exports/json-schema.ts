// The JSON Schema (draft 2020-12) of one record, for the databases that take it over.

import { schemaName, type ExportSchema, type Field } from './field.ts';

const kinds: Readonly<Record<Field['type'], Readonly<Record<string, unknown>>>> = {
  integer: { type: 'integer' }, number: { type: 'number' }, text: { type: 'string' }, code: { type: 'string' }, url: { type: 'string', format: 'uri' },
  codes: { type: 'array' }, moment: { type: 'string', format: 'date-time' }, day: { type: 'string', format: 'date' }, hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
};

function propertyOf({ type, vocabulary, nullable, standard, unit, vi, en }: Field) {
  const values = vocabulary === undefined ? {} : { enum: vocabulary };
  const one = type === 'codes' ? { type: 'array', items: { type: 'string', ...values } } : { ...kinds[type], ...values };
  const description = [`${vi} / ${en}`, ...(unit === undefined ? [] : [`[${unit}]`]), ...(standard === undefined ? [] : [standard]), ...(nullable === undefined ? [] : [`null: ${nullable}`])].join('; ');
  return nullable === undefined ? { ...one, description } : { anyOf: [one, { type: 'null' }], description };
}

export function jsonSchemaOf(schema: ExportSchema) {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `urn:${schemaName(schema.kind).replaceAll('/', ':')}`, title: schemaName(schema.kind), description: `${schema.vi} / ${schema.en}`,
    type: 'object', additionalProperties: false, required: ['schema', ...schema.fields.map(({ name }) => name)],
    properties: { schema: { const: schemaName(schema.kind) }, ...Object.fromEntries(schema.fields.map((field) => [field.name, propertyOf(field)])) },
  };
}
