// Several people and processes at the same time, over a real PostgreSQL: the embedded database has a single connection and cannot show it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../src/audit/index.ts';
import { addComment, casePage, closeCase, openCase, queueCounts, queueRow, queueRows, takeCase, todayFigures, type By } from '../../src/cases/index.ts';
import { migrate, type OpenDatabase } from '../../src/database/index.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { freshRealDatabase, realPostgresUrl } from '../helpers/databases.ts';
import { busyDesk } from '../helpers/desk.ts';

const missing = realPostgresUrl === undefined ? 'TEST_DATABASE_URL names no server (.ci/run starts one)' : null;

describe.skipIf(missing !== null)(`at the same time, over real PostgreSQL${missing === null ? '' : ` (${missing})`}`, () => {
  let db: OpenDatabase;
  let drop: () => Promise<void>;
  let busy: Awaited<ReturnType<typeof busyDesk>>;
  let people: By[];

  beforeAll(async () => {
    const fresh = await freshRealDatabase();
    drop = fresh.drop;
    ({ database: db } = await openPostgres(fresh.url, 10));
    await migrate(db);
    busy = await busyDesk(db);
    people = [];
    for (const name of ['ha', 'lan', 'minh', 'nga', 'oanh']) people.push({ account: (await busy.desk.account(name, 'analyst')).account });
  });
  afterAll(async () => {
    expect(await verify(db)).toMatchObject({ ok: true });
    await db.close();
    await drop();
  });

  it('five people take the same case: one has it, four are told that it has changed', async () => {
    const seen = { caseId: busy.cases.sansha, version: (await queueRow(db, busy.cases.sansha))?.version ?? 0 };
    const results = await Promise.allSettled(people.map((by) => takeCase(db, by, seen)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { code: string }).code] : []))).toEqual(Array(4).fill('changed-meanwhile'));
  });

  it('the same story flagged by ten jobs is one case, and ten stories get ten numbers without a gap', async () => {
    const places = await Promise.all(Array.from({ length: 10 }, (_, n) => busy.desk.article({ outlet: 'quy-nhon-bien', language: 'vi', title: `Tin ${n}`, text: 'Tin ngắn.' })));
    const first = places[0]?.story ?? 0;
    const same = await Promise.all(Array.from({ length: 10 }, () => openCase(db, first, 'read')));
    expect([new Set(same.map(({ id }) => id)).size, same.filter(({ change }) => change === 'opened')]).toEqual([1, [expect.anything()]]);
    const opened = await Promise.all(places.map(({ story }) => openCase(db, story, 'read')));
    const numbers = opened.map(({ number }) => Number(number.slice(5))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 10 }, (_, n) => (numbers[0] ?? 0) + n));
  });

  it('many steps by many people leave one whole chain and no deadlock', async () => {
    const rows = (await queueRows(db, { level: 'read' }, 0)).rows;
    await Promise.all(rows.flatMap((row, n) => [
      closeCase(db, people[n % 5] as By, { caseId: row.caseId, version: row.version, reason: 'accurate' }),
      ...people.map((by) => addComment(db, by, { caseId: row.caseId, text: 'Đã xem.' })),
    ]));
    const verdict = await verify(db);
    expect(verdict.ok && verdict.events).toBeGreaterThan(rows.length * 7);
    const page = await casePage(db, rows[0]?.caseId ?? 0);
    expect([page?.row.state, page?.comments.length]).toEqual(['closed', 5]);
    expect(await queueCounts(db, people[0]?.account.id ?? 0, new Date(), new Date(0))).toMatchObject({ closed: rows.length });
    expect((await todayFigures(db, new Date(), 'Asia/Ho_Chi_Minh')).days).toHaveLength(14);
  });
});
