// The database port: as small as its users need. Only src/world.ts knows which implementation stands behind it.

/** One SQL statement, read from its own file. */
export type Statement = { readonly name: string; readonly text: string };

export interface Database {
  /** All rows of a statement. */
  rows<Row>(statement: Statement, parameters?: readonly unknown[]): Promise<Row[]>;
  /** The only row; throws when there is none or more than one. */
  one<Row>(statement: Statement, parameters?: readonly unknown[]): Promise<Row>;
  /** The only row, or null. */
  maybe<Row>(statement: Statement, parameters?: readonly unknown[]): Promise<Row | null>;
  /** Runs a statement and tells how many rows it touched. */
  run(statement: Statement, parameters?: readonly unknown[]): Promise<number>;
  /**
   * Runs `work` in one transaction: all of it is kept, or nothing. Use only the handed-on database inside: the embedded one has a
   * single connection, and asking another for it waits until it times out. Never call the network inside.
   */
  transaction<T>(work: (database: Database) => Promise<T>): Promise<T>;
}

/** A database that somebody opened and must close. */
export interface OpenDatabase extends Database {
  /** What stands behind, for people: "PGlite in data/database" or "PostgreSQL at host". */
  readonly description: string;
  close(): Promise<void>;
}
