import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Command } from '../../src/commands/command.ts';
import { exportCommand } from '../../src/commands/export.ts';
import { tokens } from '../../src/commands/tokens.ts';
import { users } from '../../src/commands/users.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/index.ts';
import { busyDesk } from '../helpers/desk.ts';

const folder = mkdtempSync(join(tmpdir(), 'haidang-export-'));
beforeAll(async () => {
  vi.stubEnv('HAIDANG_DATA', folder);
  for (const name of ['DATABASE_URL', 'HAIDANG_CONFIG', 'HAIDANG_PROFILE']) vi.stubEnv(name, undefined);
  const { database } = await openEmbedded(folder);
  await migrate(database);
  await busyDesk(database);
  await database.close();
}, 120_000);
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

async function run(command: Command, ...args: string[]): Promise<{ code: number; out: string[]; said: string[] }> {
  const [out, said]: [string[], string[]] = [[], []];
  const code = await command.run(args, { interactive: false, say: (line) => void said.push(line), progress: () => undefined, out: (line) => void out.push(line) });
  return { code, out, said };
}

it('haidang export writes a kind into a file, says how large it is, and refuses what it does not know', async () => {
  const file = join(folder, 'articles.csv');
  const { code, said } = await run(exportCommand, 'articles', '--bom', '--out', file);
  const text = readFileSync(file, 'utf8');
  expect([code, said]).toEqual([0, [`articles: ${Buffer.byteLength(text)} bytes in ${file}`]]);
  expect([text.startsWith('\uFEFFid,url,title,'), text.split('\r\n').length]).toEqual([true, 12]);
  await run(exportCommand, 'claims', '--format', 'jsonl', '--since', '2026-01-01T00:00:00+07:00', '--out', file);
  expect(readFileSync(file, 'utf8').trim().split('\n').map((line) => (JSON.parse(line) as { schema: string }).schema)).toEqual(['haidang/claims/1', 'haidang/claims/1', 'haidang/claims/1']);
  for (const args of [['people'], [], ['articles', '--format', 'xlsx'], ['articles', '--from', 'yesterday'], ['statistics', '--period', 'year']]) {
    await expect(run(exportCommand, ...args)).rejects.toMatchObject({ code: 'bad-usage' });
  }
  await expect(run(exportCommand, 'articles', '--out', join(folder, 'no', 'such', 'folder.csv'))).rejects.toMatchObject({ code: 'not-writable' });
}, 120_000);

it('haidang tokens issues tokens for a person with scopes, an upper role and an end, lists and ends them', async () => {
  await run(users, 'add', 'nguyen.ha', '--role', 'analyst');
  expect((await run(tokens, 'add', 'Cổng', '--for', 'nguyen.ha', '--scopes', 'read,write', '--role', 'reader', '--days', '30')).out).toEqual([expect.stringMatching(/^hd_[\w-]{43}$/)]);
  await run(tokens, 'add', 'Đọc');
  expect((await run(tokens)).out).toEqual([expect.stringMatching(/^Cổng +for nguyen\.ha as reader +read,write .* ends 20/), expect.stringMatching(/^Đọc +for nobody +read,export /)]);
  await run(tokens, 'revoke', 'Đọc');
  expect((await run(tokens, 'list')).out[1]).toMatch(/ ended 20/);
  await expect(run(tokens, 'add', 'x', '--scopes', 'everything')).rejects.toMatchObject({ code: 'bad-usage' });
  await expect(run(tokens, 'add', 'x', '--scopes', 'write')).rejects.toMatchObject({ code: 'bad-token-scope' });
  await expect(run(tokens, 'add', 'x', '--for', 'nguyen.ha', '--role', 'administrator')).rejects.toMatchObject({ code: 'bad-token-scope' });
}, 120_000);
