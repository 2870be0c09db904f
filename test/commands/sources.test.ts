import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, proposeWaysIn } from '../../crawlers/index.ts';
import type { Terminal } from '../../src/commands/command.ts';
import { aimOf, findAndAdd, type AddParts } from '../../src/commands/sources-add.ts';
import { checkSources } from '../../src/commands/sources-check.ts';
import { noteProposed } from '../../src/commands/sources-work.ts';
import { sources } from '../../src/commands/sources.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { readSettings } from '../../src/config.ts';
import { openPress } from '../../src/press.ts';
import type { Fetcher, Renderer } from '../../src/model/index.ts';
import { eventsOf, verify } from '../../src/audit/index.ts';
import { addSource, checkedCatalogue, describedSources, enableSource, saveSource } from '../../src/sources/index.ts';
import { Opened } from '../../src/world.ts';
import { freshDatabase } from '../helpers/databases.ts';

const renderer: Renderer = { unavailable: 'no Chromium', render: async (url) => ({ kind: 'refused', problem: 'no-browser', detail: url }), close: async () => undefined };
const paragraph = (n: number) => `Tỉnh công bố kế hoạch số ${n} về cảng cá và bến thuyền, với nguồn vốn từ ngân sách và doanh nghiệp. Người dân ven biển được hỏi ý kiến trong ba tháng.`;
const article = (n: string) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Kế hoạch cảng ${n}</title><body><article><h1>Kế hoạch cảng ${n}</h1>${[1, 2, 3, 4, 5].map((p) => `<p>${paragraph(p * Number(n))}</p>`).join('')}</article></body></html>`;

const folder = mkdtempSync(join(tmpdir(), 'haidang-sources-'));
const listen = (server: Server) => new Promise<string>((ready) => void server.listen(0, '127.0.0.1', () => ready(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)));
const talk = () => {
  const said: string[] = [];
  const out: string[] = [];
  const terminal: Terminal = { interactive: false, say: (line) => void said.push(line), progress: () => undefined, out: (line) => void out.push(line) };
  return { terminal, said, out };
};
/** Runs the verb as from a shell, on an archive of its own. */
const run = async (archive: string, ...args: string[]) => {
  const { terminal, said, out } = talk();
  const before = process.env['HAIDANG_DATA'];
  process.env['HAIDANG_DATA'] = join(folder, archive);
  try {
    return { code: await sources.run(args, terminal), said, out };
  } finally {
    if (before === undefined) delete process.env['HAIDANG_DATA'];
    else process.env['HAIDANG_DATA'] = before;
  }
};

let server: Server;
let url = '';
let fetcher: Fetcher;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    const number = /^\/ke-hoach-cang-(\d)/.exec(path)?.[1];
    if (path === '/') response.writeHead(200, { 'content-type': 'text/html' }).end('<html><head><meta charset="utf-8"><title>Báo Cảng | Trang chủ</title><link rel="alternate" type="application/rss+xml" href="/rss"></head><body></body></html>');
    else if (path === '/rss') response.writeHead(200, { 'content-type': 'text/xml' }).end(`<rss version="2.0"><channel>${[1, 2, 3].map((n) => `<item><title>Kế hoạch ${n}</title><link>/ke-hoach-cang-${n}.html</link><pubDate>Thu, 19 Nov 2026 0${n}:00:00 +0700</pubDate></item>`).join('')}</channel></rss>`);
    else if (number !== undefined) response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(article(number));
    else response.writeHead(404).end();
  });
  url = await listen(server);
  fetcher = createFetcher({ userAgent: 'HaiDangTest/0.1 (+https://example.org)', allowedPrivate: [new URL(url).host], minimumGapMs: 0 });
});
afterAll(async () => {
  await fetcher.close();
  await new Promise((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

describe('sources add', () => {
  let db: OpenDatabase;
  const settings = { dataFolder: folder, databaseUrl: undefined };
  const add = (options: AddParts['options'], agree?: AddParts['agree']) => {
    const { terminal, said, out } = talk();
    return findAndAdd(aimOf(url), { db, crawler: { fetcher, renderer }, settings, options, terminal, ...(agree === undefined ? {} : { agree }) }).then((code) => ({ code, said, out }));
  };
  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
  });
  afterAll(() => db.close());

  it('shows what would be read and saves nothing unless told to', async () => {
    const { code, said, out } = await add({ country: 'VN', key: 'bao-cang' });
    expect(code).toBe(1);
    expect(said.at(-1)).toContain('Nothing was saved');
    expect(out[1]).toContain(`* feed ${url}/rss  (advertised; 3 links, newest 2026-11-18 20:00 UTC; 3 of 3 read)`);
    expect(out[2]).toContain('Kế hoạch cảng 3');
    expect(await describedSources(db)).toEqual([]);
    expect((await add({ country: 'VN', key: 'bao-cang' }, async () => false)).code).toBe(1);
    expect(await describedSources(db)).toEqual([]);
  });

  it('asks for the country where the address does not tell it', async () => {
    await expect(add({ yes: true, key: 'bao-cang' })).rejects.toThrow('--country');
  });

  it('saves with name, key and the language of the articles, whatever the page declares', async () => {
    expect((await add({ country: 'vn', key: 'bao-cang', yes: true })).code).toBe(0);
    expect(await describedSources(db)).toEqual([{
      key: 'bao-cang', name: 'Báo Cảng', homeUrl: `${url}/`, country: 'VN', languages: ['vi'], kind: 'newspaper', enabled: true, fictional: false, origin: 'added', waysIn: [{ kind: 'feed', url: `${url}/rss` }],
    }]);
  });

  it('writes over nothing unless told to, and never over the configuration', async () => {
    await expect(add({ country: 'VN', key: 'bao-cang', yes: true })).rejects.toMatchObject({ code: 'key-taken' });
    expect((await add({ country: 'VN', key: 'bao-cang', name: 'Báo Cảng mới', yes: true, replace: true })).code).toBe(0);
    await saveSource(db, { ...(await describedSources(db, 'bao-cang'))[0]!, key: 'configured' }, false);
    await expect(add({ country: 'VN', key: 'configured', yes: true, replace: true })).rejects.toMatchObject({ code: 'key-taken' });
  });

  it('says why where there is no way in', async () => {
    const { terminal } = talk();
    await expect(findAndAdd(aimOf(`${url}/none`), { db, crawler: { fetcher, renderer }, settings, options: { yes: true, country: 'VN' }, terminal })).rejects.toMatchObject({ code: 'no-way-in' });
  });

  it('takes keys of the catalogue, bare host names and addresses, nothing else', () => {
    expect(aimOf('vnexpress-net')).toMatchObject({ homeUrl: 'https://vnexpress.net/', entry: { name: 'VnExpress' } });
    expect(aimOf('bao.example.vn')).toEqual({ homeUrl: 'https://bao.example.vn/', entry: null });
    for (const bad of ['ftp://x.vn', 'no such', 'javascript:alert(1)']) expect(() => aimOf(bad)).toThrow('neither an address');
  });

  it('makes an archive of the real press, which then needs no configuration file and is never mixed', async () => {
    const opened = new Opened();
    const press = await openPress({ ...readSettings({}), dataFolder: folder }, db, opened);
    expect(press).toMatchObject({ fictional: false, added: 1, sources: [] });
    await opened.close();
  });

  it('refuses an archive of the fictional press', async () => {
    const { database } = await freshDatabase();
    await database.run(builtStatement('t', "insert into setting (key, value) values ('press', to_jsonb('the fictional press'::text))"));
    const { terminal } = talk();
    await expect(findAndAdd(aimOf(url), { db: database, crawler: { fetcher, renderer }, settings, options: { yes: true, country: 'VN', key: 'x' }, terminal })).rejects.toMatchObject({ code: 'mixed-press' });
    expect(await describedSources(database)).toEqual([]);
    await database.close();
  });

  it('check polls without saving and says what it sees', async () => {
    const { terminal, said, out } = talk();
    const before = await db.rows(builtStatement('t', 'select * from way_in'));
    const dead = { key: 'dead', name: 'Dead', homeUrl: url, country: 'VN', languages: ['vi'], kind: 'newspaper' as const, waysIn: [{ kind: 'feed' as const, url: `${url}/gone` }] };
    expect(await checkSources([...(await describedSources(db, 'bao-cang')), dead], { fetcher, renderer }, terminal, 2)).toBe(1);
    expect(out.join('\n')).toContain('2 of 2 read');
    expect(out.at(-1)).toContain('is gone (404)');
    expect(said).toEqual(['2 sources asked, 1 answer; nothing was saved']);
    expect(await db.rows(builtStatement('t', 'select * from way_in'))).toEqual(before);
    expect(await db.rows(builtStatement('t', 'select * from poll'))).toEqual([]);
  });

  it('notes of an outlet of the catalogue when it was asked and whether it could be read', async () => {
    const { terminal, said } = talk();
    const proposed = await proposeWaysIn(url, { fetcher, renderer });
    await noteProposed(db, 'vnexpress-net', proposed, terminal);
    await noteProposed(db, 'bbc-co-uk', { ...proposed, proposals: [] }, terminal);
    expect(said).toEqual(['vnexpress-net of the catalogue: verified (1 ways in, 3 articles read)', 'bbc-co-uk of the catalogue: not verified (0 ways in, 0 articles read)']);
    const known = await checkedCatalogue(db);
    expect(known.find(({ key }) => key === 'vnexpress-net')?.check).toMatchObject({ verified: true, waysIn: 1, articles: 3, checkedAt: expect.any(Date) });
    expect(known.filter(({ check }) => check === null).length).toBeGreaterThan(300);
  });

  it('leaves a trace of each source that is added, changed, switched off, in the audit chain, and none where nothing changed', async () => {
    const { database } = await freshDatabase();
    const good = (await describedSources(db, 'bao-cang'))[0]!;
    const id = await addSource(database, good);
    await saveSource(database, good, false, 'added');
    await addSource(database, { ...good, name: 'Báo khác', waysIn: [{ kind: 'feed', url: `${url}/other` }] }, { replace: true });
    await enableSource(database, good.key, false);
    await enableSource(database, good.key, false);
    await saveSource(database, { ...good, key: 'sample' }, true);
    const events = await eventsOf(database, `source:${id}`);
    expect(events.map(({ action }) => action)).toEqual(['source.added', 'source.changed', 'source.disabled']);
    expect(events[1]?.detail).toEqual({ key: 'bao-cang', from: { name: good.name, waysIn: good.waysIn }, to: { name: 'Báo khác', waysIn: [{ kind: 'feed', url: `${url}/other` }] } });
    expect(await verify(database)).toMatchObject({ events: 3 });
    await database.close();
  });

  it('refuses a description that could not be asked', async () => {
    const good = (await describedSources(db, 'bao-cang'))[0]!;
    for (const bad of [{ key: 'A b' }, { name: ' ' }, { country: 'Viet Nam' }, { languages: [] }, { waysIn: [] }, { homeUrl: 'javascript:x' }, { waysIn: [{ kind: 'feed' as const, url: 'file:///etc/passwd' }] }]) {
      await expect(addSource(db, { ...good, key: 'other', ...bad })).rejects.toMatchObject({ code: 'bad-source' });
    }
  });
});

describe('from a shell', () => {
  const file = join(folder, 'list.opml');
  it('imports an OPML file, names what it could not take, and exports it again without loss', async () => {
    writeFileSync(file, `<?xml version="1.0"?><opml version="2.0"><body><outline text="Báo A" type="rss" category="/VN" xmlUrl="https://a.example/rss"/><outline text="B" xmlUrl="ftp://b"/></body></opml>`);
    const { code, said } = await run('real', 'import', file);
    expect(code).toBe(1);
    expect(said).toEqual(['not added: B: "ftp://b" is not an http or https address', '1 sources added, 1 not']);
    const again = join(folder, 'again.opml');
    expect((await run('real', 'export', again)).said).toEqual([`1 sources written to ${again}`]);
    expect(readFileSync(again, 'utf8')).toContain('xmlUrl="https://a.example/rss"');
    expect(await run('other', 'import', again)).toMatchObject({ code: 0, said: ['1 sources added, 0 not'] });
    expect((await run('other', 'list')).out[0]).toBe('a-example  VN  vi  Báo A  (added)');
  }, 60_000);

  it('refuses a broken file with one sentence, before any archive is opened', async () => {
    writeFileSync(file, '<html><body>404</body></html>');
    await expect(run('never', 'import', file)).rejects.toThrow('list.opml is not a readable OPML file: its root element is <html>, not <opml>.');
    await expect(run('never', 'import', join(folder, 'absent.opml'))).rejects.toMatchObject({ code: 'no-such-file' });
  });

  it('lists the catalogue by country without an archive', async () => {
    const { code, out, said } = await run('never', 'catalogue', '--country', 'la');
    expect(code).toBe(0);
    expect(out.length).toBeGreaterThanOrEqual(3);
    expect(out.every((line) => line.includes(' LA '))).toBe(true);
    expect(said[0]).toContain('none of them verified');
    expect((await run('never', 'catalogue', '--json', '--country', 'VN')).out.map((line) => JSON.parse(line) as { verified: boolean }).every(({ verified }) => !verified)).toBe(true);
  }, 60_000);

  it('prints the ledger of one day or seven, and refuses what is no day', async () => {
    const { out } = await run('real', 'ledger');
    expect(out.filter((line) => /^\d{4}-\d\d-\d\d {2}0 polls of 0 sources, 0 refused; 0 links found$/.test(line)).length).toBe(7);
    expect((await run('real', 'ledger', '--day', '2026-11-20', '--json')).out.map((line) => JSON.parse(line) as object)).toEqual([{ day: '2026-11-20', polls: 0, refused: 0, sources: 0, found: 0, outcomes: [] }]);
    await expect(run('real', 'ledger', '--day', '2026-02-30')).rejects.toMatchObject({ code: 'bad-day' });
    expect((await run('real', 'replay')).said).toEqual(['0 put aside will be tried again at the next round']);
  }, 60_000);

  it('knows no other verb', async () => {
    for (const verb of ['toString', 'remove']) await expect(run('never', verb)).rejects.toMatchObject({ code: 'bad-usage' });
  });
});
