// Whole kinds as files, sent while they are read; docs/exports.md describes every field.

import { z } from 'zod';
import { exportFile, exportFileName, exportFormats, exportKinds, exportSchemas, exportVersion, jsonSchemaOf, mediaTypes, noteExport, type ExportOrder } from '../../../src/exports/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { moment } from '../shapes.ts';

const kindParams = z.object({ kind: z.enum(exportKinds) });
const yes = z.enum(['1']).optional();

export const exportEndpoints: readonly Endpoint[] = [
  endpoint({
    id: 'exportKinds', method: 'get', path: '/exports', tag: 'exports', summary: 'What can be exported, with the version of its schema', scope: 'export', needs: 'read',
    answer: z.object({ version: z.int(), kinds: z.array(z.object({ kind: z.enum(exportKinds), vi: z.string(), en: z.string(), fields: z.array(z.string()) })) }),
    run: async () => ({ body: { version: exportVersion, kinds: Object.values(exportSchemas).map((schema) => ({ ...schema, fields: schema.fields.map(({ name }) => name) })) } }),
  }),
  endpoint({
    id: 'exportSchema', method: 'get', path: '/exports/{kind}/schema', tag: 'exports', summary: 'JSON Schema (2020-12) of one record of JSON Lines', scope: 'export', needs: 'read', params: kindParams, answer: z.looseObject({ $id: z.string() }),
    run: async ({ params }) => ({ body: jsonSchemaOf(exportSchemas[params.kind]) }),
  }),
  endpoint({
    id: 'export', method: 'get', path: '/exports/{kind}', tag: 'exports', summary: 'All records of a kind as CSV (RFC 4180) or JSON Lines', scope: 'export', needs: 'read', params: kindParams,
    query: z.object({
      format: z.enum(exportFormats), bom: yes.describe('a byte order mark before a CSV, for Excel'), from: moment.optional(), before: moment.optional(),
      since: moment.optional().describe('only what is new or changed since then; not for statistics'), period: z.enum(['day', 'week', 'month']).optional().describe('of statistics'),
    }),
    answer: 'file',
    async run({ deps, db, token, now, params, query }) {
      const { format, from, before, since, bom, period = 'day' } = query;
      const filter = { ...(from && { from: new Date(from) }), ...(before && { before: new Date(before) }), ...(since && { since: new Date(since) }) };
      const order: ExportOrder = { kind: params.kind, format, filter, mark: bom === '1', period, timeZone: deps.province.timeZone, now };
      await noteExport(db, token.account.id === 0 ? null : token.account.id, order, `api-token:${token.id}`);
      return { stream: exportFile(db, order), type: mediaTypes[format], fileName: exportFileName(order) };
    },
  }),
];
