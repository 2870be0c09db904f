// The command line over one archive, as an office without a dashboard would use it: collect, then what was found, kept and told.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alerts } from '../../src/commands/alerts.ts';
import { collect } from '../../src/commands/collect.ts';
import type { Command } from '../../src/commands/command.ts';
import { evidence } from '../../src/commands/evidence.ts';
import { register } from '../../src/commands/register.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { builtStatement } from '../../src/database/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'haidang-archive-'));
const inFolder = (name: string) => join(folder, name);
const config = inFolder('config.json');
const received: { readonly text: string }[] = [];
let answer = 500;
let receiver: Server;
let before: string | undefined;

async function run(command: Command, ...args: string[]) {
  const [out, said]: [string[], string[]] = [[], []];
  const code = await command.run([...args, '--config', config], { interactive: false, say: (line) => void said.push(line), progress: () => undefined, out: (line) => void out.push(line) });
  return { code, out, said };
}

async function inArchive<T>(work: (row: (text: string) => Promise<Record<string, unknown>>) => Promise<T>): Promise<T> {
  const { database } = await openEmbedded(inFolder('archive'));
  try {
    return await work((text) => database.one(builtStatement('look', text)));
  } finally {
    await database.close();
  }
}

let collected: Awaited<ReturnType<typeof run>>;

beforeAll(async () => {
  before = process.env['HAIDANG_DATA'];
  process.env['HAIDANG_DATA'] = inFolder('archive');
  receiver = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk)).on('end', () => {
      received.push(JSON.parse(body) as { text: string });
      response.writeHead(answer).end('{}');
    });
  });
  await new Promise<void>((ready) => void receiver.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  writeFileSync(config, JSON.stringify({ alertChannels: [{ key: 'hook', name: 'Hook', kind: 'webhook', url, secret: 'a secret for this test' }] }));
  collected = await run(collect);
}, 480_000);

afterAll(() => {
  if (before === undefined) delete process.env['HAIDANG_DATA'];
  else process.env['HAIDANG_DATA'] = before;
  receiver.close();
  receiver.closeAllConnections();
  rmSync(folder, { recursive: true, force: true });
});

describe('haidang collect', () => {
  it('ends every link in one counted outcome, and without failures', () => {
    expect(collected).toMatchObject({ code: 0 });
    const links = Number(/, (\d+) links taken in/.exec(collected.said.at(-1) ?? '')?.[1]);
    expect(links).toBeGreaterThan(150);
    expect(collected.out.reduce((sum, line) => sum + Number(line.split('\t')[1]), 0)).toBe(links);
  });

  it('lets the alerts leave that its articles raised; what is refused waits to be tried again', async () => {
    expect(received.length).toBeGreaterThan(0);
    const { out } = await run(alerts, 'deliveries', '--state', 'waiting');
    expect(out.filter((line) => line.startsWith('  500'))).toHaveLength(1);
  });
});

describe('haidang alerts', () => {
  it('lists rules and channels without their secrets', async () => {
    const { code, out, said } = await run(alerts, 'list');
    expect(code).toBe(0);
    expect(out.some((line) => line.startsWith('hook  webhook'))).toBe(true);
    expect([...out, ...said].join('\n')).not.toContain('a secret for this test');
  });

  it('sends a test message over the channel and says what was answered', async () => {
    const refused = await run(alerts, 'test', 'hook');
    expect(refused.code).toBe(1);
    answer = 200;
    const sent = await run(alerts, 'test', 'hook');
    expect(sent.code).toBe(0);
    expect(sent.out[0]).toMatch(/ sent /u);
  });

  it('refuses a channel, a state and a verb that do not exist, each by its name', async () => {
    await expect(run(alerts, 'test', 'nobody')).rejects.toThrow(/nobody/u);
    await expect(run(alerts, 'deliveries', '--state', 'lost')).rejects.toThrow(/lost/u);
    await expect(run(alerts, 'shout')).rejects.toThrow(/shout/u);
  });

  it('tries a delivery again under its id', async () => {
    const { out } = await run(alerts, 'deliveries', '--state', 'waiting');
    const id = out[0]?.split(' ')[0] ?? '';
    const already = received.length;
    const { code, said } = await run(alerts, 'retry', id);
    expect(said.at(-1)).toMatch(/^1 to be tried again: \d+ sent, 0 failed/u);
    expect(code).toBe(0);
    expect(received.length).toBeGreaterThan(already);
  });
});

describe('haidang evidence', () => {
  it('finds every pack whole, pictures among them where Chromium is there', async () => {
    const { code, said } = await run(evidence, 'verify');
    expect(code).toBe(0);
    expect(said[0]).toMatch(/^[1-9]\d* packs, /u);
    const { waiting } = await inArchive((row) => row("select count(*) filter (where outcome = 'waiting' and attempts = 0)::int as waiting from evidence_picture"));
    expect([0, Number(/^(\d+)/u.exec(said[0] ?? '')?.[1])]).toContain(waiting);
  });

  it('writes the packs of a case as a zip, and refuses a case that is not there', async () => {
    const { number } = await inArchive((row) => row("select c.number from case_file c join flag f using (story_id) join claim l on l.id = f.claim_id join evidence_pack p on p.revision_id = l.revision_id order by 1 limit 1"));
    const file = inFolder('case.zip');
    expect(await run(evidence, 'export', String(number), '--out', file)).toMatchObject({ code: 0 });
    expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
    await expect(run(evidence, 'export', '1999-0001')).rejects.toThrow(/1999-0001/u);
  });
});

describe('haidang register', () => {
  it('comes back from its own file unchanged', async () => {
    const file = inFolder('register.yaml');
    expect(await run(register, 'export', file)).toMatchObject({ code: 0 });
    const { said } = await run(register, 'import', file);
    expect(said.at(-1)).toMatch(/^0 new, 0 changed, [1-9]\d* unchanged/u);
  });

  it('makes a version of what an editor changed in the file, after showing it', async () => {
    const file = inFolder('register.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/(id: SANSHA[\s\S]*?title:\s*\n\s*vi: )(.*)/u, '$1Tiêu đề đã sửa'));
    const shown = await run(register, 'import', file, '--check');
    expect(shown.out).toEqual(['changed  SANSHA version 2: title']);
    expect((await run(register, 'list')).out.find((line) => line.startsWith('SANSHA'))).toContain('version 1');
    await run(register, 'import', file);
    expect((await run(register, 'list')).out.find((line) => line.startsWith('SANSHA'))).toContain('version 2');
  });

  it('refuses a file with a mistake whole, with its line, and keeps what it has', async () => {
    const file = inFolder('broken.yaml');
    writeFileSync(file, readFileSync(inFolder('register.yaml'), 'utf8').replace('kind: stated-position', 'kind: opinion'));
    await expect(run(register, 'import', file)).rejects.toThrow(/line \d+|dòng \d+/u);
    expect((await run(register, 'list')).out.find((line) => line.startsWith('SANSHA'))).toContain('version 2');
  });

  it('writes open data, and no rows where nobody has decided yet', async () => {
    const file = inFolder('register.jsonld');
    expect(await run(register, 'export', file)).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toBeTypeOf('object');
    const rows = inFolder('rows.jsonl');
    expect(await run(register, 'decisions', '--out', rows)).toMatchObject({ code: 0 });
    expect(statSync(rows).size).toBe(0);
  });
});
