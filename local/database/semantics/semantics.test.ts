import tcb from "@cloudbase/node-sdk";
import { PLACES } from "../../mongodb/fixtures/servers.ts";
import { answerTo, expectedOf, ITEMS } from "./runCase.ts";
import { CASES } from "./tables.ts";

/**
 * Where this database differs from MongoDB, and why. A case that fails and is not named here fails the test, and so does
 * one that is named and does not fail.
 */
const KNOWN_EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ["values: $type long of a small long", "a number has no width of its own here"],
]);

const SHARE_MIN = 0.98;

it.each(PLACES)(
  "behaves as MongoDB's manual says, save for what is named: %s",
  async (name, open) => {
    const { database, close } = await open();
    database.ensureCollection("items", []);
    await database.insert("items", ITEMS);
    const failures: string[] = [];
    const shown: string[] = [];
    for (const [at, asked] of CASES.entries()) {
      const answered = await answerTo(database, `case${at}`, asked);
      const expected = expectedOf(asked);
      if (answered === expected) continue;
      const named = `${asked.area}: ${asked.name}`;
      failures.push(named);
      shown.push(`${named}\n  expected ${expected}\n  answered ${answered}`);
    }
    await close();
    const passed = CASES.length - failures.length;
    console.info(
      `MongoDB's semantics on ${name}: ${passed} of ${CASES.length}\n${shown.join("\n")}`,
    );
    expect(failures).toEqual([...KNOWN_EXCEPTIONS.keys()]);
    expect(CASES.length).toBeGreaterThanOrEqual(260);
    expect(passed / CASES.length).toBeGreaterThanOrEqual(SHARE_MIN);
  },
);

it("names each case once", () => {
  const names = CASES.map(({ area, name }) => `${area}: ${name}`);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

/** What the SDK can send and is not in the tables: geography has tests of its own, and the last is refused. */
const ELSEWHERE = [
  "aggregate",
  "project",
  "pipeline",
  "geoNear",
  "geoWithin",
  "geoIntersects",
  "meta",
  "text",
  "search",
];

/** The SDK's names for what goes over the wire under another. */
const SENT_AS: Readonly<Record<string, string>> = {
  neq: "ne",
  remove: "unset",
  shift: "pop",
  unshift: "push",
};

it("has a case for whatever the SDK can send", () => {
  const text = JSON.stringify(CASES);
  const { command } = tcb.init({ env: "semantics" }).database();
  const groups: readonly object[] = [command, command.aggregate, command.project];
  const operators = groups.flatMap((group) => Object.keys(group));
  const absent = operators.filter(
    (name) => !ELSEWHERE.includes(name) && !text.includes(`"$${SENT_AS[name] ?? name}"`),
  );
  expect(absent).toEqual([]);
  expect(operators.length).toBeGreaterThan(100);
});

it("has a case for each stage of the SDK's aggregate", () => {
  const text = JSON.stringify(CASES);
  const aggregate = tcb.init({ env: "semantics" }).database().collection("c").aggregate();
  const stages = Object.getOwnPropertyNames(Object.getPrototypeOf(aggregate)).filter(
    (name) => !["constructor", "end", "unwrap", "done", "_pipe"].includes(name),
  );
  expect(stages.filter((name) => name !== "geoNear" && !text.includes(`"$${name}"`))).toEqual([]);
  expect(stages.length).toBeGreaterThan(14);
});
