import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "./clock.ts";
import { openDatabase, type Database } from "./database/index.ts";
import type { Faults } from "./faults/index.ts";
import type { Project } from "./project.ts";
import type { ServerOptions } from "./server.ts";

/** The documents of a project, with the collections and indexes that it names. */
export async function openProjectDatabase(
  project: Project,
  o: ServerOptions,
  parts: { clock: Clock; faults: Faults },
): Promise<Database> {
  const database = await openDocuments(o, parts);
  for (const [name, indexes] of project.collections) database.ensureCollection(name, indexes);
  return database;
}

async function openDocuments(
  o: ServerOptions,
  { clock, faults }: { clock: Clock; faults: Faults },
): Promise<Database> {
  if (o.mongodbUri !== undefined) {
    // The driver is heavy, and hardly anybody needs it.
    const { openMongo } = await import("./mongodb/index.ts");
    return openMongo({ uri: o.mongodbUri, nowMs: clock.nowMs });
  }
  const directory = join(o.dataDirectory, "database");
  mkdirSync(directory, { recursive: true });
  const time = { nowMs: clock.nowMs, factor: () => clock.factor };
  const { isDiskFull } = faults;
  return openDatabase({ directory, durability: o.durability, ...time, isDiskFull });
}
