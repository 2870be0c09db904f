import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decideClaim } from '../../src/cases/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { Problem } from '../../src/errors.ts';
import type { RegisterEntry } from '../../src/model/index.ts';
import {
  checkEntry, confirmedAppearances, currentEntries, decisions, importEntries, installStarterEntries, readClaimReviews, readEntries, readRegisterFile, writeClaimReviews, writeRegisterFile,
} from '../../src/register/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';

const file = { name: 'register.yaml', sha256: 'f'.repeat(64) };
const starter = readEntries();
const entry = (more: Partial<RegisterEntry> = {}): RegisterEntry => ({
  id: 'ODD-1', version: 7, kind: 'document-fact', validFrom: '2020-01-01', validUntil: '2030-12-31',
  title: { vi: 'Không: “có” # hay no', en: '- yes: no' }, claim: { vi: '1985', en: 'null' }, position: { vi: 'Dòng một\nDòng hai\n\n  thụt vào', en: "it's 'quoted' \"twice\"\ttab" },
  evidence: [{ document: '2016-07-12', date: '2016-07-12', link: null, place: '§ 278 & 1.', quoted: '> quoted\n| block', bearing: { vi: 'a', en: '0x1F' }, verified: true, verifiedBy: 'ha', verifiedOn: '2026-11-20' }],
  talkingPoints: { vi: ['~', '*a'], en: ['&a', '!tag'] }, wordings: [{ language: 'km', voice: 'asserts', text: 'កោះ​ត្រល់' }, { language: 'zh', voice: 'rejects', text: '西沙: 是' }], ...more,
});

