// How long the queue takes over a large archive: `node --import tsx test/measure/queue.ts [articles]`, over the embedded database, or
// over a real one where TEST_DATABASE_URL names an empty database.

import { casePage, countQueues, deskFigures, queueCounts, queueRows, todayFigures } from '../../src/cases/index.ts';
import { openInMemory } from '../../src/database/embedded.ts';
import { migrate } from '../../src/database/index.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { fillArchive } from './desk-archive.ts';

const articles = Number(process.argv[2] ?? 100_000);
const realUrl = process.env['TEST_DATABASE_URL'];
const { database: db } = realUrl === undefined ? await openInMemory() : await openPostgres(realUrl, 4);
await migrate(db);

/** An office that keeps up has hundreds open, one that does not has thousands. */
const open = 2000;
const { stories, cases } = await fillArchive(db, articles, open);

async function time(name: string, work: () => Promise<unknown>): Promise<void> {
  const took: number[] = [];
  for (let n = 0; n < 15; n += 1) {
    const before = performance.now();
    await work();
    took.push(performance.now() - before);
  }
  took.sort((a, b) => a - b);
  console.log(`${name.padEnd(34)} median ${took[7]?.toFixed(1)} ms, worst ${took[14]?.toFixed(1)} ms`);
}

const now = new Date();
console.log(`${db.description}: ${articles} articles, ${stories} stories, ${cases} cases, ${open} open`);
const first = await queueRows(db, {}, 1);
await time('queue, first page', () => queueRows(db, {}, 1));
await time('queue, second page', () => queueRows(db, first.next === null ? {} : { after: first.next }, 1));
await time('queue, foreign alerts', () => queueRows(db, { level: 'alert', foreign: true }, 1));
await time('queue, closed', () => queueRows(db, { closed: true }, 1));
await time('queue, a rare word', () => queueRows(db, { words: 'headline 9999' }, 1));
await time('queue, a word in every title', () => queueRows(db, { words: 'headline' }, 1));
await time('queue, a word that stands nowhere', () => queueRows(db, { words: 'nowhere' }, 1));
await time('queue, my work first', () => queueRows(db, { mineFirst: true }, 1));
await time('queue, unread', () => queueRows(db, { unread: true }, 1));
await time('counts of nine saved filters', () => countQueues(db, [{}, { level: 'alert' }, { level: 'notice' }, { mine: true }, { unread: true }, { free: true }, { overdue: true }, { foreign: true }, { level: 'alert', foreign: true }], 1));
await time('counts of the filters', () => queueCounts(db, 1, now, now));
await time('figures in the frame', () => deskFigures(db, now));
await time('case page', () => casePage(db, first.rows[0]?.caseId ?? 1));
await time('today', () => todayFigures(db, now, 'Asia/Ho_Chi_Minh'));
await db.close();
