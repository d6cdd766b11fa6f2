import { createTurns } from "./turns.ts";

it("runs one thing after the other, whatever becomes of each", async () => {
  const turns = createTurns();
  const told: string[] = [];
  const task =
    (name: string, fails = false) =>
    async () => {
      told.push(`${name} begins`);
      await new Promise((resolve) => setImmediate(resolve));
      told.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const failed = turns.run(task("a", true));
  const done = turns.run(task("b"));
  const thrown = turns.run(() => {
    throw new Error("at once");
  });
  await turns.settled();
  expect(told).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  await expect(failed).rejects.toThrow("a");
  await expect(done).resolves.toBe("b");
  await expect(thrown).rejects.toThrow("at once");
});
