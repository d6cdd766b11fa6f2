import type { Deps } from "#ports/deps.ts";

/** WeChat wants `success` for whatever it pushed, or pushes it again. */
export async function takePush(_: Deps, _event: unknown): Promise<string> {
  return "success";
}
