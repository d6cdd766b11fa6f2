import { createSigns } from "./signs.ts";

it("knows whom it gave a sign to, for five minutes", () => {
  let nowMs = 0;
  const signs = createSigns(() => nowMs);
  const [mine, nobodys] = [signs.give({ uid: "u" }), signs.give(undefined)];
  nowMs = 5 * 60_000;
  expect(signs.callerOf(mine)).toEqual({ uid: "u" });
  expect(signs.callerOf(nobodys)).toBeUndefined();
  nowMs += 1;
  expect(() => signs.callerOf(mine)).toThrow(
    expect.objectContaining({ code: "SIGN_EXPIRED_ERROR" }),
  );
});

it("forgets the oldest of very many", () => {
  const signs = createSigns(() => 0);
  const all = Array.from({ length: 1_001 }, () => signs.give({ uid: "u" }));
  expect(() => signs.callerOf(all[0]!)).toThrow(
    expect.objectContaining({ code: "SIGN_INVALID_ERROR" }),
  );
  expect(signs.callerOf(all[1]!)).toEqual({ uid: "u" });
});
