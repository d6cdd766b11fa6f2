/** As much of `@cloudbase/js-sdk` as the scenario uses: its own types say little of what comes back. */
export interface App {
  database(): Db;
  callFunction(o: { name: string; data?: object; parse?: boolean }): Promise<unknown>;
  callContainer(o: { name: string; path: string; data: object }): Promise<unknown>;
  uploadFile(o: { cloudPath: string; filePath: unknown; method?: "post" }): Promise<unknown>;
  getTempFileURL(o: { fileList: string[] }): Promise<unknown>;
  deleteFile(o: { fileList: string[] }): Promise<unknown>;
}

export interface Db {
  readonly command: Command;
  readonly Geo: { readonly Point: new (longitude: number, latitude: number) => object };
  serverDate(o?: { offset: number }): object;
  RegExp(o: { regexp: string; options: string }): object;
  collection(name: string): Collection;
  createCollection(name: string): Promise<unknown>;
  startTransaction(): Promise<Transaction>;
  runTransaction(run: (transaction: Transaction) => Promise<unknown>): Promise<unknown>;
  runCommands(o: { commands: object[] }): Promise<unknown>;
}

export interface Command {
  readonly aggregate: { sum(of: string | number): object };
  gt(value: unknown): Command;
  gte(value: unknown): Command;
  lt(value: unknown): Command;
  eq(value: unknown): Command;
  neq(value: unknown): Command;
  in(values: unknown[]): Command;
  and(...conditions: object[]): Command;
  or(...conditions: object[]): Command;
  inc(by: number): object;
  push(values: unknown): object;
  pull(value: unknown): object;
  remove(): object;
  set(value: unknown): object;
}

export interface Query {
  where(query: object): Query;
  orderBy(field: string, direction: "asc" | "desc"): Query;
  skip(count: number): Query;
  limit(count: number): Query;
  field(projection: object): Query;
  get(): Promise<unknown>;
  count(): Promise<unknown>;
  update(data: object): Promise<unknown>;
  remove(): Promise<unknown>;
}

export interface Collection extends Query {
  doc(id: string | number): Document;
  add(data: object): Promise<unknown>;
  aggregate(): Aggregate;
}

export interface Document {
  create(data: object): Promise<unknown>;
  get(): Promise<unknown>;
  set(data: object): Promise<unknown>;
  update(data: object): Promise<unknown>;
  remove(): Promise<unknown>;
  field(projection: object): Document;
}

export interface Aggregate {
  match(query: object): Aggregate;
  group(by: object): Aggregate;
  sort(by: object): Aggregate;
  limit(count: number): Aggregate;
  skip(count: number): Aggregate;
  project(fields: object): Aggregate;
  lookup(o: object): Aggregate;
  unwind(path: string): Aggregate;
  end(): Promise<unknown>;
}

export interface Transaction {
  collection(name: string): {
    doc(id: string): Omit<Document, "remove" | "field"> & { delete(): Promise<unknown> };
    add(data: object): Promise<unknown>;
    where(query: object): Query;
  };
  commit(): Promise<unknown>;
  rollback(reason?: unknown): Promise<unknown>;
}
