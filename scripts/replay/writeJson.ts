import { once } from "node:events";
import type { Writable } from "node:stream";
import type { Named } from "#scripts/replay/results.ts";
import type { Refusals } from "#scripts/replay/refusals.ts";
import type { Replayed } from "#scripts/replay/replay.ts";
import { fans, orders, promoters } from "#scripts/replay/results.ts";

/**
 * Writes the one JSON document that docs/replay.md promises, piece by piece.
 *
 * - `explanation`: of the order that was asked for; null when there is none; left out when nobody asked.
 */
export async function writeJson(
  out: Writable,
  { stack, events, audit, cost }: Replayed,
  refusals: Refusals,
  explanation?: object | null,
): Promise<void> {
  const write = async (text: string) => {
    if (!out.write(text)) await once(out, "drain");
  };
  const object = async (name: string, members: AsyncIterable<Named>) => {
    await write(`, "${name}": {`);
    let separator = "";
    for await (const [member, value] of members) {
      await write(`${separator}\n    ${JSON.stringify(member)}: ${JSON.stringify(value)}`);
      separator = ",";
    }
    await write(" }\n");
  };
  await write(`{ "events": ${events}, "refused": [`);
  let separator = "";
  for await (const refused of refusals.all()) {
    await write(`${separator}\n    ${JSON.stringify(refused)}`);
    separator = ",";
  }
  await write(" ]\n");
  await object("promoters", promoters(stack.control));
  await object("orders", orders(stack.control));
  await object("fans", fans(stack.control));
  const { checks, violations } = audit;
  await write(`, "audit": ${JSON.stringify({ checks, violations })}\n`);
  const asked =
    explanation === undefined ? "" : `\n, "explanation": ${JSON.stringify(explanation)}`;
  await write(`, "cost": ${JSON.stringify(cost)}${asked} }\n`);
}
