import type { PlainPolicy } from "../../contracts/policy.ts";
import { call } from "./call";

/** A published version of the plan, as sections. */
export const policy = (planId: string, version: number): Promise<PlainPolicy> =>
  call("plans", "policy", { planId, version, look: "plain" });
