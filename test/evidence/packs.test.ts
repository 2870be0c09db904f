// From the fictional press to an evidence pack: what was on the wire when a claim was found, unchanged, and provably so.

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { WARCParser } from 'warcio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFetcher, createRenderer } from '../../crawlers/index.ts';
import { builtStatement } from '../../src/database/index.ts';
import { dropPageCopies, evidenceZip, packsOfStory, takePictures, verifyEvidencePacks } from '../../src/evidence/index.ts';
import { takeIn, understand, type Means } from '../../src/pipeline.ts';
import { runRound } from '../../src/round.ts';
import { readZip } from '../digests/zip.ts';
import { openWholeWay, type WholeWay } from '../helpers/whole-way.ts';

const chromium = existsSync(process.env['CHROMIUM'] ?? '/usr/bin/chromium');
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

describe('an evidence pack', () => {
  let way: WholeWay;
  const rows = <Row>(text: string, parameters: unknown[] = []) => way.db.rows<Row>(builtStatement('test', text), parameters);
  const count = async (table: string) => (await rows<{ n: number }>(`select count(*)::integer as n from ${table}`))[0]?.n ?? -1;

  beforeAll(async () => {
    way = await openWholeWay({ slowMs: 20 });
    await runRound(way.means, { all: true });
  }, 240_000);
  afterAll(() => way.close());

  it('is made of every article that a claim flag was raised for, and of no other', async () => {
    const flagged = await rows<{ id: number }>("select distinct c.revision_id as id from flag f join claim c on c.id = f.claim_id where f.kind = 'claim' order by 1");
    const packed = await rows<{ id: number }>('select revision_id as id from evidence_pack order by 1');
    expect(flagged.length).toBeGreaterThan(5);
    expect(packed).toEqual(flagged);
  });

  it('holds the page as it was on the wire, with headers, and the text as read', async () => {
    const [story] = await rows<{ id: number; pack: number; body: string; page: string; url: string; fetched: Date }>(`select sa.story_id as id, p.id as pack, v.body, v.page_sha256 as page, l.url, v.fetched_at as fetched from evidence_pack p
      join revision v on v.id = p.revision_id join article a on a.id = v.article_id join link l on l.id = a.link_id join way_in w on w.id = l.way_in_id
      join story_article sa on sa.article_id = a.id where v.taken_from = 'page' and w.kind <> 'rendered' order by p.id limit 1`);
    const pack = (await packsOfStory(way.db, story?.id ?? 0)).find(({ id }) => id === story?.pack);
    expect(pack?.parts.map(({ name }) => name)).toEqual(['article.json', 'page.warc.gz']);
    const zip = await evidenceZip(way.db, story?.id ?? 0, '2026-0001');
    const names = [...readZip(zip ?? new Uint8Array()).keys()];
    for (const name of ['README.txt', 'SHA256SUMS', `pack-${pack?.id}/manifest-1.json`]) expect(names).toContain(`2026-0001/${name}`);
    expect(sha256((await evidenceZip(way.db, story?.id ?? 0, '2026-0001')) ?? '')).toBe(sha256(zip ?? ''));
    const [warc] = await rows<{ content: Uint8Array }>("select content from evidence_part where pack_id = $1 and name = 'page.warc.gz'", [pack?.id]);
    const seen: Record<string, { text: string; headers: string; uri: string | null | undefined }> = {};
    for await (const record of new WARCParser([warc?.content ?? new Uint8Array()] as unknown as AsyncIterable<Uint8Array>)) {
      const payload = await record.readFully(true);
      seen[record.warcType ?? ''] = { text: sha256(payload ?? ''), headers: record.httpHeaders?.toString() ?? '', uri: record.warcTargetURI };
    }
    expect(seen['response']).toMatchObject({ text: story?.page, uri: story?.url });
    expect(seen['response']?.headers).toMatch(/^HTTP\/1\.1 200[\s\S]*content-type: text\/html/i);
    expect(seen['request']?.headers).toMatch(/^GET \/[\s\S]*user-agent: HaiDang/);
    const [article] = await rows<{ content: Uint8Array }>("select content from evidence_part where pack_id = $1 and name = 'article.json'", [pack?.id]);
    expect(JSON.parse(Buffer.from(article?.content ?? []).toString())).toMatchObject({ text: story?.body, takenFrom: 'page' });
  });

  it('has a manifest that names claims, hashes and time, and whose hash stands in the audit log', async () => {
    const [manifest] = await rows<{ content: string; sha256: string; kept: string }>(`select m.content, m.sha256, e.detail ->> 'manifest' as kept from evidence_manifest m
      join audit_event e on e.subject = 'evidence:' || m.pack_id and e.action = 'evidence.kept' order by m.pack_id limit 1`);
    expect(sha256(manifest?.content ?? '')).toBe(manifest?.sha256);
    expect(manifest?.kept).toBe(manifest?.sha256);
    const read = JSON.parse(manifest?.content ?? '{}') as { claims: { register: string; quote: string }[]; parts: unknown[]; fetchedAt: string };
    expect(read.claims[0]?.register).toMatch(/^[A-Z-]+$/);
    expect(read.claims[0]?.quote).toMatch(/\S/);
    expect(Date.parse(read.fetchedAt)).toBeLessThan(Date.now());
  });

  it('is the same after everything ran a second time', async () => {
    const before = [await count('evidence_pack'), await count('evidence_manifest')];
    await rows('update article set understood_revision_id = null');
    await runRound(way.means, { all: true });
    expect([await count('evidence_pack'), await count('evidence_manifest')]).toEqual(before);
    expect((await verifyEvidencePacks(way.db)).faults).toEqual([]);
  }, 240_000);

  it.skipIf(!chromium)('gets a picture of the kept bytes afterwards, as a further manifest', async () => {
    const fetcher = createFetcher({ userAgent: 'HaiDangTest/1.0', allowedPrivate: way.press.allowedPrivate, minimumGapMs: 5 });
    const camera = createRenderer({ fetcher, settleMs: 500 });
    const taken = await takePictures(way.db, camera, { limit: 3 });
    await camera.close();
    await fetcher.close();
    expect(taken).toBe(3);
    const pictures = await rows<{ content: Uint8Array; number: number }>(`select p.content, (select max(number) from evidence_manifest m where m.pack_id = p.pack_id) as number from evidence_part p where name = 'picture.png'`);
    expect(pictures.map(({ number }) => number)).toEqual([2, 2, 2]);
    for (const { content } of pictures) {
      expect(Buffer.from(content.subarray(1, 4)).toString()).toBe('PNG');
      expect(content.length).toBeGreaterThan(5_000);
    }
    const verdict = await verifyEvidencePacks(way.db);
    expect(verdict.faults).toEqual([]);
    expect(verdict.parts).toBe((await count('evidence_pack')) * 2 + 3);
  }, 120_000);

  it('tries a page that cannot be pictured four times, then lets it be', async () => {
    const camera = { unavailable: null, picture: async () => ({ refused: 'broken' }) };
    const hours = (n: number) => ({ limit: 1_000, now: () => new Date(Date.now() + n * 3_600_000) });
    const waiting = async () => (await rows<{ n: number }>("select count(*)::integer as n from evidence_picture where outcome = 'waiting'"))[0]?.n;
    const first = await waiting();
    for (const at of [0, 1, 2, 3]) {
      expect(await waiting()).toBe(first);
      await takePictures(way.db, camera, hours(3 * at));
    }
    expect(await waiting()).toBe(0);
    expect(await takePictures(way.db, { unavailable: 'none', picture: camera.picture }, hours(100))).toBe(0);
  });

  it('cannot be changed or dropped; a byte changed behind the database’s back is found, and so is a missing pack', async () => {
    await expect(rows("update evidence_part set content = '\\x00'")).rejects.toThrow('only added');
    await expect(rows('delete from evidence_pack')).rejects.toThrow('only added');
    const behind = async (work: string, undo: string, fault: RegExp) => {
      await rows('alter table evidence_part disable trigger user; alter table evidence_manifest disable trigger user');
      await rows(work);
      const { faults } = await verifyEvidencePacks(way.db);
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatch(fault);
      await rows(undo);
      await rows('alter table evidence_part enable trigger user; alter table evidence_manifest enable trigger user');
    };
    const flip = "update evidence_part set content = set_byte(content, 100, get_byte(content, 100) # 1) where pack_id = 1 and name = 'page.warc.gz'";
    await behind(flip, flip, /^pack 1: page\.warc\.gz was changed$/);
    // Whoever changes part and manifest alike still has the audit log against him.
    await rows('create table kept as select * from evidence_manifest where pack_id = 2');
    await behind(
      "update evidence_manifest set content = replace(content, '\"country\"', '\"Country\"'), sha256 = encode(sha256(convert_to(replace(content, '\"country\"', '\"Country\"'), 'UTF8')), 'hex') where pack_id = 2 and number = (select max(number) from kept)",
      'update evidence_manifest m set content = k.content, sha256 = k.sha256 from kept k where k.pack_id = m.pack_id and k.number = m.number',
      /^pack 2: manifest \d is not the one in the audit log$/,
    );
    await rows('drop table kept');
    expect((await verifyEvidencePacks(way.db)).faults).toEqual([]);
  });

  it('lets page copies go that nobody needs any more: understood ones after three days or beyond the bytes, none that waits', async () => {
    expect(await count('page_copy')).toBeGreaterThan(50);
    expect(await dropPageCopies(way.db)).toBe(0);
    const [one] = await rows<{ id: number }>('update article set understood_revision_id = null where id = (select article_id from revision join page_copy on revision_id = id limit 1) returning id');
    expect(await dropPageCopies(way.db, new Date(), 0)).toBeGreaterThan(50);
    expect(await count('page_copy')).toBeLessThanOrEqual(1);
    expect(await dropPageCopies(way.db, new Date(Date.now() + 4 * 86_400_000))).toBe(0);
    await rows('update article set understood_revision_id = latest_revision_id where id = $1', [one?.id]);
    expect(await dropPageCopies(way.db, new Date(Date.now() + 31 * 86_400_000))).toBeLessThanOrEqual(1);
    expect(await count('page_copy')).toBe(0);
  });
});

