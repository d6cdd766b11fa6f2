import { maskedOpenid, messageRow, statesShown } from "#core/message/log.ts";
import type { Message } from "#core/message/message.ts";
import { MINUTE_MS } from "#core/time.ts";

const message: Message = {
  ...{ _id: "paid/O1/O1", rev: 2, openid: "oAbcdefghijkl", moment: "paid", fields: {} },
  ...{ page: "p", atMs: 1_000, state: "sending", reason: null },
};

it.each([
  ["sending", 1_000 + 2 * MINUTE_MS, "sending"],
  ["sending", 1_001 + 2 * MINUTE_MS, "unclear"],
  ["sent", 1_001 + 2 * MINUTE_MS, "sent"],
] as const)("shows %s at %i as %s", (state, nowMs, shown) => {
  const row = messageRow({ ...message, state }, nowMs);
  expect(row).toMatchObject({ messageId: "paid/O1/O1", person: "oAbc…ijkl", state: shown });
  expect(row.reason === null).toBe(shown === state);
  expect(row).not.toHaveProperty("openid");
});

it("hides a pickup's code but for its end, and says in words what it is", () => {
  const fields = { goods: "明前龙井", code: "0123456789" };
  const row = messageRow({ ...message, moment: "ready", state: "sent", fields }, 0);
  expect(row.fields).toEqual({ goods: "明前龙井", code: "******6789" });
  expect(row).toMatchObject({ momentName: "可取货", stateName: "已发送" });
});

it("hides the openid in the id of what a promoter is told", () => {
  const _id = "shareAvailable/oAbcdefghijkl/17";
  const { messageId } = messageRow({ ...message, _id, moment: "shareAvailable" }, 0);
  expect(messageId).toBe("shareAvailable/oAbc…ijkl/17");
});

it("looks for the unclear among those that were being sent", () => {
  expect(statesShown("unclear")).toEqual(["unclear", "sending"]);
  expect(statesShown("sent")).toEqual(["sent"]);
});

it("shows of a short id even less", () => {
  expect(maskedOpenid("oAbcdefg")).toBe("o…");
});
