// Invitations and sessions, at the room.

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  accountOfToken, acceptWithPassword, addAccount, changePassword, changeRole, coarseBrowser, createFirstAdministrator, defaultRules, disableAccount, enableAccount, endSession, endSessions, invite, listAccounts,
  listInvitations, openInvitation, resetPassword, sessionOfToken, sessionsOf, signIn, unlockAccount, withdrawInvitation,
} from '../../src/accounts/index.ts';
import { eventsOf, verify } from '../../src/audit/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { at, signInAtOnce } from './helper.ts';

let db: OpenDatabase;
const start = new Date('2026-11-20T01:00:00Z');
const hours = (n: number) => new Date(start.getTime() + n * 3_600_000);
const password = 'một câu dài dễ nhớ';

beforeEach(async () => void ({ database: db } = await freshDatabase()));
afterEach(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});

describe('an invitation', () => {
  it('opens an account of the inviter’s role under the invited person’s own name, once', async () => {
    const boss = await addAccount(db, 'boss', 'administrator', null);
    const { token, path, id } = await invite(db, { role: 'spokesperson', note: 'Phòng báo chí' }, boss.id, start);
    expect(path).toBe(`/invitation/${token}`);
    expect(await openInvitation(db, token, hours(71))).toMatchObject({ role: 'spokesperson' });
    const { account } = await acceptWithPassword(db, token, ' Hà.Trần ', password, at(hours(71)));
    expect(account).toEqual({ id: account.id, username: 'Hà.Trần', role: 'spokesperson', mustChangePassword: false });
    await expect(acceptWithPassword(db, token, 'second', password, at(hours(71)))).rejects.toMatchObject({ code: 'invitation-over' });
    expect(await listInvitations(db, hours(71))).toMatchObject([{ id, state: 'used', usedBy: 'Hà.Trần', invitedBy: 'boss', note: 'Phòng báo chí' }]);
    expect((await eventsOf(db, `account:${account.id}`)).map(({ action }) => action)).toEqual(['account.added', 'account.signed-in']);
    expect((await eventsOf(db, `invitation:${id}`)).map(({ action }) => action)).toEqual(['account.invited']);
  });

  it('is over after 72 hours, when withdrawn, and never existed for a guess; which of them is not said', async () => {
    const late = await invite(db, { role: 'reader' }, null, start);
    const withdrawn = await invite(db, { role: 'reader' }, null, start);
    await withdrawInvitation(db, withdrawn.id, null, hours(1));
    await expect(withdrawInvitation(db, withdrawn.id, null, hours(1))).rejects.toMatchObject({ code: 'not-found' });
    for (const [token, now] of [[late.token, hours(72)], [withdrawn.token, hours(2)], ['guess', start]] as const) {
      await expect(openInvitation(db, token, now)).rejects.toMatchObject({ code: 'invitation-over' });
      await expect(acceptWithPassword(db, token, 'lan', password, at(now))).rejects.toMatchObject({ code: 'invitation-over' });
    }
    expect((await listInvitations(db, hours(73))).map(({ state }) => state)).toEqual(['withdrawn', 'expired']);
    expect((await listAccounts(db)).map(({ username }) => username)).toEqual([]);
  });

  it('survives a name that is taken or a password that is too short, and is stored only as a hash', async () => {
    await addAccount(db, 'lan', 'reader', null);
    const { token } = await invite(db, { role: 'reader' }, null, start);
    await expect(acceptWithPassword(db, token, 'lan', password, at(start))).rejects.toMatchObject({ code: 'name-taken' });
    await expect(acceptWithPassword(db, token, 'minh', 'ngắn', at(start))).rejects.toMatchObject({ code: 'weak-password' });
    await expect(acceptWithPassword(db, token, '<b>', password, at(start))).rejects.toMatchObject({ code: 'bad-name' });
    const rows = await db.rows<{ text: string }>(builtStatement('all', 'select invitation::text as text from invitation union all select audit_event::text from audit_event'));
    expect(rows.map(({ text }) => text).join('\n')).not.toContain(token);
    expect((await acceptWithPassword(db, token, 'minh', password, at(start))).account.username).toBe('minh');
  });

  it('taken up by two at the same moment makes one account', async () => {
    const { token } = await invite(db, { role: 'reader' }, null, start);
    const both = await Promise.allSettled(['mot', 'hai'].map((name) => acceptWithPassword(db, token, name, password, at(start))));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await listAccounts(db)).toHaveLength(1);
  });
});

