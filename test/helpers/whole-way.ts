// The whole way in one process: the fictional press on loopback, a database in memory, the real classifiers.

import { startDemoPress, type DemoPress, type DemoPressOptions } from '../../src/demo-press/index.ts';
import { readSettings } from '../../src/config.ts';
import type { OpenDatabase } from '../../src/database/index.ts';
import { installStarterRules } from '../../src/flags/index.ts';
import type { Means } from '../../src/pipeline.ts';
import { loadProfile } from '../../src/profile/index.ts';
import { installStarterEntries } from '../../src/register/index.ts';
import { saveSource } from '../../src/sources/index.ts';
import { Opened, openWorld } from '../../src/world.ts';
import { freshDatabase } from './databases.ts';

export type WholeWay = { readonly press: DemoPress; readonly db: OpenDatabase; readonly means: Means; close(): Promise<void> };

/** Opens everything and writes the press's sources down; nothing is crawled yet. */
export async function openWholeWay(options: DemoPressOptions = {}): Promise<WholeWay> {
  const opened = new Opened();
  const press = await startDemoPress({ slowMs: 300, ...options });
  opened.add(() => press.close());
  const { database: db, pool } = await freshDatabase();
  opened.add(() => db.close());
  await installStarterEntries(db);
  await installStarterRules(db);
  for (const source of press.sources) await saveSource(db, source, true);
  const pace = { lookAgainAfterMinutes: [30, 360], oldestDays: 60 };
  const { means } = await openWorld(
    readSettings({}),
    { db, pool, profile: loadProfile() },
    { allowedPrivate: press.allowedPrivate, pace, minimumGapMs: 5 },
    opened,
  );
  return { press, db, means, close: () => opened.close() };
}
