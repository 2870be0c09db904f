// A real PostgreSQL server, 15 or later, by its address.

import pg from 'pg';
import { messageOf, Problem } from '../errors.ts';
import { databaseOver } from './over-pg.ts';
import type { OpenDatabase } from './port.ts';

/** Opens a pool of at most `connections`. Throws `database-unreachable` when the server does not answer. */
export async function openPostgres(url: string, connections = 10): Promise<{ database: OpenDatabase; pool: pg.Pool }> {
  const pool = new pg.Pool({ connectionString: url, max: connections, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while idle is replaced on the next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  try {
    await pool.query('select 1');
  } catch (thrown) {
    await pool.end();
    throw new Problem('database-unreachable', { cause: messageOf(thrown).replace(/\.$/, '') }, { cause: thrown });
  }
  const host = new URL(url).host;
  return { database: databaseOver(pool, `PostgreSQL at ${host}`, async () => undefined), pool };
}
