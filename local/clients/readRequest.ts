import { invalidParam } from "../admin/errors.ts";
import type { Doc, Value } from "../database/value.ts";
import { readQuery } from "./readValue.ts";

const ORDERS_MAX = 32;
const STAGES_MAX = 100;

export type Stage = { readonly [stage: string]: Value };

/** The sorting of a read: `[{ field, direction: "asc" | "desc" }]`. */
export function readOrder(sent: unknown): Doc | undefined {
  if (sent === undefined) return undefined;
  const order: Doc = {};
  for (const item of readList("order", sent, ORDERS_MAX)) {
    const { field, direction } = (item ?? {}) as { field?: unknown; direction?: unknown };
    if (typeof field !== "string" || (direction !== "asc" && direction !== "desc")) {
      throw invalidParam('order must be a list of { field, direction: "asc" or "desc" }');
    }
    order[field] = direction === "asc" ? 1 : -1;
  }
  return order;
}

/** The stages of an aggregation, each as `{ $stage: content }`. */
export function readPipeline(sent: unknown): Stage[] {
  return readList("pipeline", sent, STAGES_MAX).map((stage) => readQuery("pipeline", stage));
}

/** The stages as `/web` sends them: `{ stageKey, stageValue }`, the value as JSON in text. */
export function readStages(sent: unknown): Stage[] {
  return readList("stages", sent, STAGES_MAX).map((item) => {
    const { stageKey, stageValue } = (item ?? {}) as { stageKey?: unknown; stageValue?: unknown };
    if (typeof stageKey !== "string" || typeof stageValue !== "string") {
      throw invalidParam("stages must be a list of { stageKey, stageValue } in text");
    }
    return readQuery("stages", `{${JSON.stringify(stageKey)}:${stageValue}}`);
  });
}

export function readList(name: string, sent: unknown, max: number): readonly unknown[] {
  if (!Array.isArray(sent)) throw invalidParam(`${name} must be a list`);
  if (sent.length > max) throw invalidParam(`${name} has more than ${max} entries`);
  return sent;
}
