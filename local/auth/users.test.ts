/** Goal: users are found by what is theirs alone, also after a change, and stay in the order of their making. */
import { createUsers, type UserEntry } from "./users.ts";

const written: object[] = [];
const journal = { append: (entry: object) => void written.push(entry) };
const users = createUsers({ journal: () => journal, nowMs: () => 1 });

it("keeps the order, and lets go of a name that was changed", () => {
  const [ann] = ["ann", "bob"].map((username) => users.create({ username }));
  const changed = users.change(ann!, { username: "anna" });
  expect(Array.from(users.all(), ({ username }) => username)).toEqual(["anna", "bob"]);
  expect(users.by("username", "ANNA")).toEqual(changed);
  expect(users.by("username", "ann")).toBeUndefined();
  expect(() => users.create({ username: "Bob" })).toThrow(/another user has this username/);
});

it("comes out the same from what was written", () => {
  users.remove(users.by("username", "bob")?.uid ?? "");
  const again = createUsers({ journal: () => journal, nowMs: () => 2 });
  for (const entry of written) again.replay(entry as UserEntry);
  expect([...again.all()]).toEqual([...users.all()]);
  expect(again.count).toBe(1);
});
