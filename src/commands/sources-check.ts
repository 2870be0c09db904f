// `haidang sources check`: asks ways in without saving, and says what is there.

import { previewWayIn, proposeWaysIn } from '../../crawlers/index.ts';
import { Problem } from '../errors.ts';
import type { SourceDescription } from '../model/index.ts';
import { openPress } from '../press.ts';
import { catalogue, countAdded, describedSources } from '../sources/index.ts';
import type { Terminal } from './command.ts';
import { aimOf, openCrawler, printProposal, printProposed, type Crawler } from './sources-add.ts';
import { noteProposed, type SourcesWork } from './sources-work.ts';

export async function checkVerb(work: SourcesWork): Promise<number> {
  const { target, terminal } = work;
  const isAddress = target !== undefined && (/[:/.]/.test(target) || catalogue().some(({ key }) => key === target));
  if (isAddress) {
    const db = await work.db();
    const known = (await describedSources(db, target))[0];
    if (known === undefined) return checkAim(work, target, terminal);
  }
  const db = await work.db();
  // The fictional press only answers while somebody keeps it open.
  const { fictional } = await countAdded(db);
  const press = fictional ? await openPress(work.settings, db, work.opened) : null;
  const sources = (await describedSources(db, target ?? null)).filter(({ enabled }) => enabled || target !== undefined);
  if (target !== undefined && sources.length === 0) throw new Problem('not-found', { what: `source ${target}` });
  return checkSources(sources, await openCrawler(work, press?.allowedPrivate), terminal, target === undefined ? 0 : 5);
}

async function checkAim(work: SourcesWork, target: string, terminal: Terminal): Promise<number> {
  const { homeUrl, entry } = aimOf(target);
  const proposed = await proposeWaysIn(homeUrl, { ...(await openCrawler(work)), known: entry?.feeds ?? [], onTry: (url) => terminal.progress(`asking ${url}`) });
  printProposed(proposed, terminal);
  if (entry !== null) await noteProposed(await work.db(), entry.key, proposed, terminal);
  return proposed.proposals.some(({ recommended }) => recommended) ? 0 : 1;
}

/** Asks each way in of each source; `preview` articles of each are read. Returns 0 where every source has a way in that answers. */
export async function checkSources(sources: readonly SourceDescription[], crawler: Crawler, terminal: Terminal, preview: number): Promise<number> {
  let dead = 0;
  for (const { key, name, waysIn } of sources) {
    terminal.out(`${key}  ${name}`);
    let alive = false;
    for (const way of waysIn) {
      terminal.progress(`asking ${way.url}`);
      const seen = await previewWayIn(way, { ...crawler, preview });
      if ('links' in seen) printProposal(seen, terminal);
      else terminal.out(`  - ${way.kind} ${way.url}: ${seen.detail}`);
      alive ||= 'links' in seen;
    }
    if (!alive) dead += 1;
  }
  terminal.say(`${sources.length} sources asked, ${sources.length - dead} answer; nothing was saved`);
  return dead === 0 ? 0 : 1;
}
