import { createHash } from "node:crypto";
import { canonicalJson } from "#core/canonicalJson.ts";

/** The mark of a text that nobody can find a second text for: SHA-256, 64 lower-case hexadecimal characters. */
export const digest = (text: string): string => createHash("sha256").update(text).digest("hex");

/** What a chain begins with, when nothing is in it yet. */
export const CHAIN_START = "";

/**
 * The head of a chain after one more link.
 *
 * - `head`: before it; `CHAIN_START` for the first. `link`: plain data, in any order of fields.
 * - Promises: whoever changes, drops, adds or swaps a link changes every head after it.
 * - Source: docs/domain/ledger.md, "Chains".
 */
export const chained = (head: string, link: unknown): string =>
  digest(`${head}\n${canonicalJson(link)}`);
