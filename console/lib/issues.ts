import type { CallError } from "./call.ts";
import { textOf } from "./said.ts";

type Issue = { readonly path: string; readonly message: string };

/** What a function found wrong with a request, by place, as it said it: `textOf` tells it. Other refusals have none. */
export const issuesOf = (problem: CallError | undefined): readonly Issue[] =>
  problem?.code === "request_invalid" ? ((problem.facts["issues"] ?? []) as readonly Issue[]) : [];

/**
 * What is wrong at a place of a form, such as "product.skus.0.priceFen", in the reader's language; also what is wrong
 * below it, unless `isExact`.
 * Undefined = nothing.
 */
export function issueAt(
  problem: CallError | undefined,
  place: string,
  isExact = false,
): string | undefined {
  const found = issuesOf(problem).find(
    ({ path }) => path === place || (!isExact && path.startsWith(`${place}.`)),
  );
  return found && textOf(found.message);
}
