import { err, ok, type Result } from "#core/result.ts";
import {
  codeTriesId,
  codeTriesLeft,
  codeTriesUntilMs,
  triedWrongCode,
} from "#core/staff/codeTries.ts";
import type { Deps } from "#ports/deps.ts";

export type WrongStaffCode =
  | { readonly code: "staff_code_resting"; readonly untilMs: number }
  | { readonly code: "staff_code_wrong"; readonly left: number };

/** Until when somebody may try no more codes; null = he may. 1 request. */
export async function restsUntilMs(
  { store }: Deps,
  userId: string,
  nowMs: number,
): Promise<number | null> {
  return codeTriesUntilMs(await store.get("counters", codeTriesId(userId)), nowMs);
}

/** A wrong code is counted, and only then said to be wrong. 2 requests, 1 document. */
export async function countWrongCode(
  { store }: Deps,
  userId: string,
  nowMs: number,
): Promise<Result<never, WrongStaffCode>> {
  const counted = await store.change("counters", codeTriesId(userId), (known) => {
    const untilMs = codeTriesUntilMs(known, nowMs);
    return untilMs === null
      ? ok(triedWrongCode(userId, known, nowMs))
      : err({ code: "staff_code_resting" as const, untilMs });
  });
  if (!counted.ok) return counted;
  return err({ code: "staff_code_wrong", left: codeTriesLeft(counted.value, nowMs) });
}
