import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../crawlers/index.ts';
import type { SourceDescription } from '../../src/model/index.ts';
import { readOpml, writeOpml } from '../../src/sources/index.ts';

const sources: SourceDescription[] = [
  { key: 'bao-thu', name: 'Báo “Thử” <Nghiệm> & bạn', homeUrl: 'https://bao.example/', country: 'VN', languages: ['vi', 'en'], kind: 'newspaper', waysIn: [
    { kind: 'feed', url: 'https://bao.example/rss?a=1&b=2' }, { kind: 'listing', url: 'https://bao.example/tin', linkPattern: '^https?://[^/]+/tin/[^/]*\\d{3,}\\.html$' },
  ] },
  { key: 'xinwen', name: '新闻', homeUrl: 'https://xinwen.example/', country: 'CN', languages: ['zh'], kind: 'agency', waysIn: [{ kind: 'sitemap', url: 'https://xinwen.example/sitemap.xml' }] },
  { key: 'app', name: 'App', homeUrl: 'https://app.example/', country: 'KH', languages: ['km'], kind: 'portal', waysIn: [{ kind: 'rendered', url: 'https://app.example/latest' }] },
];
const opml = (body: string) => `<?xml version="1.0"?><opml version="2.0"><head><title>t</title></head><body>${body}</body></opml>`;
const read = (body: string, defaults = {}) => {
  const answer = readOpml(opml(body), defaults);
  if ('problem' in answer) throw new Error(answer.problem);
  return answer;
};

describe('OPML', () => {
  it('comes back as it was written, with nothing lost', () => {
    expect(readOpml(writeOpml(sources))).toEqual({ sources, refused: [] });
  });

  it('is OPML 2.0 that other readers understand: text, type and xmlUrl of each feed, the country as category', () => {
    const text = writeOpml(sources);
    expect(text).toContain('<opml version="2.0"');
    expect(text).toContain('category="/VN"');
    expect(text.match(/type="rss"/g)?.length).toBe(1);
    expect(text).toContain('xmlUrl="https://bao.example/rss?a=1&amp;b=2"');
    expect(parseFeed(text)).toMatchObject({ problem: 'not-a-feed' });
  });

  it('of another reader gives a source a site, its folders passed through and its country from folder, category or address', () => {
    const { sources: found, refused } = read(`<outline text="Asia" category="/JP"><outline text="Nihon" type="rss" xmlUrl="https://a.example/rss" htmlUrl="https://a.example/"/></outline>
      <outline text="VN"><outline text="Tin A" xmlUrl="https://b.example/a.rss"/><outline text="Tin B" xmlUrl="https://b.example/b.rss"/></outline>
      <outline text="Le Journal" xmlUrl="feed://journal.fr/rss"/>`);
    expect(refused).toEqual([]);
    expect(found.map(({ key, country, waysIn }) => [key, country, waysIn.length])).toEqual([['a-example', 'JP', 1], ['b-example', 'VN', 2], ['journal-fr', 'FR', 1]]);
    expect(found[2]?.waysIn[0]?.url).toBe('http://journal.fr/rss');
  });

  it('names every outline that cannot become a source, and keeps the others', () => {
    const { sources: found, refused } = read('<outline text="no address"/><outline text="ftp" xmlUrl="ftp://x/rss"/><outline text="where" xmlUrl="https://where.com/rss"/><outline text="ok" category="/AU" xmlUrl="https://ok.com/rss"/>');
    expect(found.map(({ name }) => name)).toEqual(['ok']);
    expect(refused.map(({ text }) => text)).toEqual(['no address', 'ftp', 'where']);
    expect(refused[2]?.cause).toContain('--country');
    expect(read('<outline text="where" xmlUrl="https://where.com/rss"/>', { country: 'GB' }).sources[0]).toMatchObject({ country: 'GB', languages: ['en'] });
  });

  it('gives two sources of one key two keys', () => {
    const { sources: found } = read('<outline text="a" category="/AU" htmlUrl="https://x.com/" xmlUrl="https://x.com/1"/><outline text="b" category="/AU" htmlUrl="https://www.x.com/" xmlUrl="https://x.com/2"/>');
    expect(found.map(({ key }) => key)).toEqual(['x-com', 'x-com-2']);
  });

  it.each([
    ['', 'it is empty'],
    ['just words', 'it is not XML'],
    ['<html><body><p>x</p></body></html>', 'its root element is <html>'],
    ['<rss version="2.0"><channel/></rss>', 'its root element is <rss>'],
    ['<opml version="2.0"><head/>', 'breaks off before its body'],
    ['<opml version="2.0"><body><outline text="a" category="/VN" xmlUrl="https://a.example/rss"/>', 'breaks off before its end'],
    [opml(''), 'holds no outline'],
    [opml('<outline text="a">'.repeat(60) + '</outline>'.repeat(60)), 'nested more than 50 deep'],
    [opml('<outline text="a"/>'.repeat(20_001)), 'more than 20000 outlines'],
  ])('refuses %.40j with a sentence', (text, cause) => {
    const answer = readOpml(text);
    expect('problem' in answer ? answer.problem : answer).toContain(cause);
  });

  it('expands no entities', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;">]>${opml('<outline text="&b;" category="/VN" xmlUrl="https://a.example/rss"/>').slice(21)}`;
    const answer = readOpml(bomb);
    expect('sources' in answer && answer.sources[0]?.name.length).toBeLessThan(10);
  });
});
