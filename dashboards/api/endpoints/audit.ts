// The audit log: read in order, and its chain checked.

import { z } from 'zod';
import { logPage, verify } from '../../../src/audit/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { cursorId, id, limit, moment, next, officeAccount } from '../shapes.ts';

export const auditEndpoints: readonly Endpoint[] = [
  endpoint({
    id: 'auditEvents', method: 'get', path: '/audit', tag: 'audit', summary: 'Events, newest first', scope: 'read', needs: 'see-administration',
    query: z.object({
      subject: z.string().max(100).optional().describe('such as "case:12"'), actor: z.string().max(80).optional().describe('account of the office; "-" for the system'),
      action: z.string().max(100).optional().describe('its beginning, such as "case."'), from: moment.optional(), before: moment.optional(), after: cursorId.describe('the id to go on before'), limit,
    }),
    answer: z.object({ events: z.array(z.object({ id, at: moment, account: officeAccount, action: z.string(), subject: z.string(), detail: z.record(z.string(), z.unknown()), previousHash: z.string(), hash: z.string() })), next }),
    async run({ db, query: { from, before, after, limit: most = 50, ...filter } }) {
      const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
      const events = await logPage(db, { ...given, ...(from && { from: new Date(from) }), ...(before && { before: new Date(before) }) }, { olderThan: after ?? null, limit: most + 1 });
      const shown = events.slice(0, most);
      return { body: { events: shown.map((event) => ({ ...event, account: event.username })), next: events.length > most ? String(shown.at(-1)?.id) : null } };
    },
  }),
  endpoint({
    id: 'verifyAudit', method: 'get', path: '/audit-verification', tag: 'audit', summary: 'Walks the whole chain and says where it first breaks', scope: 'read', needs: 'see-administration',
    query: z.object({ mustHold: z.string().regex(/^[0-9a-f]{64}$/).optional().describe('a hash that was written down earlier') }),
    answer: z.object({ ok: z.boolean(), events: z.int().optional(), lastHash: z.string().optional(), brokenAt: z.int().optional() }),
    run: async ({ db, query }) => ({ body: await verify(db, query.mustHold) }),
  }),
];
