/** Goal: APIs answer as WeChat's do, whatever they are called with and however they end. */
import { api, Failure, type Run } from "./answer.ts";

const ok: Run = () => ({ a: 1 });
const refuse: Run = () => {
  throw new Failure("cancel", { errCode: 7 });
};

it.each<[string, Run, object]>([
  ["fields", ok, { a: 1, errMsg: "x:ok" }],
  ["nothing", () => undefined, { errMsg: "x:ok" }],
  ["a promise", async () => ({ b: 2 }), { b: 2, errMsg: "x:ok" }],
])("a promise brings %s", async (_, run, result) => {
  await expect(api("x", run)()).resolves.toEqual(result);
});

it.each<[string, Run, object]>([
  ["a failure", refuse, { errCode: 7, errMsg: "x:fail cancel" }],
  ["an error", () => Promise.reject(new Error("why")), { errMsg: "x:fail why" }],
  [
    "its own errMsg",
    () => Promise.reject({ errMsg: "y:fail z", errno: 3 }),
    { errMsg: "y:fail z", errno: 3 },
  ],
  [
    "a word that has the name already",
    () => {
      throw new Error("x:fail far");
    },
    { errMsg: "x:fail far" },
  ],
  ["no error at all", () => Promise.reject(null), { errMsg: "x:fail null" }],
])("a promise ends with %s", async (_, run, failed) => {
  const error: unknown = await api("x", run)({})?.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Error);
  expect({ ...(error as Error) }).toEqual(failed);
});

it.each<[Run, readonly string[]]>([
  [ok, ["success x:ok", "complete x:ok"]],
  [refuse, ["fail x:fail cancel", "complete x:fail cancel"]],
])("callbacks are told, complete last, and never within the call", async (run, expected) => {
  const told: string[] = [];
  const listen =
    (name: string) =>
    ({ errMsg }: { errMsg: string }) =>
      told.push(`${name} ${errMsg}`);
  const callbacks = Object.fromEntries(
    ["success", "fail", "complete"].map((name) => [name, listen(name)]),
  );
  expect(api("x", run)(callbacks)).toBeUndefined();
  expect(told).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(told).toEqual(expected);
});

it("does its work after the call, so that callers may rely on what they set right after it", async () => {
  let isDone = false;
  const work = api("x", () => void (isDone = true))();
  expect(isDone).toBe(false);
  await work;
  expect(isDone).toBe(true);
});
