import type { Violation } from "#core/audit/violation.ts";
import type { Case } from "#core/commission/case.ts";
import { CHAIN_START } from "#core/ledger/digest.ts";
import { linksOf } from "#core/ledger/links.ts";

/** I23 of one case: its chain from the first fact to its head, and facts that never go back in time. */
export function auditCaseChain(known: Case): readonly Violation[] {
  const links = linksOf(known);
  const linked = links.filter(({ entry }) => entry !== null).length;
  const back = links.find(({ atMs }, index) => atMs < (links[index - 1]?.atMs ?? atMs));
  const twice = links.find(({ key }, index) => links.findIndex((one) => one.key === key) !== index);
  const last = links.at(-1);
  const wrong: [isWrong: boolean, text: string][] = [
    [(last?.head ?? CHAIN_START) !== known.head, "its facts and entries do not give its head"],
    [linked !== known.entries.length, "an entry is of no fact, or out of turn"],
    [back !== undefined, `${back?.key} is older than the fact before it`],
    [twice !== undefined, `${twice?.key} is there twice`],
    [(last?.atMs ?? 0) !== known.changedAtMs, "it changed at another time than its last fact"],
  ];
  return wrong.flatMap(([isWrong, text]) =>
    isWrong ? [{ invariant: "I23", id: known._id, text }] : [],
  );
}
