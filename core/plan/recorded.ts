import type { Finding, FindingId } from "#core/plan/finding.ts";
import { LAW } from "#core/plan/law.ts";

/** What the linter said of a version when it was published, in the words of the check. */
export type RecordedFinding = Pick<Finding, "zh" | "en" | "articles"> & { readonly id: string };

/** Sealed findings in words, in their order; of a check that is no more, the id alone. */
export const inWords = (ids: readonly string[]): readonly RecordedFinding[] =>
  ids.map((id) => {
    if (!isFindingId(id)) return { id, zh: id, en: id, articles: [] };
    const { zh, en, articles } = LAW[id];
    return { id, zh, en, articles };
  });

const isFindingId = (id: string): id is FindingId => id in LAW;
