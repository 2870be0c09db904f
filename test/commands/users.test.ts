import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { audit } from '../../src/commands/audit.ts';
import type { Command } from '../../src/commands/command.ts';
import { users } from '../../src/commands/users.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { builtStatement } from '../../src/database/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'haidang-users-'));
beforeAll(() => {
  vi.stubEnv('HAIDANG_DATA', folder);
  for (const name of ['DATABASE_URL', 'HAIDANG_CONFIG', 'HAIDANG_PROFILE']) vi.stubEnv(name, undefined);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function run(command: Command, ...args: string[]): Promise<{ code: number; out: string[] }> {
  const out: string[] = [];
  const code = await command.run(args, { interactive: false, say: () => undefined, progress: () => undefined, out: (line) => void out.push(line) });
  return { code, out };
}

it('accounts are added with a password shown once, listed, disabled and reset; the audit log of it is whole', async () => {
  const added = await run(users, 'add', 'nguyen.ha', '--role', 'analyst');
  expect(added.out).toEqual([expect.stringMatching(/^nguyen\.ha {2}[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)]);
  await expect(run(users, 'add', 'nguyen.ha', '--role', 'reader')).rejects.toMatchObject({ code: 'name-taken' });
  await run(users, 'disable', 'nguyen.ha');
  expect((await run(users)).out).toEqual([expect.stringMatching(/nguyen\.ha +analyst +disabled, has a one-time password/)]);
  expect((await run(users, 'reset', 'nguyen.ha')).out).not.toEqual(added.out);
  expect((await run(users, 'list')).out).toEqual([expect.not.stringContaining('disabled')]);
  expect((await run(audit, 'verify')).out).toEqual([expect.stringMatching(/^3 events, last hash [0-9a-f]{64}$/)]);

  const { database } = await openEmbedded(folder);
  await database.rows(builtStatement('tamper', `alter table audit_event disable trigger audit_only_added; update audit_event set account_id = 1 where id = 2`));
  await database.close();
  await expect(run(audit, 'verify')).rejects.toMatchObject({ code: 'audit-broken', details: { id: 2 } });
}, 120_000);

it('an invitation is printed once as a link, listed, and withdrawn', async () => {
  vi.stubEnv('HAIDANG_PUBLIC_URL', 'https://desk.example.gov.vn');
  const other = mkdtempSync(join(tmpdir(), 'haidang-invited-'));
  vi.stubEnv('HAIDANG_DATA', other);
  try {
    const { out } = await run(users, 'invite', '--role', 'reader', '--note', 'Sở Du lịch');
    expect(out).toEqual([expect.stringMatching(/^https:\/\/desk\.example\.gov\.vn\/invitation\/[\w-]{43}$/)]);
    await run(users, 'withdraw', '1');
    expect((await run(users, 'invitations')).out).toEqual([expect.stringMatching(/^1 +reader +withdrawn +Sở Du lịch$/)]);
    await expect(run(users, 'unlock', 'nobody')).rejects.toMatchObject({ code: 'not-found' });
  } finally {
    rmSync(other, { recursive: true, force: true });
    vi.stubEnv('HAIDANG_DATA', folder);
    vi.stubEnv('HAIDANG_PUBLIC_URL', undefined);
  }
}, 120_000);

it('what is wrong is said before the database is opened', async () => {
  for (const args of [['add', 'lan'], ['invite'], ['invite', '--role', 'boss'], ['unlock'], ['withdraw'], ['toString'], ['add', 'lan', '--role', 'boss'], ['disable'], ['promote', 'lan'], ['list', '--rolle', 'x']]) {
    await expect(run(users, ...args)).rejects.toMatchObject({ code: 'bad-usage' });
  }
  await expect(run(audit, 'check')).rejects.toMatchObject({ code: 'bad-usage' });
});
