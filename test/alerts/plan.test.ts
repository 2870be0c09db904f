import { afterEach, describe, expect, it } from 'vitest';
import { deliverDue, deliveries, escalate, planAlerts, releaseHeld } from '../../src/alerts/index.ts';
import { raiseByHand } from '../../src/flags/index.ts';
import { addRule, hook, openOffice, postOf, query, screen, type TestOffice } from './office.ts';
import { httpServer } from './servers.ts';

// 12:00 in Quy Nhơn.
const noon = new Date('2026-11-20T05:00:00Z');
const night = new Date('2026-11-20T16:00:00Z');
const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000);
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(now = noon, starter = false, url = 'http://127.0.0.1:9/'): Promise<TestOffice> {
  const opened = await openOffice(now, [screen, hook(url)], starter);
  closers.push(() => opened.db.close());
  return opened;
}

const sovereign = { outlet: 'hai-nam-van-bao', language: 'zh', title: '西沙群岛旅游季开启', text: '三沙市管辖的中国西沙群岛。', about: 'vietnam', topics: ['sovereignty'] } as const;
const story = async (at: TestOffice, voice: 'asserts' | 'attributes' = 'asserts', title = 'Paracel tours') => {
  const one = await at.desk.article({ ...sovereign, title });
  await at.desk.claim(one, 'SANSHA', voice, '三沙市管辖的中国西沙群岛', '三沙市管辖的中国西沙群岛。');
  return one;
};
const states = async (at: TestOffice) => (await deliveries(at.db)).filter(({ channel }) => channel === 'hook').map(({ state }) => state).sort();

describe('the outbox', () => {
  it('is written in the transaction that raises the flag, whoever raises it, and vanishes with it', async () => {
    const at = await open();
    await addRule(at, {});
    const one = await at.desk.article(sovereign);
    await at.db.transaction(async (tx) => {
      await raiseByHand(tx, one.article, at.lead.id, 'please read');
      throw new Error('lost');
    }).catch(() => undefined);
    expect(await query(at.db, 'select 1 from alert_pending')).toEqual([]);
    expect(await planAlerts(at.db, at.office, noon)).toEqual({ alerts: 0, folded: 0 });
    await raiseByHand(at.db, one.article, at.lead.id, 'please read');
    expect(await query(at.db, 'select story_id from alert_pending')).toEqual([{ story_id: one.story }]);
    expect(await planAlerts(at.db, at.office, noon)).toEqual({ alerts: 1, folded: 0 });
    expect(await query(at.db, 'select 1 from alert_pending')).toEqual([]);
    expect(await states(at)).toEqual(['waiting']);
  });

  it('waits for the article’s reading, without which language and topics are unknown, but not for ever', async () => {
    const at = await open();
    await addRule(at, { filter: { languages: ['zh'] } });
    await addRule(at, { name: { vi: 'Mọi cờ', en: 'Any flag' } });
    const one = await story(at);
    await query(at.db, 'update article set understood_revision_id = null where id = $1', [one.article]);
    await query(at.db, 'update alert_pending set since = $1', [noon]);
    expect((await planAlerts(at.db, at.office, minutes(noon, 0.5))).alerts).toBe(0);
    expect((await planAlerts(at.db, at.office, minutes(noon, 1.1))).alerts).toBe(2);
  });
});

