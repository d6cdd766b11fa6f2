import { getFrom, percent, sendText, type Asked } from "../asked.ts";
import { brokenText, mutate } from "../mutate.ts";
import { oddText } from "../odd.ts";
import { badDocument, badQuery, STRAY_FIELD } from "../poison.ts";
import type { Random } from "../random.ts";
import { wireText } from "../wireText.ts";
import type { World } from "../world.ts";

type Fields = Readonly<Record<string, unknown>>;

/** What a route takes, where it is known; any other route gets some of all of it. */
const BODIES: Readonly<Record<string, Fields>> = {
  "/control/data/find": {
    collection: "open",
    query: { n: 1 },
    order: { n: 1 },
    limit: 5,
    offset: 0,
  },
  "/control/data/save": { collection: "open", document: { _id: "d1", n: 9 }, rev: "x" },
  "/control/data/remove": { collection: "open", id: "d1", rev: "x" },
  "/control/data/create-collection": { collection: "open" },
  "/control/users/create": { username: "guarded1", password: "Some-pass1", phone: "13800000009" },
  "/control/users/remove": { uid: "1" },
  "/control/files/remove": { path: "guarded/1.txt" },
  "/control/files/upload-address": { path: "new/x" },
  "/control/rules/try": {
    kind: "documents",
    collection: "open",
    operation: "read",
    query: { n: 1 },
  },
  "/control/call": { name: "echo", data: { a: 1 }, identity: { openid: "o" } },
  "/control/clock": { freezeAtMs: 1 },
  "/control/faults": { add: { kind: "conflict", match: {} } },
  "/control/state/export": { directory: "/nowhere/at/all" },
  "/control/state/import": { directory: "/nowhere/at/all" },
  "/control/wechat/script": { api: "wxacode.getUnlimited", hang: true, times: 1 },
  "/control/wechat/pay": { outTradeNo: "x", openid: "o", result: "SUCCESS" },
};
const SEARCH = [
  "q",
  "limit",
  "offset",
  "collection",
  "id",
  "requestId",
  "path",
  "prefix",
  "advanceToMs",
];

/** Every route of the developer's door. The fields of a change always hold one that nobody reads. */
export function askControl(random: Random, { controlPaths }: World): Asked {
  const path = random.pick(controlPaths);
  const pairs = SEARCH.filter(() => random.chance(0.15)).map(
    (name) => `${name}=${random.chance(0.3) ? "%" : percent(oddText(random))}`,
  );
  const search = pairs.length === 0 ? "" : `?${pairs.join("&")}`;
  // A whole request to end would be obeyed.
  if (path === "/control/shutdown") {
    return sendText(random.pick(["GET", "PUT", "DELETE", "POST"]), path + search, '{"broken', {});
  }
  if (random.chance(0.25))
    return getFrom(path + search, {}, random.pick(["GET", "GET", "PUT", "DELETE"]));
  const known = BODIES[path] ?? random.pick(Object.values(BODIES));
  if (random.chance(0.15)) {
    return sendText("POST", path + search, brokenText(wireText(known), random));
  }
  const bent = mutate(known, random);
  const isPlain =
    typeof bent === "object" && bent !== null && !Array.isArray(bent) && !("rawText" in bent);
  const body = { ...(isPlain ? (bent as Fields) : known), ...spoil(path, random) };
  return sendText("POST", path + search, wireText(body));
}

function spoil(path: string, random: Random): Fields {
  if (path === "/control/data/save" && random.chance(0.7)) {
    return { collection: "open", document: badDocument(random), rev: "no such version" };
  }
  if (path === "/control/data/find") return random.chance(0.5) ? {} : { query: badQuery(random) };
  if (path === "/control/rules/try") return {};
  return STRAY_FIELD;
}
