import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { parseFeed } from '../../crawlers/index.ts';
import { atomFeed, deliverDue, deliveries, feedChannel, planAlerts, retryDelivery } from '../../src/alerts/index.ts';
import type { Channel } from '../../src/model/index.ts';
import { addRule, hook, mail, openOffice, postOf, query, screen, type TestOffice } from './office.ts';
import { headerOf, httpServer, mailServer, textOf, type Reply } from './servers.ts';

const noon = new Date('2026-11-20T05:00:00Z');
const later = (minutes: number) => () => new Date(noon.getTime() + minutes * 60_000);
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** An office with one asserted claim, planned and ready to be sent. */
async function ready(channels: readonly Channel[]): Promise<TestOffice> {
  const at = await openOffice(noon, [screen, ...channels], false);
  closers.push(() => at.db.close());
  await addRule(at, { name: { vi: 'Luận điểm được khẳng định', en: 'Claims asserted' } });
  const one = await at.desk.article({ outlet: 'hai-nam-van-bao', language: 'zh', title: '西沙群岛旅游季开启', text: '三沙市管辖的中国西沙群岛。', about: 'vietnam', topics: ['sovereignty'] });
  await at.desk.claim(one, 'SANSHA', 'asserts', '三沙市管辖的中国西沙群岛', '三沙市管辖的中国西沙群岛今年将接待首批家庭游客。');
  await planAlerts(at.db, at.office, noon);
  return at;
}
const only = async (at: TestOffice, key: string) => {
  const found = (await deliveries(at.db)).find(({ channel }) => channel === key);
  if (found === undefined) throw new Error(`nothing for ${key}`);
  return found;
};

