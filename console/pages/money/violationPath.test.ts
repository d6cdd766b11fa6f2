import { violationPath } from "./violationPath.ts";

it.each([
  ["I4", "O 1", "/orders/O%201"],
  ["I8", "P1", "/statements/P1"],
  ["I23", "P1", null],
  ["I26", "wallets/P1", "/statements/P1"],
  ["I26", "cases/O1/x", "/orders/O1%2Fx"],
  ["I27", "plans/p@1", null],
  ["I99", "anything", null],
])("what breaks %s at %s is looked at under %j", (invariant, id, path) => {
  expect(violationPath({ invariant, id })).toBe(path);
});