describe('rules', () => {
  it('send one message a story and rule and fold repeats, unless the story becomes louder', async () => {
    const at = await open();
    await addRule(at, { filter: { flagKinds: ['claim'] } });
    const one = await story(at, 'attributes');
    expect(await planAlerts(at.db, at.office, noon)).toEqual({ alerts: 1, folded: 0 });
    const again = await at.desk.article({ ...sovereign, outlet: 'penang-courier', title: 'second', story: one.story });
    await at.desk.claim(again, 'NINE-DASH', 'attributes', 'Beijing claims', 'Beijing claims it.');
    expect(await planAlerts(at.db, at.office, noon)).toEqual({ alerts: 0, folded: 1 });
    const third = await at.desk.article({ ...sovereign, outlet: 'manila-ledger', title: 'third', story: one.story });
    await at.desk.claim(third, 'PARACEL-CN', 'asserts', "China's Xisha", "China's Xisha.");
    expect(await planAlerts(at.db, at.office, noon)).toEqual({ alerts: 1, folded: 0 });
    expect(await planAlerts(at.db, at.office, noon)).toEqual({ alerts: 0, folded: 0 });
    expect((await deliveries(at.db)).filter(({ channel }) => channel === 'hook').map(({ level, folded }) => [level, folded]).sort()).toEqual([['alert', 0], ['notice', 1]]);
  });

  it('look at every condition of the filter', async () => {
    const at = await open();
    const matching = [{ languages: ['zh'] }, { countries: ['CN'] }, { outletKinds: ['newspaper'] }, { topics: ['sovereignty'] }, { about: ['vietnam'] }, { sentiments: ['neutral'] }, { entries: ['SANSHA'] }, { voices: ['asserts' as const] }, { flagKinds: ['claim' as const] }, { leastOutlets: 1 }];
    const other = [{ languages: ['vi'] }, { countries: ['FR'] }, { outletKinds: ['agency'] }, { topics: ['society'] }, { about: ['province'] }, { sentiments: ['negative'] }, { entries: ['NINE-DASH'] }, { voices: ['attributes' as const] }, { flagKinds: ['surge' as const] }, { leastOutlets: 2 }, { leastCountries: 2 }, { leastGrowth: 2 }, { watchRules: [1] }];
    for (const filter of [...matching, ...other]) await addRule(at, { filter, name: { vi: JSON.stringify(filter), en: 'x' } });
    await story(at);
    await planAlerts(at.db, at.office, noon);
    const sent = (await deliveries(at.db, { limit: 100 })).filter(({ channel }) => channel === 'hook').map(({ content }) => ('rule' in content ? content.rule.vi : ''));
    expect(sent.sort()).toEqual(matching.map((filter) => JSON.stringify(filter)).sort());
  });

  it('see a story that spreads later, and leave alone what was flagged before the rule was made', async () => {
    const at = await open();
    await addRule(at, { filter: { leastOutlets: 3, leastCountries: 3 } });
    const one = await story(at);
    expect((await planAlerts(at.db, at.office, noon)).alerts).toBe(0);
    for (const outlet of ['penang-courier', 'manila-ledger'] as const) await at.desk.article({ ...sovereign, outlet, title: outlet, story: one.story });
    expect((await planAlerts(at.db, at.office, noon)).alerts).toBe(1);
    const late = await addRule(at, { name: { vi: 'Muộn', en: 'Late' } });
    await query(at.db, "update alert_rule set created_at = $2::timestamptz + interval '1 hour' where id = $1", [late, noon]);
    await at.desk.article({ ...sovereign, outlet: 'busan-ilbo', title: 'fourth', story: one.story });
    expect((await planAlerts(at.db, at.office, noon)).alerts).toBe(0);
  });

  it('say nothing of a suggestion that a person has rejected, not even when the message waited', async () => {
    const receiver = await httpServer(() => ({}));
    closers.push(() => receiver.close());
    const at = await open(noon, false, receiver.url);
    await addRule(at, {});
    await story(at);
    await planAlerts(at.db, at.office, noon);
    await query(at.db, "update claim set state = 'rejected', decided_at = now()");
    await deliverDue(at.db, postOf(at), () => noon);
    expect(receiver.asked).toEqual([]);
    expect(await states(at)).toEqual(['dropped']);
    await addRule(at, { name: { vi: 'Sau', en: 'After' } });
    await query(at.db, 'insert into alert_pending (story_id) select id from story');
    expect((await planAlerts(at.db, at.office, noon)).alerts).toBe(0);
  });
});

