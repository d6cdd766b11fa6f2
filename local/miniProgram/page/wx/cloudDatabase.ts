import { api, Failure, isObject, type Options } from "./answer.ts";
import { inCloud, unlessRefused } from "./cloudErrors.ts";
import type { CloudApp, Session } from "./session.ts";

/** A mini program reads so many documents at once, and no more. Source: WeChat, "Collection.limit". */
const READ_MAX = 20;

type Database = ReturnType<CloudApp["database"]>;
/** A query, document or pipeline of js-sdk, made anew for each call, when the person has signed in. */
type Made = Record<string, (...values: readonly unknown[]) => unknown>;
type Make = (database: Database) => Made;
type Answer = Record<string, unknown>;

/**
 * The database as `wx.cloud.database()` words it: `add({ data })`, counts in `stats`, 20 documents at most, and a
 * document that is not there is a failure. Security rules bind it: the server knows the phone's person.
 */
export function cloudDatabase(session: Session, _env: string): object {
  const asking: unknown = session.database();
  const { command, RegExp, serverDate, Geo } = asking as Answer;
  return {
    ...{ command, RegExp: made(RegExp), serverDate, Geo: isObject(Geo) ? geoOf(Geo) : Geo },
    collection: (name: string) => collectionOf(session, name),
  };
}

/** What js-sdk makes with `new` and WeChat without. */
function made(Class: unknown): unknown {
  if (typeof Class !== "function") return Class;
  return (...values: readonly unknown[]) => Reflect.construct(Class, values);
}

function geoOf(geo: Answer): Answer {
  return Object.fromEntries(Object.entries(geo).map(([name, Class]) => [name, made(Class)]));
}

function collectionOf(session: Session, name: string): object {
  const make: Make = (database) => {
    const collection: unknown = database.collection(name);
    return collection as Made;
  };
  return {
    ...queryOf(session, make, READ_MAX),
    doc: (id: unknown) => documentOf(session, (database) => step(make(database), "doc", [id]), id),
    add: asked(session, "collection.add", make, async (all, { data }) => {
      return { _id: (await ran(all, "add", [data]))["id"] };
    }),
    aggregate: () => pipelineOf(session, (database) => step(make(database), "aggregate", [])),
  };
}

function queryOf(session: Session, make: Make, limit: number): object {
  const next =
    (name: string, atMost = limit) =>
    (...values: readonly unknown[]) =>
      queryOf(session, (database) => step(make(database), name, values), atMost);
  const limited = (query: Made) => step(query, "limit", [limit]);
  return {
    ...{ where: next("where"), orderBy: next("orderBy"), skip: next("skip"), field: next("field") },
    limit: (most: unknown) => queryOf(session, make, Math.min(Number(most) || READ_MAX, READ_MAX)),
    get: asked(session, "collection.get", make, async (query) => {
      return { data: (await ran(limited(query), "get"))["data"] };
    }),
    count: asked(session, "collection.count", make, async (query) => {
      return { total: (await ran(query, "count"))["total"] };
    }),
    update: asked(session, "collection.update", make, async (query, { data }) => {
      return { stats: { updated: (await ran(query, "update", [data]))["updated"] } };
    }),
    remove: asked(session, "collection.remove", make, async (query) => {
      return { stats: { removed: (await ran(query, "remove"))["deleted"] } };
    }),
    watch: watching(session, make),
  };
}

function documentOf(session: Session, make: Make, id: unknown): object {
  return {
    field: (fields: unknown) =>
      documentOf(session, (database) => step(make(database), "field", [fields]), id),
    get: asked(session, "document.get", make, async (one) => {
      const { data } = await ran(one, "get");
      const found: unknown = Array.isArray(data) ? data[0] : data;
      if (found !== undefined && found !== null) return { data: found };
      const rest =
        "please make sure that the document exists and you have the corresponding access permission";
      throw new Failure(`cannot find document with _id ${String(id)}, ${rest}`, { errCode: -1 });
    }),
    set: asked(session, "document.set", make, async (one, { data }) => {
      const { updated = 0, upsertedId } = await ran(one, "set", [data]);
      return { _id: id, stats: { updated, created: upsertedId ? 1 : 0 } };
    }),
    update: asked(session, "document.update", make, async (one, { data }) => {
      return { stats: { updated: (await ran(one, "update", [data]))["updated"] } };
    }),
    remove: asked(session, "document.remove", make, async (one) => {
      return { stats: { removed: (await ran(one, "remove"))["deleted"] } };
    }),
    watch: watching(session, make),
  };
}

/** Stages are noted as they come; `end` runs them. */
function pipelineOf(session: Session, make: Make): object {
  return new Proxy(
    {},
    {
      get(_, name) {
        if (typeof name === "symbol" || name === "then") return undefined;
        if (name === "end") {
          return asked(session, "collection.aggregate", make, async (pipeline) => {
            return { list: (await ran(pipeline, "end"))["data"] };
          });
        }
        return (...values: readonly unknown[]) =>
          pipelineOf(session, (database) => step(make(database), name, values));
      },
    },
  );
}

function asked(
  session: Session,
  name: string,
  make: Make,
  run: (on: Made, options: Options) => Promise<object>,
) {
  return api(
    name,
    inCloud((options) => session.run((app) => run(make(app.database()), options))),
  );
}

/** The listener starts when the person has signed in; `close` before that keeps it from starting. */
function watching(session: Session, make: Make) {
  return (options: { onError?: (error: unknown) => void }) => {
    let isClosed = false;
    const started = session.run(async (app) =>
      isClosed ? undefined : step(make(app.database()), "watch", [options]),
    );
    started.catch((error: unknown) => options.onError?.(error));
    return {
      async close() {
        isClosed = true;
        const listener = await started.catch(() => undefined);
        if (listener) step(listener, "close", []);
      },
    };
  };
}

function step(on: Made, name: string, values: readonly unknown[]): Made {
  const method = on[name];
  if (method === undefined) throw new Failure(`${name} is not a function`);
  return method.apply(on, [...values]) as Made;
}

async function ran(on: Made, name: string, values: readonly unknown[] = []): Promise<Answer> {
  const answered: unknown = await step(on, name, values);
  return unlessRefused(isObject(answered) ? answered : {});
}
