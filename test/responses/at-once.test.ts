// An edit and an approval at the same moment, over a real PostgreSQL: the embedded database has a single connection and cannot show it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../../src/audit/index.ts';
import { queueRow } from '../../src/cases/index.ts';
import { migrate, type OpenDatabase } from '../../src/database/index.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { approveText, responsePage, saveRevision } from '../../src/responses/index.ts';
import { freshRealDatabase, realPostgresUrl } from '../helpers/databases.ts';
import { finished, openOffice, person, plain, waitingRequest, type Office } from './office.ts';

const missing = realPostgresUrl === undefined ? 'TEST_DATABASE_URL names no server (.ci/run starts one)' : null;

describe.skipIf(missing !== null)(`responses at the same time, over real PostgreSQL${missing === null ? '' : ` (${missing})`}`, () => {
  let db: OpenDatabase;
  let drop: () => Promise<void>;
  let office: Office;

  beforeAll(async () => {
    const fresh = await freshRealDatabase();
    drop = fresh.drop;
    ({ database: db } = await openPostgres(fresh.url, 10));
    await migrate(db);
    office = await openOffice(db);
  });
  afterAll(async () => {
    expect(await verify(db)).toMatchObject({ ok: true });
    await db.close();
    await drop();
  });

  it('either the approved text is released or the edit is kept, never an edited text with an old approval', async () => {
    const endings = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const { caseId, responseId, sha256 } = await waitingRequest(office);
      await approveText(db, person(office, 'truong-phong'), { responseId, sha256, part: 'content' });
      const edit = saveRevision(db, person(office, 'lan'), responseId, 2, finished(`edit ${round}`));
      const release = approveText(db, person(office, 'phat-ngon'), { responseId, sha256, part: 'release' });
      const results = await Promise.allSettled(round % 2 === 0 ? [edit, release] : [release, edit]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const { head } = await responsePage(db, person(office, 'ha').account, responseId);
      const state = (await queueRow(db, caseId))?.state ?? '';
      endings.add(state);
      expect([state, head.releasedAt !== null, head.sha256 === sha256]).toEqual(state === 'released' ? ['released', true, true] : ['drafting', false, false]);
    }
    expect([...endings].filter((state) => state !== 'released' && state !== 'drafting')).toEqual([]);
  });

  it('the same in plain SQL: two approvals of one part, and a text slipped in beside a release', async () => {
    const { responseId, sha256, caseId } = await waitingRequest(office);
    const [newest] = await plain<{ id: number }>(db, 'select id from response_revision where response_id = $1 order by number desc limit 1', [responseId]);
    const approve = (who: string) => plain(db, `insert into response_decision (revision_id, sha256, part, verdict, decided_by, at) values ($1, $2, 'content', 'approved', $3, now())`, [newest?.id, sha256, person(office, who).account.id]);
    const results = await Promise.allSettled([approve('truong-phong'), approve('pho-phong')]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await queueRow(db, caseId))?.state).toBe('approval');
  });
});
