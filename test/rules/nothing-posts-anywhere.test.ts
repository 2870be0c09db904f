// Rule 4. Answers are on the record: the software reads the press and posts nothing anywhere. Alerts are internal notices to the office's own
// staff and channels: they leave through src/alerts/channels alone, reach configured recipients alone, and never an outlet or a public place.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdirSync, readFileSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFetcher } from '../../crawlers/index.ts';
import { deliverDue, deliveries, planAlerts, refusalOf } from '../../src/alerts/index.ts';
import { alertChannels, readSettings } from '../../src/config.ts';
import type { Channel } from '../../src/model/index.ts';
import { addRule, hook, mail, openOffice, postOf, query, screen } from '../alerts/office.ts';
import { httpServer, mailServer } from '../alerts/servers.ts';

const sources = ['src', 'crawlers', 'classifiers', 'dashboards'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(tsx?|js)$/.test(name)).map((name) => `${folder}/${name}`),
);
const channelsOf = (...alerts: unknown[]) => {
  const file = join(mkdtempSync(join(tmpdir(), 'haidang-config-')), 'haidang.json');
  writeFileSync(file, JSON.stringify({ alertChannels: alerts }));
  return alertChannels(readSettings({}, file));
};

describe('nothing posts anywhere', () => {
  it('asks outlets with GET alone', async () => {
    const methods = new Set<string>();
    const server = createServer((request, response) => {
      methods.add(request.method ?? '');
      response.writeHead(200, { 'content-type': 'text/html' }).end('<p>hello</p>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const fetcher = createFetcher({ userAgent: 'HaiDangTest/1.0', allowedPrivate: [host] });
    expect((await fetcher.get(`http://${host}/page`)).kind).toBe('page');
    await fetcher.close();
    server.close();
    expect([...methods]).toEqual(['GET']);
  });

  it('opens connections to the outside in the crawlers, in the channels of alerts, and to a hub where somebody fetches a model; nowhere else', () => {
    const opens = /from '(undici|node:https?|node:net|node:tls|node:dgram|nodemailer[^']*)'|\bfetch\(/;
    const mayOpen = /^crawlers\/fetch\/|^src\/(serve|demo-press\/|replay\/|database\/|queue\/|commands\/models-pull)|^src\/alerts\/channels\/(email|http)\.ts$|^dashboards\/assets\//;
    expect(sources.filter((file) => !mayOpen.test(file) && opens.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('has no package that speaks to a social network, and one for mail, which the channel of alerts alone uses', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies).filter((name) => /twitter|facebook|telegra|zalo|weibo|discord|slack|mail|smtp/i.test(name))).toEqual(['nodemailer']);
    expect(sources.filter((file) => readFileSync(file, 'utf8').includes("from 'nodemailer"))).toEqual(['src/alerts/channels/email.ts']);
  });

  it('names the addresses of Telegram and Zalo in the settings alone, and no social network’s', () => {
    const named = (pattern: RegExp) => sources.filter((file) => pattern.test(readFileSync(file, 'utf8').replace(/\/\/.*(developers|core)\.\S+/g, '')));
    expect(named(/https:\/\/(api\.telegram\.org|openapi\.zalo\.me|oauth\.zaloapp\.com)/)).toEqual(['src/config.ts']);
    expect(named(/graph\.facebook|api\.(twitter|x|weibo)\.com|open\.tiktok|oauth\.vk/)).toEqual([]);
  });
});

describe('alerts reach the office alone', () => {
  const telegram = { key: 't', name: 'T', kind: 'telegram', botToken: '12345:abcdefgh' };

  it('have no recipient but what the configuration names: without one, nothing leaves', () => {
    expect(alertChannels(readSettings({}))).toEqual([screen]);
    expect(channelsOf({ ...telegram, chatId: '-100777' }).map(({ kind }) => kind)).toEqual(['screen', 'telegram']);
  });

  it('refuse a public name on Telegram, and any public place as a webhook or mailbox', () => {
    for (const chatId of ['@haidang_news', 'haidang_news', 'https://t.me/haidang']) expect(() => channelsOf({ ...telegram, chatId })).toThrow('public names');
    expect(refusalOf({ ...telegram, chatId: '@haidang_news', language: 'vi', api: 'https://api.telegram.org' } as Channel, [])).toContain('public name');
    for (const url of ['https://graph.facebook.com/v1/feed', 'https://api.twitter.com/2/tweets', 'https://x.com/post', 'https://api.telegram.org/bot1/sendMessage', 'https://openapi.zalo.me/v2.0/article/create']) {
      expect(refusalOf(hook(url), [])).toContain('public place');
    }
    expect(refusalOf(mail(25, { to: ['post@blog.facebook.com'] }), [])).toContain('public place');
    expect(refusalOf(hook('https://chat.gialai.gov.vn/hooks/1'), ['www.thoibao.example'])).toBeNull();
  });

  it('are never sent to an outlet that is watched, by mail or by HTTP', async () => {
    const now = new Date('2026-11-20T05:00:00Z');
    const [smtp, http] = [await mailServer(), await httpServer(() => ({}))];
    const at = await openOffice(now, [screen, mail(smtp.port, { to: ['truc-bao@example.gov.vn', 'Toa soan <editor@desk.hai-nam.example>'] }), hook(http.url.replace('127.0.0.1', 'localhost'))], false);
    await addRule(at, {});
    const one = await at.desk.article({ outlet: 'hai-nam-van-bao', language: 'zh', title: 'x', text: '中国西沙群岛。' });
    await query(at.db, "update source set home_url = 'https://www.hai-nam.example/'");
    await at.desk.claim(one, 'SANSHA', 'asserts', '中国西沙群岛', '中国西沙群岛。');
    await planAlerts(at.db, at.office, now);
    await deliverDue(at.db, postOf(at), () => now);
    const refused = (await deliveries(at.db)).find(({ channel }) => channel === 'mail');
    expect(refused).toMatchObject({ state: 'failed', answer: 'desk.hai-nam.example belongs to the outlet at hai-nam.example: alerts never go to the press' });
    expect(smtp.mails).toEqual([]);
    // The office's own receiver beside it still hears of it.
    expect(http.asked).toHaveLength(1);
    await Promise.all([smtp.close(), http.close(), at.db.close()]);
  });
});
