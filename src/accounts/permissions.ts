// The one table of permissions: screens, commands and rooms ask `may` and nothing else.

import { Problem } from '../errors.ts';
import { roles, type Role } from '../model/index.ts';

const everybody = roles;
const desk: readonly Role[] = ['analyst', 'desk-lead', 'administrator'];

/** Who may do what. A reader only reads; a spokesperson reads, comments and gives the second approval. */
const table = {
  read: everybody,
  'take-case': desk,
  'close-case': desk,
  'reopen-case': ['desk-lead', 'administrator'],
  comment: ['analyst', 'desk-lead', 'spokesperson', 'administrator'],
  'decide-claim': desk,
  'flag-by-hand': desk,
  'edit-register': ['desk-lead', 'administrator'],
  'verify-evidence': desk,
  'assign-case': ['desk-lead'],
  'write-response': desk,
  // What has not been released is for those who write and approve it.
  'read-drafts': ['analyst', 'desk-lead', 'spokesperson', 'administrator'],
  'note-correction': desk,
  'approve-content': ['desk-lead'],
  'approve-release': ['spokesperson'],
  'make-digest': desk,
  'collect-now': ['desk-lead', 'administrator'],
  'manage-alerts': ['desk-lead', 'administrator'],
  'manage-watch-rules': desk,
  'manage-sources': ['administrator'],
  // The Administration screen: how things stand, the audit log; what changes them is the administrator's.
  'see-administration': ['desk-lead', 'administrator'],
  'manage-users': ['administrator'],
  'manage-office': ['administrator'],
  'manage-webhooks': ['administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof table;
export const actions = Object.keys(table) as Action[];

export function may(role: Role, action: Action): boolean {
  const allowed: readonly Role[] = table[action];
  return allowed.includes(role);
}

/** Throws `not-allowed` unless the role may do it. */
export function requireMay(role: Role, action: Action): void {
  if (!may(role, action)) throw new Problem('not-allowed');
}
