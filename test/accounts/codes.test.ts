// One-time codes and recovery codes, at the room: what the app shows opens, once, and nothing else does.

import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addAccount, atSecondStep, codeState, confirmCode, defaultRules, finishWithCode, newRecoveryCodes, readAppSecret, resetSecondFactor, secretFileName, signIn, startCode, turnOffCode, unconfirmedKey,
  type SignInRules,
} from '../../src/accounts/index.ts';
import { eventsOf, verify } from '../../src/audit/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { freshDatabase } from '../helpers/databases.ts';
import { at, signInAtOnce } from './helper.ts';

let db: OpenDatabase;
const rules: SignInRules = { ...defaultRules, secret: 'a secret of the test, long enough for all' };
const start = new Date('2026-11-20T08:00:10Z');
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const appOf = (address: string) => new TOTP({ secret: Secret.fromBase32(new URL(address).searchParams.get('secret') ?? '') });
const shown = (app: TOTP, now: Date) => app.generate({ timestamp: now.getTime() });

/** Somebody with codes switched on, and their app. */
async function withCode(name = 'lan') {
  const { id, oneTimePassword } = await addAccount(db, name, 'analyst', null);
  const account = { id, username: name, role: 'analyst', mustChangePassword: false } as const;
  await startCode(db, account, start, rules);
  const app = appOf((await unconfirmedKey(db, account, rules))?.address ?? '');
  const recovery = await confirmCode(db, account, shown(app, start), start, rules);
  return { id, account, password: oneTimePassword, app, recovery };
}

async function secondStep(name: string, password: string, now: Date): Promise<string> {
  const result = await signIn(db, name, password, at(now), rules);
  if (!('secondStep' in result)) throw new Error('No second step was asked for.');
  return result.secondStep;
}

beforeEach(async () => void ({ database: db } = await freshDatabase()));
afterEach(async () => {
  expect(await verify(db)).toMatchObject({ ok: true });
  await db.close();
});

describe('one-time codes', () => {
  it('follow RFC 6238 to the digit (appendix B, SHA-1)', () => {
    const app = new TOTP({ secret: Secret.fromUTF8('12345678901234567890'), digits: 8 });
    const table = [[59, '94287082'], [1111111109, '07081804'], [1111111111, '14050471'], [1234567890, '89005924'], [2000000000, '69279037'], [20000000000, '65353130']] as const;
    for (const [seconds, code] of table) expect(app.generate({ timestamp: seconds * 1000 })).toBe(code);
  });

  it('are asked for only once a first code has shown that the key arrived', async () => {
    const { id, oneTimePassword } = await addAccount(db, 'lan', 'analyst', null);
    await startCode(db, { id }, start, rules);
    expect((await codeState(db, id)).state).toBe('started');
    await signInAtOnce(db, 'lan', oneTimePassword, start, rules);
    await expect(confirmCode(db, { id, username: 'lan', role: 'analyst', mustChangePassword: true }, '000000', start, rules)).rejects.toMatchObject({ code: 'wrong-code' });
    expect((await codeState(db, id)).state).toBe('started');
  });

  it('open the second step, and no code opens twice, nor an older one after a newer', async () => {
    const { password, app } = await withCode();
    const step = await secondStep('lan', password, after(30));
    // The code that switched codes on has been taken.
    await expect(finishWithCode(db, step, { code: shown(app, start) }, at(after(30)), rules)).rejects.toMatchObject({ code: 'wrong-code' });
    const now = after(60);
    const code = shown(app, now);
    expect((await finishWithCode(db, step, { code: `${code.slice(0, 3)} ${code.slice(3)}` }, at(now), rules)).account.username).toBe('lan');
    const again = await secondStep('lan', password, now);
    await expect(finishWithCode(db, again, { code }, at(now), rules)).rejects.toMatchObject({ code: 'wrong-code' });
    await expect(finishWithCode(db, again, { code: shown(app, after(30)) }, at(now), rules)).rejects.toMatchObject({ code: 'wrong-code' });
    expect((await finishWithCode(db, again, { code: shown(app, after(90)) }, at(now), rules)).account.username).toBe('lan');
  });

  it('typed twice at the same moment open one session', async () => {
    const { password, app, recovery } = await withCode();
    for (const [seconds, given] of [[60, { code: shown(app, after(60)) }], [61, { recoveryCode: recovery[0] ?? '' }]] as const) {
      const steps = [await secondStep('lan', password, after(seconds)), await secondStep('lan', password, after(seconds))];
      const both = await Promise.allSettled(steps.map((step) => finishWithCode(db, step, given, at(after(seconds)), rules)));
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });

  it('of the neighbouring half minutes count, of others do not', async () => {
    const { password, app } = await withCode();
    const step = await secondStep('lan', password, after(300));
    for (const seconds of [240, 360]) await expect(finishWithCode(db, step, { code: shown(app, after(seconds)) }, at(after(300)), rules)).rejects.toMatchObject({ code: 'wrong-code' });
    await finishWithCode(db, step, { code: shown(app, after(270)) }, at(after(300)), rules);
  });

  it('lock the account after five wrong ones, together with wrong passwords, and the right code does not help then', async () => {
    const { id, password, app } = await withCode();
    await expect(signIn(db, 'lan', 'sai mật khẩu', at(after(60)), rules)).rejects.toMatchObject({ code: 'wrong-sign-in' });
    const step = await secondStep('lan', password, after(60));
    for (let n = 0; n < 4; n += 1) await expect(finishWithCode(db, step, { code: '000000' }, at(after(60)), rules)).rejects.toMatchObject({ code: 'wrong-code' });
    await expect(finishWithCode(db, step, { code: shown(app, after(60)) }, at(after(60)), rules)).rejects.toMatchObject({ code: 'too-many-attempts' });
    await expect(signIn(db, 'lan', password, at(after(60)), rules)).rejects.toMatchObject({ code: 'too-many-attempts' });
    const actions = (await eventsOf(db, `account:${id}`)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'account.sign-in-failed')).toHaveLength(4);
    expect(actions).toContain('account.locked');
  });

  it('belong to a step of ten minutes that is over once it is used', async () => {
    const { password, app } = await withCode();
    const step = await secondStep('lan', password, after(60));
    expect(await atSecondStep(db, step, after(60))).toEqual({ hasCode: true, hasPasskey: false });
    await expect(finishWithCode(db, step, { code: shown(app, after(661)) }, at(after(661)), rules)).rejects.toMatchObject({ code: 'step-over' });
    expect(await atSecondStep(db, step, after(661))).toBeNull();
    const fresh = await secondStep('lan', password, after(700));
    await finishWithCode(db, fresh, { code: shown(app, after(700)) }, at(after(700)), rules);
    await expect(finishWithCode(db, fresh, { code: shown(app, after(730)) }, at(after(730)), rules)).rejects.toMatchObject({ code: 'step-over' });
    await expect(finishWithCode(db, 'made-up', { code: '123456' }, at(after(700)), rules)).rejects.toMatchObject({ code: 'step-over' });
  });

  it('are kept sealed: neither key nor recovery codes stand in the database, and another secret reads nothing', async () => {
    const { id, password, app, recovery } = await withCode();
    const rows = await db.rows<{ text: string }>(builtStatement('all', 'select second_factor::text as text from second_factor union all select recovery_code::text from recovery_code union all select audit_event::text from audit_event'));
    const all = rows.map(({ text }) => text).join('\n');
    for (const secret of [app.secret.base32, app.secret.hex, ...recovery]) expect(all.toLowerCase()).not.toContain(secret.toLowerCase());
    const step = await secondStep('lan', password, after(60));
    const other = { ...rules, secret: 'quite another secret, of the same length…' };
    await expect(finishWithCode(db, step, { code: shown(app, after(60)) }, at(after(60)), other)).rejects.toMatchObject({ code: 'secret-changed' });
    // A row of another account is nothing either.
    const second = await withCode('minh');
    await db.run(builtStatement('swap', 'update second_factor set sealed_secret = (select sealed_secret from second_factor where account_id = $2) where account_id = $1'), [id, second.id]);
    await expect(finishWithCode(db, step, { code: shown(second.app, after(60)) }, at(after(60)), rules)).rejects.toMatchObject({ code: 'secret-changed' });
  });

  it('cannot be set up without a secret, nor over codes that are on, and go when switched off or reset', async () => {
    const { id, account, password } = await withCode();
    await expect(startCode(db, account, start, { ...rules, secret: null })).rejects.toMatchObject({ code: 'no-app-secret' });
    await expect(startCode(db, account, start, rules)).rejects.toMatchObject({ code: 'code-is-on' });
    expect(await unconfirmedKey(db, account, rules)).toBeNull();
    await turnOffCode(db, id, start);
    const { token } = await signInAtOnce(db, 'lan', password, after(60), rules);
    expect(token).not.toBe('');
    await startCode(db, account, start, rules);
    await resetSecondFactor(db, 'lan', null);
    expect((await codeState(db, id)).state).toBe('off');
  });
});

