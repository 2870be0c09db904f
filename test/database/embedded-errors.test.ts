// A query that fails must fail alone: what comes after it goes on, in this process and over the same single connection.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtStatement, type OpenDatabase } from '../../src/database/index.ts';
import { freshDatabase } from '../helpers/databases.ts';

const sql = (text: string) => builtStatement('test', text);

describe('the embedded database after a query that failed', () => {
  let db: OpenDatabase;
  beforeAll(async () => {
    db = (await freshDatabase()).database;
    await db.run(sql('create table kept (word text unique, at timestamptz, number integer)'));
  });
  afterAll(() => db.close());

  it.each([
    ['a null byte in a text', 'insert into kept (word) values ($1)', ['a\0b']],
    ['a null byte within an array', 'insert into kept (word) select * from unnest($1::text[])', [['a\0b', 'c']]],
    ['an interval without end', 'select now() + make_interval(secs => $1 * 60.0)', [Number.POSITIVE_INFINITY]],
    ['an interval that is too long', 'select now() + make_interval(secs => $1 * 60.0)', [1e300]],
    ['a day that is none', 'insert into kept (at) values ($1)', [new Date(Number.NaN)]],
    ['a number that is too large', 'insert into kept (number) values ($1)', [1e20]],
    ['a word for a number', 'insert into kept (number) values ($1)', ['seven']],
    ['a statement that is none', 'selekt $1', [1]],
    ['a row that stands there already', "insert into kept (word) values ('twice'), ($1)", ['twice']],
  ])('(%s) answers the next ones', async (_, text, parameters) => {
    for (let n = 0; n < 2; n += 1) {
      await expect(db.rows(sql(text), parameters)).rejects.toThrow();
      await expect(db.transaction(async (tx) => {
        await tx.run(sql('insert into kept (word) values ($1)'), ['rolled back']);
        await tx.run(sql(text), parameters);
      })).rejects.toThrow();
    }
    expect(await db.rows(sql('select word, $1::integer as n from kept'), [1])).toEqual([]);
    expect(await db.transaction((tx) => tx.one(sql('select 1 as n')))).toEqual({ n: 1 });
    const together = await Promise.allSettled([db.rows(sql(text), parameters), db.one(sql('select 2 as n')), db.rows(sql(text), parameters), db.one(sql('select $1::integer as n'), [3])]);
    expect(together.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
  });
});
