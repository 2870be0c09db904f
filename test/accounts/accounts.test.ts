import { scryptSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  accountOfToken, actions, addAccount, changePassword, createFirstAdministrator, disableAccount, listAccounts, may, resetPassword, signOut,
} from '../../src/accounts/index.ts';
import { verify } from '../../src/audit/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { roles } from '../../src/model/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { signInAtOnce } from './helper.ts';

let db: OpenDatabase;
beforeEach(async () => void ({ database: db } = await freshDatabase()));
afterEach(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});

describe('the first administrator', () => {
  it('is made once, with a password that must be replaced', async () => {
    const first = await createFirstAdministrator(db);
    expect(first?.username).toBe('admin');
    expect(await createFirstAdministrator(db)).toBeNull();
    const { account } = await signInAtOnce(db, 'admin', first?.oneTimePassword ?? '');
    expect(account).toMatchObject({ role: 'administrator', mustChangePassword: true });
  });

  it('gets a password that stands nowhere in the database', async () => {
    const first = await createFirstAdministrator(db);
    const rows = await db.rows<{ text: string }>(builtStatement('all', 'select account::text as text from account union all select audit_event::text from audit_event'));
    expect(rows.map(({ text }) => text).join('\n')).not.toContain(first?.oneTimePassword);
  });
});

describe('signing in', () => {
  it('gives a session whose token is stored only as a hash, until signing out', async () => {
    const { oneTimePassword } = await addAccount(db, 'hà', 'analyst', null);
    const { token, account } = await signInAtOnce(db, ' hà ', oneTimePassword);
    expect(await accountOfToken(db, token)).toEqual(account);
    const [stored] = await db.rows<{ token_hash: string }>(builtStatement('session', 'select token_hash from signed_in'));
    expect(stored?.token_hash).not.toBe(token);
    await signOut(db, token);
    expect(await accountOfToken(db, token)).toBeNull();
  });

  it('says the same for an unknown name and a wrong password', async () => {
    await addAccount(db, 'lan', 'reader', null);
    await expect(signInAtOnce(db, 'lan', 'sai-mat-khau')).rejects.toMatchObject({ code: 'wrong-sign-in' });
    await expect(signInAtOnce(db, 'khong-co', 'sai-mat-khau')).rejects.toMatchObject({ code: 'wrong-sign-in' });
    await expect(signInAtOnce(db, 'lan', '')).rejects.toMatchObject({ code: 'wrong-sign-in' });
  });

  it('is locked for a quarter of an hour after five failures, even with the right password', async () => {
    const { oneTimePassword } = await addAccount(db, 'lan', 'reader', null);
    const now = new Date();
    for (let n = 0; n < 5; n += 1) await expect(signInAtOnce(db, 'lan', 'sai', now)).rejects.toMatchObject({ code: 'wrong-sign-in' });
    await expect(signInAtOnce(db, 'lan', oneTimePassword, now)).rejects.toMatchObject({ code: 'too-many-attempts', details: { minutes: 15 } });
    const later = new Date(now.getTime() + 15 * 60_000 + 1);
    expect((await signInAtOnce(db, 'lan', oneTimePassword, later)).account.username).toBe('lan');
  });

  it('ends after twelve hours', async () => {
    const { oneTimePassword } = await addAccount(db, 'lan', 'reader', null);
    const { token, expiresAt } = await signInAtOnce(db, 'lan', oneTimePassword);
    expect(await accountOfToken(db, token, new Date(expiresAt.getTime() + 1))).toBeNull();
  });

  it('takes a password typed in another Unicode form', async () => {
    const { id, oneTimePassword } = await addAccount(db, 'lan', 'reader', null);
    await changePassword(db, id, oneTimePassword, 'mật khẩu rất dài'.normalize('NFC'));
    expect((await signInAtOnce(db, 'lan', 'mật khẩu rất dài'.normalize('NFD'))).account.mustChangePassword).toBe(false);
  });
});

describe('administering accounts', () => {
  it('a disabled account is signed out and stays out; a reset lets it back in', async () => {
    const { oneTimePassword } = await addAccount(db, 'lan', 'analyst', null);
    const { token } = await signInAtOnce(db, 'lan', oneTimePassword);
    await disableAccount(db, 'lan', null);
    expect(await accountOfToken(db, token)).toBeNull();
    await expect(signInAtOnce(db, 'lan', oneTimePassword)).rejects.toMatchObject({ code: 'wrong-sign-in' });
    const again = await resetPassword(db, 'lan', null);
    expect((await signInAtOnce(db, 'lan', again.oneTimePassword)).account.mustChangePassword).toBe(true);
    expect((await listAccounts(db)).map(({ username, enabled }) => [username, enabled])).toEqual([['lan', true]]);
  });

  it('refuses a name twice, a name with odd characters, a short password and the same password', async () => {
    const { id, oneTimePassword } = await addAccount(db, 'lan', 'analyst', null);
    await expect(addAccount(db, 'lan', 'reader', null)).rejects.toMatchObject({ code: 'name-taken' });
    await expect(addAccount(db, '<b>', 'reader', null)).rejects.toMatchObject({ code: 'bad-name' });
    await expect(changePassword(db, id, oneTimePassword, 'ngắn')).rejects.toMatchObject({ code: 'weak-password' });
    await expect(changePassword(db, id, oneTimePassword, oneTimePassword)).rejects.toMatchObject({ code: 'same-password' });
    await expect(changePassword(db, id, 'sai', 'một mật khẩu mới')).rejects.toMatchObject({ code: 'wrong-password' });
  });
});

describe('permissions', () => {
  it('a reader may only read', () => {
    expect(actions.filter((action) => may('reader', action))).toEqual(['read']);
  });

  it('everybody may read, and nobody may approve both content and release', () => {
    for (const role of roles) {
      expect(may(role, 'read')).toBe(true);
      expect(may(role, 'approve-content') && may(role, 'approve-release')).toBe(false);
    }
  });
});

describe('a password from before Argon2id', () => {
  it('still signs in, and is kept as Argon2id from then on', async () => {
    const key = scryptSync('mot mat khau rat cu', Buffer.alloc(16, 1), 32, { N: 16, r: 8, p: 1 });
    const old = `scrypt$4$8$1$${Buffer.alloc(16, 1).toString('base64')}$${key.toString('base64')}`;
    await db.run(builtStatement('t', "insert into account (username, role, password_hash) values ('cu', 'analyst', $1)"), [old]);
    await expect(signInAtOnce(db, 'cu', 'mot mat khau khac han')).rejects.toMatchObject({ code: 'wrong-sign-in' });
    const stored = () => db.one<{ hash: string }>(builtStatement('t', "select password_hash as hash from account where username = 'cu'"));
    expect((await stored()).hash).toBe(old);
    await signInAtOnce(db, 'cu', 'mot mat khau rat cu');
    expect((await stored()).hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(signInAtOnce(db, 'cu', 'mot mat khau rat cu')).resolves.toMatchObject({ account: { username: 'cu' } });
  });
});
