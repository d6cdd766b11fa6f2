import { filled } from "../../lib/language.tsx";
import type { StaffNotice } from "../../services/content.ts";
import type { words } from "./wordsNotices.ts";

type Texts = (typeof words)["zh"];

/** To whom a notice is, in words. */
export function audienceText(audience: StaffNotice["audience"], t: Texts): string {
  if (audience.kind === "level") return filled(t.levelOf, { level: audience.level });
  if (audience.kind === "promoter") return filled(t.promoterOf, { id: audience.promoterId });
  return t.audiences[audience.kind];
}

export function noticeState(
  { fromMs, endedAtMs }: Pick<StaffNotice, "fromMs" | "endedAtMs">,
  nowMs: number,
): "planned" | "shown" | "ended" {
  if (endedAtMs !== null) return "ended";
  return fromMs > nowMs ? "planned" : "shown";
}
