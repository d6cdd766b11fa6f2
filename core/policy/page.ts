import { formalPage } from "#core/policy/formal.ts";
import { posterPage } from "#core/policy/poster.ts";
import type { PolicyVersion } from "#core/policy/version.ts";

/** `formal`: a document to print and sign. `poster`: one long page for phones. */
export const LOOKS = ["formal", "poster"] as const;
export type Look = (typeof LOOKS)[number];

/**
 * The policy file of a plan version or a draft: one HTML page in Chinese that stands alone and prints well.
 *
 * - Returns the same text for the same arguments; its numbers are the plan's, its examples the engine's.
 * - Promises: no script, nothing fetched; nothing of the plan becomes markup; it says nothing that neither the plan
 *   nor docs/domain/policy.md says.
 * - Errors: none; any plan that the schema lets through can be shown.
 * - Source: docs/domain/policy.md.
 */
export const policyPage = (version: PolicyVersion, look: Look): string =>
  look === "formal" ? formalPage(version) : posterPage(version);
