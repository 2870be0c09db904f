// One of several processes that read pages of one host, for shared-turns.test.ts: database, host, name, pages, gap in ms.

import { createFetcher } from '../../crawlers/index.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { sharedTurns } from '../../src/sources/index.ts';

const [url = '', host = '', name = '', pages = '0', gap = '0'] = process.argv.slice(2);
const { database } = await openPostgres(url, 4);
const fetcher = createFetcher({ userAgent: 'HaiDangTest/1', allowedPrivate: [host], respectRobots: false, minimumGapMs: Number(gap), slowness: 0, maxPerHost: 2, turns: sharedTurns(database) });
const got = await Promise.all(Array.from({ length: Number(pages) }, (_, n) => fetcher.get(`http://${host}/${name}-${n}`)));
await fetcher.close();
await database.close();
process.exitCode = got.every(({ kind }) => kind === 'page') ? 0 : 1;
