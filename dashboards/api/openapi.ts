// The OpenAPI 3.1 document, made from the table of endpoints and the schemas that check what is sent and what is answered.

import { z } from 'zod';
import { tokenScopes } from '../../src/accounts/index.ts';
import type { Endpoint } from './endpoint.ts';
import { endpoints } from './endpoints/index.ts';
import { problem } from './shapes.ts';

type Json = Record<string, unknown>;

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  // OpenAPI 3.1 speaks this dialect anyway.
  delete made['$schema'];
  return made;
}

const json = (schema: z.ZodType, io: 'input' | 'output') => ({ 'application/json': { schema: schemaOf(schema, io) } });
const header = (name: string, required: boolean, description: string) => ({ name, in: 'header', required, description, schema: { type: 'string' } });

function parametersOf({ params, query, matches, method }: Endpoint): Json[] {
  const inPath = Object.entries(params?.shape ?? {}).map(([name, schema]) => ({ name, in: 'path', required: true, schema: schemaOf(schema as z.ZodType, 'output') }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name, in: 'query', required: !(schema as z.ZodType).safeParse(undefined).success, schema: schemaOf(schema as z.ZodType, 'output'),
  }));
  return [
    ...inPath, ...inQuery,
    ...(matches === true ? [header('If-Match', true, 'The ETag of what was read; 412 where somebody has changed it since.')] : []),
    ...(method === 'get' ? [] : [header('Idempotency-Key', false, 'Asked twice with the same key, it is done once; kept for 48 hours.')]),
    header('Accept-Language', false, 'vi or en: the language of the sentence in a problem.'),
  ];
}

const refusal = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });

function successOf({ answer }: Endpoint): Json {
  const headers = { ETag: { description: 'Of this very answer; its first part is the version that If-Match names.', schema: { type: 'string' } } };
  if (answer === 'file') return { description: 'the file', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };
  return { description: 'done', headers, content: json(answer, 'output') };
}

function operationOf(one: Endpoint): Json {
  const { id, tag, summary, scope, needs, body, personOnly, matches } = one;
  const done = personOnly === undefined ? { '2XX': successOf(one) } : {};
  return {
    operationId: id, tags: [tag], summary, description: `Scope "${scope}"; the role must be allowed "${needs}".${personOnly === undefined ? '' : ' No token can: always 403 (needs-a-person).'}`,
    security: [{ token: [] }], parameters: parametersOf(one),
    ...(body === undefined ? {} : { requestBody: { required: true, content: json(body, 'input') } }),
    responses: {
      ...done, '400': refusal('what was sent is wrong'), '401': refusal('no token, or one that was ended'), '403': refusal('not with this scope, not in this role, or only a person may'), '404': refusal('there is no such thing'),
      '409': refusal('not in this state'), ...(matches === true ? { '412': refusal('changed since'), '428': refusal('If-Match is missing') } : {}),
      ...(one.method === 'get' ? {} : { '422': refusal('the Idempotency-Key was used for something else') }), '429': refusal('too many calls, or too many wrong tokens; see Retry-After'),
    },
  };
}

export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const one of endpoints) (paths[`/api/v1${one.path}`] ??= {})[one.method] = operationOf(one);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Hải Đăng', version: '1.1.0',
      description: `Publications, not people: there is no field for a person of the press or the public. A claim is a suggestion until its state says confirmed. A person decides: no token approves, confirms or verifies. Scopes: ${tokenScopes.join(', ')}. See docs/notes/api.md.`,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(endpoints.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: { schemas: { Problem: schemaOf(problem, 'output') }, securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'from "haidang tokens add"' } } },
  };
}