describe('e-mail', () => {
  it('brings the sentence, the entry, the evidence and the spread to the office’s own mailbox', async () => {
    const server = await mailServer({ password: 'mật khẩu' });
    closers.push(() => server.close());
    const own = mail(server.port);
    const at = await ready([{ ...own, ...(own.kind === 'email' ? { server: { ...own.server, username: 'hai-dang', password: 'mật khẩu' } } : {}) } as Channel]);
    expect(await deliverDue(at.db, postOf(at), () => noon)).toMatchObject({ sent: 1, failed: 0 });
    const [got] = server.mails;
    const delivery = await only(at, 'mail');
    expect(got).toMatchObject({ from: 'hai-dang@example.gov.vn', to: ['truc-bao@example.gov.vn'], user: 'hai-dang' });
    const source = got?.source ?? '';
    expect(headerOf(source, 'message-id')).toBe(`<${delivery.id}@example.gov.vn>`);
    expect(headerOf(source, 'auto-submitted')).toBe('auto-generated');
    expect(headerOf(source, 'subject')).toBe('[Hải Đăng] CẢNH BÁO: Luận điểm được khẳng định — 西沙群岛旅游季开启');
    const text = textOf(source);
    for (const part of ['Gợi ý của máy, chờ người xác nhận.', 'khác lập trường đã nêu SANSHA, bản 2', '“三沙市管辖的中国西沙群岛今年将接待首批家庭游客。”', 'Căn cứ: Công hàm gửi Liên Hợp Quốc', 'Hồ sơ 2026-0001', 'Thông báo nội bộ']) expect(text).toContain(part);
    expect(delivery).toMatchObject({ state: 'sent', attempts: 1, answer: expect.stringContaining('250') });
    expect(await deliverDue(at.db, postOf(at), later(60))).toMatchObject({ sent: 0 });
  });

  it('tries again after a 4xx with the same Message-ID, and gives up after a 5xx', async () => {
    const refuse = (code: number) => Object.assign(new Error('try later'), { responseCode: code });
    const server = await mailServer({ answer: (_, nth) => (nth <= 2 ? refuse(451) : null) });
    closers.push(() => server.close());
    const at = await ready([mail(server.port)]);
    expect(await deliverDue(at.db, postOf(at), () => noon)).toMatchObject({ later: 1 });
    expect(await only(at, 'mail')).toMatchObject({ state: 'waiting', attempts: 1, answer: expect.stringContaining('451') });
    expect(await deliverDue(at.db, postOf(at), later(0.1))).toMatchObject({ later: 0, sent: 0 });
    await deliverDue(at.db, postOf(at), later(1));
    expect(await deliverDue(at.db, postOf(at), later(5))).toMatchObject({ sent: 1 });
    expect(server.mails).toHaveLength(1);
    const strict = await mailServer({ answer: () => refuse(550) });
    closers.push(() => strict.close());
    const other = await ready([mail(strict.port)]);
    expect(await deliverDue(other.db, postOf(other), () => noon)).toMatchObject({ failed: 1 });
    const failed = await only(other, 'mail');
    expect(failed).toMatchObject({ state: 'failed', answer: expect.stringContaining('550') });
    await retryDelivery(other.db, other.lead, failed.id, noon);
    expect(await only(other, 'mail')).toMatchObject({ state: 'waiting', attempts: 0 });
  });

  it('says so where a password is wrong, nothing listens, or a recipient is refused, and never shows the password', async () => {
    const server = await mailServer({ password: 'right', onRcptTo: (address, _, done) => done(address.address.startsWith('gone') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null) });
    closers.push(() => server.close());
    const own = mail(server.port, { to: ['truc-bao@example.gov.vn', 'gone@example.gov.vn'] });
    const signed = (password: string) => ({ ...own, ...(own.kind === 'email' ? { server: { ...own.server, username: 'u', password } } : {}) }) as Channel;
    const at = await ready([signed('secret-wrong')]);
    await deliverDue(at.db, postOf(at), () => noon);
    const refused = await only(at, 'mail');
    expect(refused.state).toBe('failed');
    expect(JSON.stringify(refused)).not.toContain('secret-wrong');
    at.office = { ...at.office, channels: [screen, signed('right')] };
    await retryDelivery(at.db, null, refused.id, noon);
    await deliverDue(at.db, postOf(at), () => noon);
    expect(await only(at, 'mail')).toMatchObject({ state: 'sent', answer: expect.stringContaining('refused for gone@example.gov.vn') });
    const dead = await ready([mail(1)]);
    expect(await deliverDue(dead.db, postOf(dead), () => noon)).toMatchObject({ later: 1 });
    expect((await only(dead, 'mail')).answer).toContain('ECONNREFUSED');
  });

  it('is in doubt where the server took the text and hung up, and is not sent again by itself', async () => {
    const server = await mailServer({ answer: () => new Promise(() => undefined) });
    const at = await ready([mail(server.port)]);
    const sending = deliverDue(at.db, postOf(at), () => noon);
    while (server.tries() === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    server.hangUp();
    closers.push(() => server.close());
    expect(await sending).toMatchObject({ inDoubt: 1 });
    expect(await deliverDue(at.db, postOf(at), later(600))).toMatchObject({ sent: 0, later: 0 });
    expect((await only(at, 'mail')).state).toBe('in-doubt');
  });
});

describe('a webhook', () => {
  it('is signed over time and body, names its delivery, and follows no redirect', async () => {
    const receiver = await httpServer(() => ({ status: 202, body: 'taken' }));
    closers.push(() => receiver.close());
    const at = await ready([hook(`${receiver.url}/alerts`)]);
    await deliverDue(at.db, postOf(at), () => noon);
    const [asked] = receiver.asked;
    const delivery = await only(at, 'hook');
    expect(asked).toMatchObject({ method: 'POST', path: '/alerts' });
    expect(asked?.headers['idempotency-key']).toBe(delivery.id);
    const [, seconds = '', hex = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(asked?.headers['haidang-signature'])) ?? [];
    expect(createHmac('sha256', 'a secret of the office 123').update(`${seconds}.${asked?.body ?? ''}`).digest('hex')).toBe(hex);
    expect(Math.abs(Date.now() / 1000 - Number(seconds))).toBeLessThan(30);
    const body = JSON.parse(asked?.body ?? '') as { id: string; level: string; flags: { wording: string; claim: { state: string } }[]; story: { outlets: string[] } };
    expect(body).toMatchObject({ id: delivery.id, level: 'alert', flags: [{ wording: expect.stringContaining('khác lập trường đã nêu SANSHA, bản 2'), claim: { state: 'suggested' } }] });
    expect(delivery).toMatchObject({ state: 'sent', answer: '202 taken' });
    const elsewhere = await httpServer(() => ({ status: 307, headers: { location: receiver.url } }));
    closers.push(() => elsewhere.close());
    const other = await ready([hook(elsewhere.url)]);
    await deliverDue(other.db, postOf(other), () => noon);
    expect((await only(other, 'hook')).state).toBe('failed');
    expect(receiver.asked).toHaveLength(1);
  });

  it('is tried again with the same id after 503, a lost answer and 429, as late as it is asked to', async () => {
    const replies: Reply[] = [{ status: 503 }, { hangUp: true }, { status: 429, headers: { 'retry-after': '600' } }, {}];
    const receiver = await httpServer((_, nth) => replies[nth - 1] ?? {});
    closers.push(() => receiver.close());
    const at = await ready([hook(receiver.url)]);
    for (const minute of [0, 1, 3]) await deliverDue(at.db, postOf(at), later(minute));
    expect(receiver.asked).toHaveLength(3);
    await deliverDue(at.db, postOf(at), later(8));
    expect(receiver.asked).toHaveLength(3);
    await deliverDue(at.db, postOf(at), later(14));
    expect(await only(at, 'hook')).toMatchObject({ state: 'sent', attempts: 4 });
    expect(new Set(receiver.asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });
});

const telegram = (api: string, chatId = '-1001234567'): Channel => ({ key: 'tele', name: 'Nhóm trực', language: 'vi', kind: 'telegram', chatId, botToken: '12345:very-secret-token', api });

describe('Telegram', () => {
  it('asks what the chat is, sends text without markup, and waits as long as it is told', async () => {
    const replies: Reply[] = [
      { body: '{"ok":true,"result":{"id":-1001234567,"type":"supergroup","title":"Trực báo"}}' },
      { status: 429, body: '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 90","parameters":{"retry_after":90}}' },
      { body: '{"ok":true,"result":{"message_id":77}}' },
    ];
    const api = await httpServer((_, nth) => replies[nth - 1] ?? { status: 500 });
    closers.push(() => api.close());
    const at = await ready([telegram(api.url)]);
    const post = postOf(at);
    await deliverDue(at.db, post, () => noon);
    expect((await only(at, 'tele')).nextTryAt.getTime() - noon.getTime()).toBe(90_000);
    await deliverDue(at.db, post, later(2));
    expect(await only(at, 'tele')).toMatchObject({ state: 'sent', answer: '200 message 77' });
    expect(api.asked.map(({ path }) => path)).toEqual(['/bot12345:very-secret-token/getChat', '/bot12345:very-secret-token/sendMessage', '/bot12345:very-secret-token/sendMessage']);
    const sent = JSON.parse(api.asked[2]?.body ?? '') as { chat_id: number; text: string; parse_mode?: string };
    expect(sent.chat_id).toBe(-1001234567);
    expect(sent.parse_mode).toBeUndefined();
    expect(sent.text).toContain('chờ người xác nhận');
    expect(JSON.stringify(await deliveries(at.db))).not.toContain('very-secret');
  });

  it('sends nothing to a chat that has a public name', async () => {
    const api = await httpServer(() => ({ body: '{"ok":true,"result":{"id":-1001234567,"type":"channel","username":"news_for_all"}}' }));
    closers.push(() => api.close());
    const at = await ready([telegram(api.url)]);
    await deliverDue(at.db, postOf(at), () => noon);
    expect(await only(at, 'tele')).toMatchObject({ state: 'failed', answer: expect.stringContaining('public') });
    expect(api.asked.map(({ path }) => path.split('/').at(-1))).toEqual(['getChat']);
  });

  it('is in doubt where the answer to sendMessage is lost', async () => {
    const api = await httpServer(({ path }) => (path.endsWith('getChat') ? { body: '{"ok":true,"result":{"type":"private"}}' } : { hangUp: true }));
    closers.push(() => api.close());
    const at = await ready([telegram(api.url)]);
    expect(await deliverDue(at.db, postOf(at), () => noon)).toMatchObject({ inDoubt: 1 });
    await deliverDue(at.db, postOf(at), later(600));
    expect(api.asked.filter(({ path }) => path.endsWith('sendMessage'))).toHaveLength(1);
  });
});

describe('Zalo', () => {
  it('renews its token once, keeps the next one sealed, and tells an error from an answer', async () => {
    let refreshes = 0;
    const valid = new Set<string>();
    const api = await httpServer(({ path, headers, body }) => {
      if (path === '/v4/oa/access_token') {
        const form = new URLSearchParams(body);
        if (headers['secret_key'] !== 'app secret of ours' || form.get('refresh_token') !== (refreshes === 0 ? 'first-refresh' : `refresh-${refreshes}`)) return { body: '{"error_name":"Invalid refresh token","error":-14014}' };
        refreshes += 1;
        valid.add(`access-${refreshes}`);
        return { body: JSON.stringify({ access_token: `access-${refreshes}`, refresh_token: `refresh-${refreshes}`, expires_in: '90000' }) };
      }
      if (!valid.has(String(headers['access_token']))) return { body: '{"error":-216,"message":"Access token is invalid"}' };
      return { body: '{"error":0,"message":"Success","data":{"message_id":"abc","user_id":"555"}}' };
    });
    closers.push(() => api.close());
    const zalo: Channel = { key: 'zalo', name: 'Zalo', language: 'vi', kind: 'zalo', userId: '555', api: api.url, oauth: api.url, appId: '1', appSecret: 'app secret of ours', refreshToken: 'first-refresh' };
    const at = await ready([zalo]);
    expect(await deliverDue(at.db, postOf(at), () => noon)).toMatchObject({ sent: 1 });
    expect(await only(at, 'zalo')).toMatchObject({ state: 'sent', answer: '0 Success message abc' });
    const message = JSON.parse(api.asked.at(-1)?.body ?? '') as { recipient: unknown; message: { text: string } };
    expect(api.asked.at(-1)?.path).toBe('/v3.0/oa/message/cs');
    expect(message).toMatchObject({ recipient: { user_id: '555' }, message: { text: expect.stringContaining('CẢNH BÁO') } });
    const [kept] = await query<{ sealed: string }>(at.db, 'select sealed from alert_channel_memory');
    expect(kept?.sealed).not.toContain('refresh');
    // Another process takes over what this one kept; a token that Zalo no longer takes is renewed with the next refresh token.
    valid.clear();
    await query(at.db, "update alert_delivery set state = 'waiting' where channel = 'zalo'");
    const post = postOf(at);
    expect(await deliverDue(at.db, post, later(1))).toMatchObject({ later: 1 });
    expect(await deliverDue(at.db, post, later(2))).toMatchObject({ sent: 1 });
    expect(refreshes).toBe(2);
  });
});

describe('the feed', () => {
  it('is Atom behind a token, worded like every other message', async () => {
    const feed: Channel = { key: 'doc', name: 'Bảng tin', language: 'en', kind: 'atom', token: 'a-token-of-24-letters-or-more' };
    const at = await ready([feed]);
    expect((await only(at, 'doc')).state).toBe('sent');
    const channel = feedChannel(at.office.channels, 'a-token-of-24-letters-or-more');
    expect(feedChannel(at.office.channels, 'a-token-of-24-letters-or-mor')).toBeNull();
    if (channel === null) throw new Error('no feed');
    const xml = await atomFeed(at.db, channel, { publicUrl: 'https://desk.example.gov.vn', timeZone: 'Asia/Ho_Chi_Minh', now: noon });
    expect(parseFeed(xml, { url: 'https://desk.example.gov.vn/feed' })).toMatchObject({ entries: [{ link: expect.stringMatching(/^https:\/\/desk\.example\.gov\.vn\/cases\/\d+$/), title: expect.stringContaining('differs from the stated position SANSHA, version 2 (suggested until confirmed)') }] });
  });
});