describe('a register file', () => {
  it('is read back exactly, whatever stands in it: the starter entries and texts that look like YAML', () => {
    const all = [...starter, entry()];
    const written = writeRegisterFile(all);
    const sorted = [...all].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(readRegisterFile(written, 'x')).toEqual(sorted);
    expect(writeRegisterFile(readRegisterFile(written, 'x'))).toBe(written);
  });

  it('takes starter entries as they are: they pass the same check as everything else', () => {
    for (const one of starter) expect(checkEntry(one)).toEqual({ entry: one });
  });

  const broken: readonly (readonly [string, (text: string) => string, string, RegExp])[] = [
    ['a kind that there is not', (text) => text.replace('    kind: document-fact', '    kind: lie'), 'kind: lie', /kind" must be one of document-fact, stated-position/],
    ['a field that there is not', (text) => text.replace('    validFrom:', '    valid_from:'), 'valid_from', /valid_from" there is no such field; take it out/],
    ['a day that there is not', (text) => text.replace('2030-12-31', '2030-13-31'), '2030-13-31', /validUntil/],
    ['a year as a number', (text) => text.replace(/date: .*/, 'date: 2016'), 'date: 2016', /in quotation marks where it is a year alone/],
    ['an address that is none', (text) => text.replace('link: null', 'link: javascript:alert(1)'), 'javascript', /http or https/],
    ['a missing text', (text) => text.replace(/ {6}en: "- yes: no"\n| {6}en: '- yes: no'\n/, ''), 'title:', /title\.en/],
    ['a language that nobody reads here', (text) => text.replace('language: km', 'language: xx'), 'language: xx', /must be one of vi, en/],
    ['an entry twice', (text) => `${text}${text.slice(text.indexOf('  - id:'))}`, '', /ODD-1 stands here a second time/],
    ['no YAML', (text) => text.replace('claim:', 'claim: ['), '', /not YAML as it should be/],
    ['another format', (text) => text.replace('haidang-register/1', 'haidang-register/9'), 'register/9', /"format" must be haidang-register\/1/],
    ['a key of its own', (text) => `${text}owner: me\n`, 'owner: me', /"owner" is not known here/],
    ['a tag', (text) => text.replace('version: 7', 'version: !!js/function 7'), '', /YAML|version/],
    ['verified by nobody in particular', (text) => text.replace('verified: true', 'verified: false'), '', /says who verified it/],
    ['too many aliases', () => `format: haidang-register/1\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nentries: [*c,*c]\n`, '', /aliases/],
    ['nothing', () => '', '', /must hold "format"/],
  ];
  it.each(broken)('with %s is refused whole, with the line and what to do', (_, spoil, marker, cause) => {
    const text = spoil(writeRegisterFile([entry()]));
    let thrown: unknown;
    try {
      readRegisterFile(text, 'office.yaml');
    } catch (problem) {
      thrown = problem;
    }
    expect(thrown).toBeInstanceOf(Problem);
    const { code, details, message } = thrown as Problem;
    expect(code).toBe('bad-register-file');
    expect(message).toMatch(cause);
    if (marker !== '') expect(text.split('\n')[Number(details['line']) - 1]).toContain(marker);
  });
});

describe('importing', () => {
  let db: OpenDatabase;
  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    await installStarterEntries(db);
  });
  afterAll(() => db.close());
  const count = async (text: string) => (await db.one<{ n: number }>(builtStatement('test', text))).n;

  it('of what was exported changes nothing, and into an empty register gives the same file', async () => {
    const before = await currentEntries(db);
    const written = writeRegisterFile(before);
    expect(await importEntries(db, readRegisterFile(written, 'x'), file)).toMatchObject({ added: [], changed: [], unchanged: before.map(({ id }) => id) });
    const { database: empty } = await freshDatabase();
    await importEntries(empty, readRegisterFile(written, 'x'), file);
    expect(writeRegisterFile(await currentEntries(empty))).toBe(written);
    await empty.close();
  });

  it('adds a version only where something changed, recorded with the file; a starter update never goes over it', async () => {
    const entries = await currentEntries(db);
    const changed = entries.map((one) => (one.id === 'SANSHA' ? { ...one, talkingPoints: { vi: ['Một'], en: ['One'] } } : one));
    expect(await importEntries(db, [...changed, entry()], file, { dryRun: true })).toMatchObject({ added: [{ id: 'ODD-1', version: 7 }], changed: [{ id: 'SANSHA', version: 2, fields: ['talkingPoints'] }] });
    expect(await count("select count(*)::integer as n from register_entry where origin = 'file'")).toBe(0);
    await importEntries(db, [...changed, entry()], file);
    expect(await count("select count(*)::integer as n from register_entry where origin = 'file'")).toBe(2);
    expect(await count("select count(*)::integer as n from audit_event where action = 'register.imported' and detail ->> 'sha256' = repeat('f', 64)")).toBe(2);
    expect(await installStarterEntries(db)).toBe(0);
    expect((await currentEntries(db)).find(({ id }) => id === 'SANSHA')).toMatchObject({ version: 2, talkingPoints: { en: ['One'] } });
  });
});