describe('recovery codes', () => {
  it('are ten, open once each however they are typed, and are counted down on record', async () => {
    const { id, password, recovery } = await withCode();
    expect(new Set(recovery).size).toBe(10);
    const [first = '', second = ''] = recovery;
    const step = await secondStep('lan', password, after(60));
    await finishWithCode(db, step, { recoveryCode: ` ${first.toUpperCase().replaceAll('-', ' ')} ` }, at(after(60)), rules);
    expect((await codeState(db, id)).recoveryLeft).toBe(9);
    const again = await secondStep('lan', password, after(61));
    await expect(finishWithCode(db, again, { recoveryCode: first }, at(after(61)), rules)).rejects.toMatchObject({ code: 'wrong-code' });
    await finishWithCode(db, again, { recoveryCode: second }, at(after(61)), rules);
    const used = (await eventsOf(db, `account:${id}`)).filter(({ action }) => action === 'account.recovery-used');
    expect(used.map(({ detail }) => detail)).toEqual([{ left: 9 }, { left: 8 }]);
  });

  it('are replaced as a whole, and work where the secret was lost', async () => {
    const { id, password, recovery } = await withCode();
    const fresh = await newRecoveryCodes(db, id, start);
    const step = await secondStep('lan', password, after(60));
    await expect(finishWithCode(db, step, { recoveryCode: recovery[0] ?? '' }, at(after(60)), rules)).rejects.toMatchObject({ code: 'wrong-code' });
    await finishWithCode(db, step, { recoveryCode: fresh[0] ?? '' }, at(after(60)), { ...rules, secret: 'another secret, since the old one was lost' });
  });
});

describe('the application’s secret', () => {
  it('is made once, for its owner alone, and read again; the settings go before it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'haidang-secret-'));
    try {
      const made = readAppSecret(join(folder, 'data'));
      expect(made.length).toBeGreaterThanOrEqual(43);
      expect(readAppSecret(join(folder, 'data'))).toBe(made);
      const file = join(folder, 'data', secretFileName);
      expect(statSync(file).mode & 0o077).toBe(0);
      expect(readFileSync(file, 'utf8').trim()).toBe(made);
      expect(readAppSecret(join(folder, 'data'), 'given by the settings, long enough')).toBe('given by the settings, long enough');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
