// The port over the `pg` client: the same code serves PostgreSQL and PGlite, which speaks through `pg` too.

import pg from 'pg';
import type { Database, OpenDatabase, Statement } from './port.ts';

type Queryable = Pick<pg.Pool, 'query'>;

// A date is a day, not a moment: pg would turn it into local midnight.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

/** Without parameters the simple protocol is used, which lets a migration hold several statements. */
function send(queryable: Queryable, statement: Statement, parameters: readonly unknown[]) {
  return parameters.length === 0 ? queryable.query(statement.text) : queryable.query(statement.text, [...parameters]);
}

function overQueryable(queryable: Queryable, transaction: Database['transaction']): Database {
  const rows = async <Row>(statement: Statement, parameters: readonly unknown[] = []) => {
    const result = await send(queryable, statement, parameters);
    return result.rows as Row[];
  };
  const maybe = async <Row>(statement: Statement, parameters?: readonly unknown[]) => {
    const found = await rows<Row>(statement, parameters);
    if (found.length > 1) throw new Error(`${statement.name} gave ${found.length} rows where at most one was expected`);
    return found[0] ?? null;
  };
  return {
    rows,
    maybe,
    async one<Row>(statement: Statement, parameters?: readonly unknown[]) {
      const found = await maybe<Row>(statement, parameters);
      if (found === null) throw new Error(`${statement.name} gave no row where one was expected`);
      return found;
    },
    async run(statement, parameters = []) {
      const result = await send(queryable, statement, parameters);
      return result.rowCount ?? 0;
    },
    transaction,
  };
}

/** Serves the port from a pool. `close` ends the pool and then whatever stands behind it. */
export function databaseOver(pool: pg.Pool, description: string, closeBehind: () => Promise<void>): OpenDatabase {
  // A connection that breaks fails the query at hand; as an event that nobody hears it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined)).on('error', () => undefined);
  async function transaction<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const client = await pool.connect();
    try {
      await client.query('begin');
      // A transaction inside a transaction joins it: the outermost one decides.
      const inside: Database = overQueryable(client, (inner) => inner(inside));
      const result = await work(inside);
      await client.query('commit');
      client.release();
      return result;
    } catch (thrown) {
      const lost = await client.query('rollback').then(() => false, () => true);
      client.release(lost);
      throw thrown;
    }
  }
  return {
    ...overQueryable(pool, transaction),
    description,
    async close() {
      await pool.end();
      await closeBehind();
    },
  };
}
