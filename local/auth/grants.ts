import { randomBytes } from "node:crypto";
import type { Clock } from "../clock.ts";
import { dropOldest } from "./dropOldest.ts";

/** Grants of one kind open at a time; the oldest goes first. */
const GRANTS_MAX = 1_000;
export const GRANT_SECONDS = 600;

/** Tokens that stand for something proven a moment ago, good for one use. They do not survive the server. */
export interface Grants<Proof> {
  issue(proof: Proof): string;
  /** What a token stands for; undefined when it is unknown, used or too old. */
  read(token: string): Proof | undefined;
  /** After it has served. */
  spend(token: string): void;
}

export function createGrants<Proof>(clock: Clock): Grants<Proof> {
  const open = new Map<string, { proof: Proof; untilMs: number }>();
  return {
    issue(proof) {
      const token = randomBytes(24).toString("base64url");
      open.set(token, { proof, untilMs: clock.nowMs() + GRANT_SECONDS * 1000 });
      dropOldest(open, GRANTS_MAX);
      return token;
    },
    read(token) {
      const grant = open.get(token);
      return grant !== undefined && grant.untilMs > clock.nowMs() ? grant.proof : undefined;
    },
    spend: (token) => void open.delete(token),
  };
}
