import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isAllowed, parseRobots, productToken } from '../../../crawlers/fetch/robots.ts';

const shared = new URL('../../../../shared/data/robots/', import.meta.url);
const allows = (robots: string, path: string) => isAllowed(parseRobots(robots, 'HaiDang'), `https://bao.vn${path}`);

describe('robots.txt', () => {
  it('takes the group that names us before the one for everybody', () => {
    const robots = 'User-agent: *\nDisallow: /\n\nUser-agent: haidang\nDisallow: /tim-kiem\n';
    expect(allows(robots, '/tin-tuc')).toBe(true);
    expect(allows(robots, '/tim-kiem?q=1')).toBe(false);
  });

  it('lets the longest rule decide, and the allowing one of two equally long', () => {
    const robots =
      'User-agent: *\nDisallow: /tin\nAllow: /tin/bien\nDisallow: /tin/bien/rieng\nAllow: /x\nDisallow: /x';
    expect(allows(robots, '/tin/a')).toBe(false);
    expect(allows(robots, '/tin/bien/a')).toBe(true);
    expect(allows(robots, '/tin/bien/rieng')).toBe(false);
    expect(allows(robots, '/x')).toBe(true);
  });

  it('knows * and a final $', () => {
    const robots = 'User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/print/\nDisallow: /exact$';
    expect(allows(robots, '/a/b.pdf')).toBe(false);
    expect(allows(robots, '/a/b.pdf?x')).toBe(true);
    expect(allows(robots, '/tin/print/1')).toBe(false);
    expect(allows(robots, '/exact')).toBe(false);
    expect(allows(robots, '/exactly')).toBe(true);
  });

  it('compares Vietnamese paths and needlessly encoded ones with what URLs hold', () => {
    expect(allows('User-agent: *\nDisallow: /tin-tức', new URL('/tin-tức/1', 'https://bao.vn').pathname)).toBe(false);
    expect(allows('User-agent: *\nDisallow: /%7Enews', '/~news/1')).toBe(false);
  });

  it('reads the delay of our group and the sitemaps', () => {
    const rules = parseRobots(
      'User-agent: *\nCrawl-delay: 2.5\nDisallow:\nSitemap: https://bao.vn/sitemap.xml',
      'HaiDang',
    );
    expect(rules).toEqual({ rules: [], crawlDelayMs: 2500, sitemaps: ['https://bao.vn/sitemap.xml'] });
  });

  it('takes no time for rules made to take much', () => {
    const path = `/${'a'.repeat(2000)}`;
    const hostile = [
      `User-agent: *\nDisallow: /${'*a'.repeat(7000)}b`,
      `User-agent: *\n${`Disallow: /*a*a*a*a*b${' '.repeat(400)}x\n`.repeat(1000)}`,
      `User-agent: *\nDisallow${' '.repeat(400_000)}x`,
      ' :'.repeat(250_000),
    ];
    const startedAt = performance.now();
    for (const robots of hostile) allows(robots, path);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it.skipIf(!existsSync(shared))('agrees with every case of the collection (skipped without ../shared)', () => {
    type Case = { id: string; robots: string; agent: string; url: string; allowed: boolean };
    const cases = readFileSync(new URL('cases.jsonl', shared), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case);
    const wrong = cases.filter(
      (one) => isAllowed(parseRobots(one.robots, productToken(one.agent)), one.url) !== one.allowed,
    );
    expect(wrong.map((one) => one.id)).toEqual([]);
  });

  it.skipIf(!existsSync(shared))('neither throws nor hangs on real files (skipped without ../shared)', () => {
    const files = readdirSync(new URL('real/', shared));
    expect(files.length).toBeGreaterThan(100);
    const startedAt = performance.now();
    for (const file of files) {
      const rules = parseRobots(readFileSync(new URL(`real/${file}`, shared), 'utf8'), 'HaiDang');
      for (const path of ['/', '/tin/1.html?page=2', `/${'a/'.repeat(500)}`]) isAllowed(rules, `https://bao.vn${path}`);
    }
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });
});
