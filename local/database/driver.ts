import { DatabaseSync } from "@photostructure/sqlite";

/** What SQLite takes and gives. Integers stay below 2^53 here, so `number` is exact. */
export type SqlValue = null | number | string | Uint8Array;
export type Row = readonly SqlValue[];

/**
 * The narrow door to SQLite: one connection whose statements are prepared once. Rows come as arrays, which is a third
 * quicker than objects. `iterate` may be nested or left early: each running iteration has a statement of its own.
 */
export interface Connection {
  exec(sql: string): void;
  run(sql: string, ...values: SqlValue[]): number;
  get(sql: string, ...values: SqlValue[]): Row | undefined;
  all(sql: string, ...values: SqlValue[]): readonly Row[];
  iterate(sql: string, ...values: SqlValue[]): Iterable<Row>;
  close(): void;
}

type Statement = ReturnType<InstanceType<typeof DatabaseSync>["prepare"]>;

/** A query's own prefilter makes a statement of its own, so there may be any number of them. */
const STATEMENTS_MAX = 500;

/** Opens a file, made when missing. Throws what SQLite throws. */
export function connect(path: string): Connection {
  const database = new DatabaseSync(path);
  const prepared = new Map<string, Statement>();
  const idle = new Map<string, Statement[]>();

  /** The oldest are forgotten; what still runs of them goes on. */
  function bound(statements: Map<string, unknown>): void {
    const [oldest] = statements.keys();
    if (statements.size > STATEMENTS_MAX && oldest !== undefined) statements.delete(oldest);
  }

  function prepare(sql: string): Statement {
    const statement = database.prepare(sql);
    statement.setReturnArrays(true);
    return statement;
  }
  function once(sql: string): Statement {
    let statement = prepared.get(sql);
    if (!statement) {
      prepared.set(sql, (statement = prepare(sql)));
      bound(prepared);
    }
    return statement;
  }
  function* iterate(sql: string, ...values: SqlValue[]): Iterable<Row> {
    let waiting = idle.get(sql);
    if (!waiting) {
      idle.set(sql, (waiting = []));
      bound(idle);
    }
    const statement = waiting.pop() ?? prepare(sql);
    try {
      yield* statement.iterate(...values) as Iterable<Row>;
    } finally {
      waiting.push(statement);
    }
  }
  return {
    exec: (sql) => database.exec(sql),
    run: (sql, ...values) => Number(once(sql).run(...values).lastInsertRowid),
    get: (sql, ...values) => once(sql).get(...values) as Row | undefined,
    all: (sql, ...values) => once(sql).all(...values) as readonly Row[],
    iterate,
    close: () => database.close(),
  };
}

const SQLITE_FULL = 13;

/** Whether SQLite failed because the disk takes no more. */
export function isDiskFullError(error: unknown): boolean {
  return errorCode(error) === SQLITE_FULL;
}

/** SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE. */
const UNIQUE_CODES: readonly unknown[] = [1_555, 2_067];

/** Whether SQLite refused a row because a unique column has its value already. */
export function isUniqueViolation(error: unknown): boolean {
  return UNIQUE_CODES.includes(errorCode(error));
}

/** SQLite's extended result code; undefined for what is no error of its own. */
function errorCode(error: unknown): unknown {
  return typeof error === "object" && error !== null ? Reflect.get(error, "errcode") : undefined;
}
