import type { PeriodReply, ThresholdsReply, WithholdingReply } from "#contracts/tax.ts";
import { call } from "../lib/call.ts";

export type TaxFile = WithholdingReply | PeriodReply;
/** A part of a tax file of a month, a quarter or a year. Each part is written down as taken out. */
export type FileAsked =
  | { readonly kind: "withholding"; readonly month: string }
  | { readonly kind: "quarter"; readonly quarter: string }
  | { readonly kind: "year"; readonly year: string };

const LIMIT = 100;

export const taxFilePart = ({ kind, ...period }: FileAsked, afterId: string): Promise<TaxFile> =>
  call("tax", { action: kind, ...period, afterId, limit: LIMIT });
export const thresholds = (month: string, afterId: string): Promise<ThresholdsReply> =>
  call("tax", { action: "thresholds", month, afterId, limit: LIMIT });
