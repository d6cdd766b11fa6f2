import { causeOf } from "./cause.ts";

/** Goal: each line of a promoter's account leads to what it rests on. */
it.each([
  ["request/W1", "request", "W1", "/withdrawals/o%2FA/W1"],
  ["send/W1", "send", "W1", "/withdrawals/o%2FA/W1"],
  ["pay/W 1", "pay", "W 1", "/withdrawals/o%2FA/W%201"],
  ["release/W/1", "release", "W/1", "/withdrawals/o%2FA/W%2F1"],
  ["roll/1793484300000", "roll", "", "/shares?promoter=o%2FA&state=available"],
  ["repay/R1", "repay", "R1", null],
  ["write-off/1", "write-off", "1", null],
  ["unheard", "unheard", "", null],
])("%s", (cause, kind, id, path) => expect(causeOf("o/A", cause)).toEqual({ kind, id, path }));