describe('a process that is killed', () => {
  it('between reading and understanding, or in the midst of flagging, loses nothing: the next one makes the same pack', async () => {
    const way = await openWholeWay({ slowMs: 20 });
    const rows = <Row>(text: string, parameters: unknown[] = []) => way.db.rows<Row>(builtStatement('test', text), parameters);
    try {
      // A few outlets are enough here.
      await rows("update source set enabled = country in ('CN', 'PH')");
      // Everything is taken in, nothing understood: here the first process ends.
      await runRound({ ...way.means, understandText: async () => Promise.reject(new Error('killed')) }, { all: true });
      expect((await rows('select 1 from evidence_pack')).length).toBe(0);
      await rows('delete from step_failure');
      const copies = (await rows('select 1 from page_copy')).length;
      expect(copies).toBeGreaterThan(5);
      // The second ends at the last statement of the transaction that raises the flag.
      const articles = await rows<{ id: number }>('select id from article order by id');
      const dying: Means = {
        ...way.means,
        db: { ...way.db, transaction: (work) => way.db.transaction(async (tx) => {
          const result = await work(tx);
          const packs = await tx.rows(builtStatement('test', 'select 1 from evidence_pack'));
          if (packs.length > 0) throw new Error('killed');
          return result;
        }) },
      };
      let killed = 0;
      for (const { id } of articles) await understand(id, dying).catch(() => { killed += 1; });
      expect(killed).toBeGreaterThan(1);
      expect((await rows('select 1 from evidence_pack')).length + (await rows("select 1 from flag where kind = 'claim'")).length).toBe(0);
      await rows('delete from step_failure');
      await runRound(way.means);
      const packs = await rows<{ parts: number }>('select count(*)::integer as parts from evidence_part group by pack_id');
      expect(packs.length).toBe(killed);
      expect((await verifyEvidencePacks(way.db)).faults).toEqual([]);
      // A link taken in twice keeps one copy.
      const [link] = await rows<{ id: number }>('select link_id as id from article limit 1');
      await takeIn(link?.id ?? 0, way.means);
      expect((await rows('select 1 from page_copy')).length).toBe(copies);
    } finally {
      await way.close();
    }
  }, 240_000);
});
