import { filteredBy } from "../clients/permission.ts";
import type { Clock } from "../clock.ts";
import { parseEjson, resolveServerDates } from "../database/ejson.ts";
import type { Doc } from "../database/index.ts";
import { isDoc } from "../database/value.ts";
import type { Identity } from "../functions/context.ts";
import type { Rules } from "../rules/index.ts";
import { countOf, fieldsOf, invalid, textOf, WatchError, type Fields } from "./message.ts";
import type { Wanted } from "./sight.ts";

/** What INIT_WATCH asks for, as the caller may have it. */
export async function readWanted(
  data: Fields,
  caller: Identity | undefined,
  { rules, clock }: { rules: Pick<Rules, "documents" | "fillIn">; clock: Clock },
): Promise<Wanted> {
  const collection = textOf(data, "collName");
  const query = rules.fillIn(readQuery(data["query"]), caller);
  const order = readOrder(data["orderBy"]);
  const limit = isMissing(data["limit"]) ? undefined : countOf(data, "limit");
  if (limit === 0) throw invalid("limit must not be 0");
  const wish = { collection, operation: "read" as const, caller, query, filters: true };
  const verdict = await rules.documents(wish);
  if (!verdict.allowed) throw new WatchError("DATABASE_PERMISSION_DENIED", verdict.reason);
  const seen = filteredBy(verdict.filter, resolveServerDates(query, clock.nowMs()));
  return { collection, query: seen, order, limit };
}

function readQuery(value: unknown): Doc {
  if (typeof value !== "string") throw invalid("query must be a text of Extended JSON");
  const query = parseEjson(value);
  if (!isDoc(query)) throw invalid("query must be an object");
  return query;
}

function readOrder(value: unknown): Doc | undefined {
  if (isMissing(value)) return undefined;
  const directions = Object.entries(fieldsOf(value, "orderBy")).map(([path, direction]) => {
    if (direction === "asc") return [path, 1] as const;
    if (direction === "desc") return [path, -1] as const;
    throw invalid(`orderBy.${path} must be asc or desc`);
  });
  return directions.length > 0 ? Object.fromEntries(directions) : undefined;
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}
