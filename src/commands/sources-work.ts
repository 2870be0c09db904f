// What the verbs of `haidang sources` share.

import type { Proposed } from '../../crawlers/index.ts';
import type { Settings } from '../config.ts';
import type { Database } from '../database/index.ts';
import { Problem } from '../errors.ts';
import { noteCatalogueCheck } from '../sources/index.ts';
import type { Opened } from '../world.ts';
import type { Terminal } from './command.ts';

/** What a verb of `sources` works with. `db` opens the archive when it is first asked for: some verbs need none. */
export type SourcesWork = {
  readonly settings: Settings;
  readonly opened: Opened;
  readonly terminal: Terminal;
  readonly target: string | undefined;
  readonly options: SourcesOptions;
  db(): Promise<Database>;
};

export type SourcesOptions = {
  readonly name?: string | undefined;
  readonly key?: string | undefined;
  readonly country?: string | undefined;
  readonly language?: string[] | undefined;
  readonly kind?: string | undefined;
  readonly way?: string[] | undefined;
  readonly day?: string | undefined;
  readonly yes?: boolean | undefined;
  readonly replace?: boolean | undefined;
  readonly json?: boolean | undefined;
};

export const wrongUsage = (cause: string) => new Problem('bad-usage', { command: 'sources', cause });

/** Writes down that an outlet of the catalogue was asked, and what of it could be read. */
export async function noteProposed(db: Database, key: string, { proposals }: Proposed, terminal: Terminal): Promise<void> {
  const articles = proposals.reduce((sum, { preview }) => sum + preview.filter(({ notRead }) => notRead === null).length, 0);
  await noteCatalogueCheck(db, key, { waysIn: proposals.length, articles });
  terminal.say(`${key} of the catalogue: ${proposals.length > 0 && articles > 0 ? 'verified' : 'not verified'} (${proposals.length} ways in, ${articles} articles read)`);
}
