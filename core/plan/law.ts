import type { FindingId } from "#core/plan/finding.ts";
import { CONDUCT } from "#core/plan/law/conduct.ts";
import { GOODS } from "#core/plan/law/goods.ts";
import { PYRAMID } from "#core/plan/law/pyramid.ts";
import type { Rule } from "#core/plan/law/rule.ts";

/**
 * The text of every check, in Chinese and English, with its sources.
 *
 * - Source: docs/domain/law.md, which also says how sure each one is.
 */
export const LAW: Readonly<Record<FindingId, Rule>> = { ...PYRAMID, ...GOODS, ...CONDUCT };
