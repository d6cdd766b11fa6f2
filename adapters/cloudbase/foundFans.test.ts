import { readFileSync } from "node:fs";
import { init } from "@cloudbase/node-sdk";
import { foundFans } from "#adapters/cloudbase/foundFans.ts";
import { type FanFilter, fanTime } from "#ports/listReads.ts";

/** Goal: no list of fans reads all fans of its days to find those of one promoter or channel. */
type Index = { readonly keys: readonly { readonly name: string }[] };
const indexes = JSON.parse(readFileSync("database-indexes.json", "utf8")) as { fans: Index[] };
const beginnings = indexes.fans.map(({ keys }) => keys.map(({ name }) => name).join(" "));
const { command } = init({ env: "none" }).database();

it.each<[string, FanFilter, string]>([
  ["all", {}, ""],
  ["of a promoter", { promoterNumber: 7 }, "touches.promoterNumber"],
  ["of a channel", { channel: 3 }, "touches.channel"],
  ["of both", { promoterNumber: 7, channel: 3 }, "touches.promoterNumber"],
  ["new", { cameFromMs: 1 }, ""],
  ["new, of a promoter", { cameFromMs: 1, promoterNumber: 7 }, "touches.promoterNumber"],
  ["new, of a channel", { cameUntilMs: 9, channel: 3 }, "touches.channel"],
  ["new, of both", { cameFromMs: 1, channel: 3, promoterNumber: 7 }, "touches.promoterNumber"],
])("%s: an index begins with whose they are, and goes on in the order of the list", (...given) => {
  const [, filter, whose] = given;
  const query = foundFans(command, filter) as Readonly<Record<string, unknown>>;
  if (whose !== "") expect(typeof query[whose]).toBe("number"); // One value: an index may go on behind it.
  expect(query).toHaveProperty([fanTime(filter)]);
  expect(beginnings).toContain([whose, fanTime(filter), "_id"].join(" ").trim());
});
