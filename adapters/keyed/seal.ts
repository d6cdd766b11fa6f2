import { createHmac, timingSafeEqual } from "node:crypto";
import type { Seal } from "#ports/seal.ts";

const KEY_LENGTH_MIN = 32;

/** Seals with one secret of the deployment: HMAC-SHA256 over the purpose and the text. */
export function hmacSeal(key: string): Seal {
  if (key.length < KEY_LENGTH_MIN) {
    throw new Error(`FENRUN_KEY must have at least ${KEY_LENGTH_MIN} characters`);
  }
  const mark: Seal["mark"] = (purpose, text) =>
    createHmac("sha256", key).update(`${purpose}\n${text}`).digest("hex");
  return {
    mark,
    matches(purpose, text, told) {
      const right = Buffer.from(mark(purpose, text));
      const given = Buffer.from(String(told)); // Out of a database, it may be anything.
      return right.length === given.length && timingSafeEqual(right, given);
    },
  };
}
