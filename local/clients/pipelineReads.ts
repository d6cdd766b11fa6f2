import { isDoc, type Doc, type Value } from "../database/value.ts";
import { permissionDenied } from "./permission.ts";
import type { Stage } from "./readRequest.ts";

/** The condition of a pipeline's first stage: the only one that the rules look at. */
export function firstMatch([first]: readonly Stage[]): Doc {
  const match = first?.["$match"];
  return isDoc(match) ? match : {};
}

/**
 * The other collections that a pipeline reads, also inside its nested pipelines. What it reads of them depends on
 * documents, so no condition of theirs can be proven. Errors: DATABASE_PERMISSION_DENIED for a stage that writes.
 */
export function othersRead(stages: readonly Value[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const stage of stages) {
    if (!isDoc(stage)) continue;
    for (const [kind, content] of Object.entries(stage)) {
      if (kind === "$out" || kind === "$merge") {
        throw permissionDenied(`a client's aggregation may not write with ${kind}`);
      }
      const direct = otherOf(kind, content);
      if (direct !== undefined) names.add(direct);
      for (const nested of nestedIn(kind, content)) {
        for (const name of othersRead(nested)) names.add(name);
      }
    }
  }
  return names;
}

function otherOf(kind: string, content: Value): string | undefined {
  if (kind === "$unionWith" && typeof content === "string") return content;
  if (!isDoc(content)) return undefined;
  const other = kind === "$unionWith" ? content["coll"] : content["from"];
  const reads = kind === "$unionWith" || kind === "$lookup" || kind === "$graphLookup";
  return reads && typeof other === "string" ? other : undefined;
}

function nestedIn(kind: string, content: Value): readonly Value[][] {
  if (!isDoc(content)) return [];
  const nested = kind === "$facet" ? Object.values(content) : [content["pipeline"] ?? null];
  return nested.filter((pipeline) => Array.isArray(pipeline));
}
