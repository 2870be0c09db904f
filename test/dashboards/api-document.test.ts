import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { honoPath } from '../../dashboards/api/endpoint.ts';
import { endpoints } from '../../dashboards/api/endpoints/index.ts';
import { apiRoutes } from '../../dashboards/api/index.ts';
import { openApiDocument } from '../../dashboards/api/openapi.ts';
import type { Database } from '../../src/database/index.ts';
import { testProvince } from '../helpers/serve.ts';

type Schema = Record<string, unknown>;
type Operation = {
  operationId: string; tags: string[]; security: unknown; parameters: { name: string; in: string; required: boolean; schema: Schema }[]; requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
};
// As a program reads it: over the wire.
const document = JSON.parse(JSON.stringify(openApiDocument())) as { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> }; tags: { name: string }[] };
const operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => ({ path, method, operation })));
const schemasOf = ({ parameters, requestBody, responses }: Operation): Schema[] => [
  ...parameters.map(({ schema }) => schema),
  ...[requestBody, ...Object.values(responses)].flatMap((one) => Object.values(one?.content ?? {}).map(({ schema }) => schema)),
];

describe('the OpenAPI document', () => {
  it('has every route that is served, and serves every route that it has', () => {
    const { routes } = apiRoutes({ db: null as unknown as Database, province: testProvince, fictional: true });
    const served = routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/v1/')).map(({ method, path }) => `${method} /api${path}`);
    const described = operations.map(({ method, path }) => `${method.toUpperCase()} ${honoPath(path)}`);
    expect([...served].sort()).toEqual([...described].sort());
    expect(new Set(served).size).toBe(endpoints.length);
  });

  it('is sound: unique names, every path parameter declared, every reference resolved, every tag listed', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect([path, operation.parameters.filter((one) => one.in === 'path').map(({ name }) => name)]).toEqual([path, inPath]);
      expect(new Set(operation.parameters.map(({ name, in: where }) => `${where} ${name}`)).size).toBe(operation.parameters.length);
      expect(document.tags.map(({ name }) => name)).toEqual(expect.arrayContaining(operation.tags));
      expect(operation.security).toEqual([{ token: [] }]);
      for (const [, pointer] of JSON.stringify(operation).matchAll(/"\$ref":"([^"]+)"/g)) expect(pointer).toBe('#/components/schemas/Problem');
    }
    expect(document.components.schemas).toHaveProperty('Problem');
  });

  it('holds schemas that a JSON Schema reader makes checks of', () => {
    let read = 0;
    for (const { operation } of operations) {
      for (const schema of schemasOf(operation)) {
        if ('$ref' in schema) continue;
        expect(() => z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0])).not.toThrow();
        read += 1;
      }
    }
    expect(read).toBeGreaterThan(200);
    const first = document.paths['/api/v1/token']?.['get']?.responses['2XX']?.content?.['application/json']?.schema ?? {};
    const check = z.fromJSONSchema(first as Parameters<typeof z.fromJSONSchema>[0]);
    expect(check.safeParse({ name: 'x', account: null, role: 'reader', scopes: ['read'], may: [] }).success).toBe(true);
    expect(check.safeParse({ name: 'x', account: null, role: 'king', scopes: ['read'], may: [] }).success).toBe(false);
  });

  it('is valid OpenAPI 3.1 by an independent validator', async () => {
    const validator = new Validator();
    expect(await validator.validate(document)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect((await validator.validate({ ...document, paths: { 'no-slash': {} } })).valid).toBe(false);
  });

  it('says of each change how it is made safe, and of each call what it needs', () => {
    for (const { method, operation } of operations) {
      const names = operation.parameters.filter((one) => one.in === 'header').map(({ name }) => name);
      expect([operation.operationId, names.includes('Idempotency-Key')]).toEqual([operation.operationId, method !== 'get']);
      expect([operation.operationId, names.includes('If-Match')]).toEqual([operation.operationId, '412' in operation.responses]);
    }
    const alwaysRefused = operations.filter(({ operation }) => !('2XX' in operation.responses)).map(({ operation }) => operation.operationId);
    expect(alwaysRefused.sort()).toEqual(['approveResponse', 'decideClaim', 'returnResponse', 'undoSteps', 'verifyEvidence']);
  });

  it('has no field for a person of the press or the public', () => {
    expect(JSON.stringify(document)).not.toMatch(/"(author|byline|journalist|person|reporter|writer|followers?)"/i);
  });
});
