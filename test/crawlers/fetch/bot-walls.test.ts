import { describe, expect, it } from 'vitest';
import { botWallOf } from '../../../crawlers/fetch/bot-walls.ts';

const answer = (markup: string, headers: Record<string, string> = { 'content-type': 'text/html' }) => ({ header: (name: string) => headers[name] ?? null, body: Buffer.from(markup) });
const wall = '<title>Just a moment...</title><script>window._cf_chl_opt={}</script>';

describe('a bot wall that answers with success', () => {
  it('is told by its marks, where the page says hardly anything besides', () => {
    expect(botWallOf(answer(wall))).toBe('Cloudflare');
    expect(botWallOf(answer(`${wall}<p>${'This is an article of many words about walls. '.repeat(20)}</p>`))).toBeNull();
    expect(botWallOf(answer(`${wall}<p>${'Bài viết dài về tường chắn máy đọc tin. '.repeat(20)}</p>`))).toBeNull();
    expect(botWallOf(answer(`${wall}<p>${'关于反爬虫墙的长篇报道，介绍了许多情况。'.repeat(40)}</p>`))).toBeNull();
  });

  it('is told by its header, even without a body', () => {
    expect(botWallOf(answer('', { 'cf-mitigated': 'challenge' }))).toBe('Cloudflare');
    expect(botWallOf(answer('', { 'content-type': 'text/html' }))).toBeNull();
  });

  it('is neither a feed nor data that carry a mark', () => {
    expect(botWallOf(answer(wall, { 'content-type': 'application/json' }))).toBeNull();
    expect(botWallOf(answer('<rss><item><title>_cf_chl_opt</title></item></rss>', { 'content-type': 'application/rss+xml' }))).toBeNull();
  });

  it('is judged in time that grows with its length, whatever it holds', () => {
    for (const part of ['<', '<!--', '<script>', 'document.cookie=', 'a ', '\u00e9']) {
      const startedAt = performance.now();
      botWallOf(answer(wall + part.repeat(499_000 / Buffer.byteLength(part) - 100)));
      expect(performance.now() - startedAt, part).toBeLessThan(2_000);
    }
  });
});
