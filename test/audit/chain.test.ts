import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson, record, verify } from '../../src/audit/index.ts';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { freshDatabase } from '../helpers/databases.ts';

let db: OpenDatabase;
beforeEach(async () => void ({ database: db } = await freshDatabase()));
afterEach(() => db.close());

const tamper = async (text: string) => {
  // Whoever owns the server can switch the trigger off; the chain is what shows it.
  await db.rows(builtStatement('tamper', `alter table audit_event disable trigger audit_only_added; ${text}; alter table audit_event enable trigger audit_only_added`));
};
const add = (count: number) =>
  db.transaction(async (tx) => {
    for (let n = 1; n <= count; n += 1) await record(tx, { accountId: null, action: 'test.step', subject: `case:${n}`, detail: { n, why: 'vì lý do “thử”' } });
  });

describe('the audit chain', () => {
  it('is whole after steps were recorded, also over more than one batch', async () => {
    await add(1003);
    expect(await verify(db)).toMatchObject({ ok: true, events: 1003 });
  });

  it('is whole while nothing has happened', async () => {
    expect(await verify(db)).toMatchObject({ ok: true, events: 0 });
  });

  it('breaks at an event whose detail was changed', async () => {
    await add(5);
    await tamper(`update audit_event set detail = '{"n": 4}' where id = 3`);
    expect(await verify(db)).toEqual({ ok: false, brokenAt: 3 });
  });

  it('breaks where an event was taken out', async () => {
    await add(5);
    await tamper('delete from audit_event where id = 2');
    expect(await verify(db)).toEqual({ ok: false, brokenAt: 3 });
  });

  it('breaks at an event whose moment or actor was changed', async () => {
    await add(3);
    await tamper(`update audit_event set at = at - interval '1 hour' where id = 2`);
    expect(await verify(db)).toEqual({ ok: false, brokenAt: 2 });
  });

  it('shows by a hash written down earlier that the end was cut off', async () => {
    await add(4);
    const verdict = await verify(db);
    const lastHash = verdict.ok ? verdict.lastHash : '';
    await add(2);
    expect(await verify(db, lastHash)).toMatchObject({ ok: true, events: 6 });
    await tamper('delete from audit_event where id >= 4');
    expect(await verify(db)).toMatchObject({ ok: true, events: 3 });
    expect(await verify(db, lastHash)).toEqual({ ok: false, brokenAt: 4 });
  });

  it('refuses to change or delete an event through the program', async () => {
    await add(1);
    await expect(db.rows(builtStatement('change', `update audit_event set action = 'other'`))).rejects.toThrow(/only added/);
    await expect(db.rows(builtStatement('drop', 'delete from audit_event'))).rejects.toThrow(/only added/);
  });

  it('keeps no event of a transaction that failed', async () => {
    const failing = db.transaction(async (tx) => {
      await record(tx, { accountId: null, action: 'test.step', subject: 'case:1' });
      throw new Error('undo');
    });
    await expect(failing).rejects.toThrow('undo');
    expect(await verify(db)).toMatchObject({ ok: true, events: 0 });
  });

  it('stays one chain when several write at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => record(db, { accountId: null, action: 'test.step', subject: `case:${n}` })));
    expect(await verify(db)).toMatchObject({ ok: true, events: 20 });
  });
});

describe('canonical JSON', () => {
  it('is the same whatever the order of the keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ệ' }], a: undefined })).toBe('{"b":[1,{"c":"ệ","d":null}]}');
  });
});