describe('quiet hours and the cap', () => {
  it('hold messages till the morning and then send them as one, but let asserted claims pass', async () => {
    const receiver = await httpServer(() => ({}));
    closers.push(() => receiver.close());
    const at = await open(night, true, receiver.url);
    await story(at, 'asserts', 'asserted');
    for (const title of ['a', 'b', 'c']) await story(at, 'attributes', title);
    expect((await planAlerts(at.db, at.office, night)).alerts).toBe(4);
    expect(await states(at)).toEqual(['held', 'held', 'held', 'waiting']);
    await deliverDue(at.db, postOf(at), () => night);
    expect(receiver.asked).toHaveLength(1);
    expect(await releaseHeld(at.db, at.office, minutes(night, 60))).toBe(0);
    const morning = minutes(night, 7.5 * 60 + 1);
    expect(await releaseHeld(at.db, at.office, morning)).toBe(1);
    await deliverDue(at.db, postOf(at), () => morning);
    expect(receiver.asked).toHaveLength(2);
    const body = JSON.parse(receiver.asked[1]?.body ?? '') as { kind: string; subject: string; text: string };
    expect(body.kind).toBe('summary');
    expect(body.subject).toContain('3 tin gộp');
    expect(body.text.match(/^• LƯU Ý: [abc] — /gm)).toHaveLength(3);
    expect(await states(at)).toEqual(['sent', 'sent', 'summarised', 'summarised', 'summarised']);
    expect(await releaseHeld(at.db, at.office, morning)).toBe(0);
  });

  it('send what exceeds the cap of an hour as one summary when the hour is over', async () => {
    const receiver = await httpServer(() => ({}));
    closers.push(() => receiver.close());
    const at = await open(noon, false, receiver.url);
    await addRule(at, { capPerHour: 2 });
    for (const [index, title] of ['a', 'b', 'c', 'd', 'e'].entries()) {
      await story(at, 'attributes', title);
      await planAlerts(at.db, at.office, minutes(noon, index));
      await deliverDue(at.db, postOf(at), () => minutes(noon, index));
    }
    expect(receiver.asked).toHaveLength(2);
    expect(await states(at)).toEqual(['held', 'held', 'held', 'sent', 'sent']);
    expect(await releaseHeld(at.db, at.office, minutes(noon, 59))).toBe(0);
    expect(await releaseHeld(at.db, at.office, minutes(noon, 61))).toBe(1);
    await deliverDue(at.db, postOf(at), () => minutes(noon, 61));
    expect(receiver.asked).toHaveLength(3);
    expect(receiver.asked[2]?.body).toContain('3 tin gộp');
    await story(at, 'attributes', 'f');
    await planAlerts(at.db, at.office, minutes(noon, 62));
    expect(await states(at)).toContain('waiting');
  });
});

describe('a missed deadline', () => {
  it('reaches the desk lead once, and again only where a new deadline is missed', async () => {
    const at = await open(noon, true);
    await story(at);
    expect(await escalate(at.db, at.office, minutes(noon, 60))).toBe(0);
    expect(await escalate(at.db, at.office, minutes(noon, 121))).toBe(1);
    expect(await escalate(at.db, at.office, minutes(noon, 300))).toBe(0);
    expect(await escalate(at.db, at.office, minutes(noon, 25 * 60))).toBe(1);
    expect(await escalate(at.db, at.office, minutes(noon, 26 * 60))).toBe(0);
    const missed = (await deliveries(at.db)).filter(({ channel, kind }) => channel === 'hook' && kind === 'deadline').map(({ content }) => ('missed' in content ? content.missed.deadline : ''));
    expect(missed.sort()).toEqual(['answer', 'assess']);
    await query(at.db, "update case_file set assess_by = $1, answer_by = null, state = 'new'", [minutes(noon, 27 * 60)]);
    expect(await escalate(at.db, at.office, minutes(noon, 28 * 60))).toBe(1);
  });
});
