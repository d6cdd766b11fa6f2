import type { FindingId } from "#core/plan/finding.ts";
import { found } from "#core/plan/lint/found.ts";
import { signsFinding, signsOf } from "#core/plan/lint/signs.ts";

const all = (...ids: FindingId[]) => ids.map((id) => found(id, ""));

it.each<[sign: string, ids: readonly FindingId[]]>([
  ["fee", ["E120", "E121", "E122", "E123"]],
  ["heads", ["E110", "E111"]],
  ["levels", ["E101", "E102", "E103", "E104"]],
])("each of its checks is a sign: %s", (sign, ids) => {
  for (const id of ids) expect([id, signsOf(all(id))]).toEqual([id, [sign]]);
});

it("is E199 where all three come together, in whatever dress, and nowhere else", () => {
  expect(signsFinding(all("E101", "E111", "E123"))?.id).toBe("E199");
  expect(signsFinding(all("E101", "E102", "E123", "E131"))).toBeNull();
});
