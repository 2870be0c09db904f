// Finds the SQL that stands beside a room: one statement, one file.

import { readFileSync } from 'node:fs';
import type { Statement } from './port.ts';

/**
 * `const sql = sqlBeside(import.meta.url)` then `sql('queue-rows')` reads ./sql/queue-rows.sql, once.
 * Throws where the file is missing: that is a mistake of ours, not of the user.
 */
export function sqlBeside(moduleUrl: string): (name: string) => Statement {
  const read = new Map<string, Statement>();
  return (name) => {
    let statement = read.get(name);
    if (statement === undefined) {
      statement = { name, text: readFileSync(new URL(`./sql/${name}.sql`, moduleUrl), 'utf8') };
      read.set(name, statement);
    }
    return statement;
  };
}

/** A statement that is built at run time: only for the filter builder of the queue and for migrations. */
export function builtStatement(name: string, text: string): Statement {
  return { name, text };
}
