// What the caller's own token may do.

import { z } from 'zod';
import { actions, may, tokenScopes } from '../../../src/accounts/index.ts';
import { roles } from '../../../src/model/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { officeAccount } from '../shapes.ts';

export const tokenEndpoints: readonly Endpoint[] = [
  endpoint({
    id: 'token', method: 'get', path: '/token', tag: 'token', summary: 'The token itself: its name, as whom it acts, its scopes', scope: 'read', needs: 'read',
    answer: z.object({ name: z.string(), account: officeAccount, role: z.enum(roles), scopes: z.array(z.enum(tokenScopes)), may: z.array(z.string()).describe('what the role allows; the scopes narrow it') }),
    run: async ({ token: { name, account, scopes } }) => ({ body: { name, account: account.id === 0 ? null : account.username, role: account.role, scopes, may: actions.filter((action) => may(account.role, action)) } }),
  }),
];