describe('sessions', () => {
  it('end after the office’s hours, and earlier where nobody uses them; what a page asks for by itself is no use', async () => {
    const { oneTimePassword } = await addAccount(db, 'lan', 'reader', null);
    const rules = { ...defaultRules, sessionHours: 3, idleMinutes: 60 };
    const open = async () => (await signInAtOnce(db, 'lan', oneTimePassword, start, rules)).token;
    const [used, polled] = [await open(), await open()];
    for (const n of [0.9, 1.8, 2.7]) {
      expect(await sessionOfToken(db, used, hours(n), rules)).not.toBeNull();
      expect(await sessionOfToken(db, polled, hours(n), rules, true) === null).toBe(n > 1);
    }
    expect(await sessionOfToken(db, used, hours(3.01), rules)).toBeNull();
  });

  it('are listed with a coarse browser and how they were opened, and ended one by one, or all others at once', async () => {
    const { id, oneTimePassword } = await addAccount(db, 'lan', 'reader', null);
    const other = await addAccount(db, 'minh', 'reader', null);
    const open = async (browser: string, n: number) => {
      const result = await signIn(db, 'lan', oneTimePassword, at(hours(n), browser));
      return 'token' in result ? result.token : '';
    };
    const tokens = [await open('Firefox · Windows', 0), await open('Safari · iOS', 0.1), await open('', 0.2)];
    const listed = await sessionsOf(db, id, hours(0.3));
    expect(listed.map(({ browser, how }) => [browser, how])).toEqual([['', 'password'], ['Safari · iOS', 'password'], ['Firefox · Windows', 'password']]);
    const [newest, middle] = listed;
    await expect(endSession(db, other.id, middle?.id ?? 0, other.id)).rejects.toMatchObject({ code: 'not-found' });
    await endSession(db, id, middle?.id ?? 0, id);
    expect(await accountOfToken(db, tokens[1] ?? '', hours(0.3))).toBeNull();
    expect(await endSessions(db, id, id, newest?.id)).toBe(1);
    expect(await accountOfToken(db, tokens[0] ?? '', hours(0.3))).toBeNull();
    expect(await accountOfToken(db, tokens[2] ?? '', hours(0.3))).not.toBeNull();
    expect((await eventsOf(db, `account:${id}`)).filter(({ action }) => action === 'account.sessions-ended')).toHaveLength(2);
  });

  it('end with a change of password, with disabling, with a reset', async () => {
    const { id, oneTimePassword } = await addAccount(db, 'lan', 'reader', null);
    const first = await signInAtOnce(db, 'lan', oneTimePassword);
    await changePassword(db, id, oneTimePassword, password);
    expect(await accountOfToken(db, first.token)).toBeNull();
    const second = await signInAtOnce(db, 'lan', password);
    await disableAccount(db, 'lan', null);
    expect(await accountOfToken(db, second.token)).toBeNull();
    await enableAccount(db, 'lan', null);
    expect(await accountOfToken(db, second.token)).toBeNull();
    const third = await signInAtOnce(db, 'lan', password);
    await resetPassword(db, 'lan', null);
    expect(await accountOfToken(db, third.token)).toBeNull();
  });

  it('name a browser coarsely, without version or model', () => {
    const agents = {
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0': 'Firefox · Windows',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0': 'Edge · Windows',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1': 'Safari · iOS',
      'Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36': 'Chrome · Android',
      'curl/8.5': '', '': '',
    };
    for (const [agent, name] of Object.entries(agents)) expect(coarseBrowser(agent)).toBe(name);
  });
});

describe('an administrator', () => {
  it('is never the last one to go, whether disabled or given another role', async () => {
    await createFirstAdministrator(db);
    await expect(disableAccount(db, 'admin', null)).rejects.toMatchObject({ code: 'last-administrator' });
    await expect(changeRole(db, 'admin', 'reader', null)).rejects.toMatchObject({ code: 'last-administrator' });
    await addAccount(db, 'hai', 'administrator', null);
    await changeRole(db, 'admin', 'reader', null);
    await expect(disableAccount(db, 'hai', null)).rejects.toMatchObject({ code: 'last-administrator' });
  });

  it('unlocks an account before the quarter of an hour is over', async () => {
    const { oneTimePassword } = await addAccount(db, 'lan', 'reader', null);
    for (let n = 0; n < 5; n += 1) await expect(signIn(db, 'lan', 'sai', at(start))).rejects.toMatchObject({ code: 'wrong-sign-in' });
    await expect(signIn(db, 'lan', oneTimePassword, at(start))).rejects.toMatchObject({ code: 'too-many-attempts' });
    await unlockAccount(db, 'lan', null);
    await signInAtOnce(db, 'lan', oneTimePassword, start);
  });
});
