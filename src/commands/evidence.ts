// `haidang evidence verify | export`: whether every kept byte is what it was, and all of a case's packs as one zip.

import { writeFileSync } from 'node:fs';
import { readSettings } from '../config.ts';
import { messageOf, Problem } from '../errors.ts';
import { evidenceZip, storyOfCase, verifyEvidencePacks } from '../evidence/index.ts';
import type { Database } from '../database/index.ts';
import { Opened, openHouse } from '../world.ts';
import { readOptions, type Command, type Terminal } from './command.ts';

export const evidence: Command = {
  name: 'evidence',
  summary: 'check that evidence packs are whole; write those of a case as one zip',
  usage: `haidang evidence verify [--config FILE]
haidang evidence export CASE [--out FILE] [--config FILE]

verify   hashes every part of every pack and compares it with its manifest, each manifest with the audit log, and the audit log's chain;
         names what was changed or is gone; exit code 1 where anything was
export   CASE is a number such as 2026-0117; FILE is evidence-CASE.zip by default`,
  async run(args, terminal) {
    const { values, positionals } = readOptions('evidence', args, { config: { type: 'string' }, out: { type: 'string' } });
    const [verb, number] = positionals;
    if (verb !== 'verify' && verb !== 'export') throw new Problem('bad-usage', { command: 'evidence', cause: 'Say "evidence verify" or "evidence export CASE".' });
    if (verb === 'export' && number === undefined) throw new Problem('bad-usage', { command: 'evidence', cause: 'Which case? Give its number, such as 2026-0117.' });
    const opened = new Opened();
    try {
      const { db } = await openHouse(readSettings(process.env, values.config), opened);
      return await (number === undefined ? verifyAll(db, terminal) : exportCase(db, number, values.out ?? `evidence-${number}.zip`, terminal));
    } finally {
      await opened.close();
    }
  },
};

async function verifyAll(db: Database, terminal: Terminal): Promise<number> {
  const { packs, parts, bytes, faults } = await verifyEvidencePacks(db);
  for (const fault of faults) terminal.out(fault);
  terminal.say(`${packs} packs, ${parts} parts, ${(bytes / 1e6).toFixed(1)} MB checked.`);
  const [first] = faults;
  if (first !== undefined) throw new Problem('evidence-changed', { cause: faults.length === 1 ? first : `${first}; ${faults.length - 1} more` });
  terminal.say('Every pack is what was kept.');
  return 0;
}

async function exportCase(db: Database, number: string, file: string, terminal: Terminal): Promise<number> {
  const found = await storyOfCase(db, number);
  if (found === null) throw new Problem('not-found', { what: `case ${number}` });
  const zip = await evidenceZip(db, found.storyId, found.number);
  if (zip === null) throw new Problem('not-found', { what: `evidence pack of case ${number}` });
  try {
    writeFileSync(file, zip);
  } catch (thrown) {
    throw new Problem('not-writable', { file, cause: messageOf(thrown) });
  }
  terminal.say(`${file}: ${(zip.length / 1e6).toFixed(2)} MB`);
  return 0;
}