describe('open data and decisions', () => {
  let db: OpenDatabase;
  let busy: Awaited<ReturnType<typeof busyDesk>>;
  beforeAll(async () => {
    ({ database: db } = await freshDatabase());
    busy = await busyDesk(db);
    const { account } = await busy.desk.account('ha', 'analyst');
    await decideClaim(db, { account }, { caseId: busy.cases.sansha, claimId: busy.claims.sansha, from: 'suggested', to: 'confirmed' });
    await decideClaim(db, { account }, { caseId: busy.cases.xisha, claimId: busy.claims.xisha, from: 'suggested', to: 'rejected' });
  });
  afterAll(() => db.close());
  const publisher = { vi: 'Tỉnh Gia Lai', en: 'Gia Lai province' };

  type Review = { identifier: string; inLanguage: string; reviewRating: Record<string, unknown>; itemReviewed: { appearance: { url: string }[] } };
  const written = async () => writeClaimReviews(await currentEntries(db), await confirmedAppearances(db), publisher);

  it('rates in words alone: no position is called false, and no number stands on a scale of truth', async () => {
    const text = await written();
    const reviews = (JSON.parse(text) as { '@graph': Review[] })['@graph'];
    expect(reviews.map(({ identifier, inLanguage }) => `${identifier} ${inLanguage}`)).toContain('SANSHA vi');
    expect(text).not.toMatch(/ratingValue|bestRating|worstRating|\bfalse\b|\bsai\b/i);
    const ratings = new Map(reviews.filter(({ inLanguage }) => inLanguage === 'en').map(({ identifier, reviewRating }) => [identifier, reviewRating['alternateName']]));
    expect(ratings.get('SANSHA')).toBe('Differs from the stated position of Viet Nam');
    expect(ratings.get('MERGE-2025')).toBe('Contradicts the cited document');
  });

  it('names only articles in which a person confirmed the claim', async () => {
    const reviews = (JSON.parse(await written()) as { '@graph': Review[] })['@graph'];
    const appearances = reviews.flatMap(({ identifier, inLanguage, itemReviewed }) => (inLanguage === 'en' ? itemReviewed.appearance.map(({ url }) => `${identifier} ${url}`) : []));
    expect(appearances).toHaveLength(1);
    expect(appearances[0]).toMatch(/^SANSHA http:\/\/hai-nam-van-bao\.test\//);
  });

  it('reads its own reviews back as entries without wordings, and a stranger’s as a careful one', async () => {
    const back = readClaimReviews(await written(), 'x.jsonld');
    const before = (await currentEntries(db)).find(({ id }) => id === 'MERGE-2025');
    const after = back.find(({ id }) => id === 'MERGE-2025');
    expect(after).toMatchObject({ kind: 'document-fact', title: before?.title, claim: before?.claim, position: before?.position, wordings: [] });
    expect(after?.evidence.map(({ document, date, link, verified }) => [document, date, link, verified])).toEqual(before?.evidence.map(({ document, date, link }) => [document, date, link, false]));
    const strange = { '@context': 'https://schema.org', '@type': 'ClaimReview', url: 'https://checks.example/1', datePublished: '2025-03-01T10:00:00Z', claimReviewed: 'The bridge fell.', reviewRating: { '@type': 'Rating', ratingValue: 1, alternateName: 'Not so' }, author: { '@type': 'Organization', name: 'Checks' } };
    const [entryOf] = readClaimReviews(JSON.stringify([strange]), 'x.jsonld');
    expect(entryOf).toMatchObject({ kind: 'stated-position', position: { vi: 'Not so', en: 'Not so' }, wordings: [], evidence: [{ document: 'ClaimReview: Checks', date: '2025-03-01', link: 'https://checks.example/1', verified: false }] });
    expect(entryOf?.id).toMatch(/^CR-[0-9A-F]{10}$/);
    expect(() => readClaimReviews('{}', 'x')).toThrow('no ClaimReview');
    expect(() => readClaimReviews('{', 'x')).toThrow('not JSON');
  });

  it('decisions are rows of the gold format; a rejected match is a text without a claim, an open one no row', async () => {
    const found = [];
    for await (const decision of decisions(db)) found.push(decision);
    const rows = found.flatMap((decision) => ('row' in decision ? [decision.row] : []));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ lang: 'zh', outlet_country: 'CN', claim: { id: 'SANSHA', voice: 'asserts', quote: '三沙市管辖的中国西沙群岛' } });
    expect(rows[1]).toMatchObject({ lang: 'en', outlet_country: 'MY', claim: null });
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'lang', 'date', 'outlet_country', 'title', 'text', 'claim']);
    await db.rows(builtStatement('test', "insert into claim (revision_id, register_id, register_version, voice, quote, sentence, p) select revision_id, 'NINE-DASH', 2, 'attributes', 'q', 'q', 1 from claim where id = $1"), [busy.claims.xisha]);
    const again = [];
    for await (const decision of decisions(db)) again.push(decision);
    expect(again.filter((decision) => 'leftOut' in decision)).toEqual([{ leftOut: 'open' }]);
  });
});

