import { err, ok, type Result } from "#core/result.ts";

export type State = "requested" | "approved" | "sending" | "confirming" | "paid" | "released";
export type Command =
  "approve" | "reject" | "cancel" | "offset" | "send" | "accept" | "confirm" | "fail" | "expire";
type Steps = Readonly<Record<State, Readonly<Partial<Record<Command, State>>>>>;

/** The life of a withdrawal. Its money is held until `paid` or `released`. */
export const STEPS: Steps = {
  requested: {
    approve: "approved",
    reject: "released",
    cancel: "released",
    offset: "released", // A refund took back what it asked for.
  },
  // A refund takes back what only the rules let out: core/wallet/roll.ts.
  approved: { send: "sending", cancel: "released", offset: "released" },
  // A timeout is no answer: it stays here until WeChat's state was read, or staff recorded the bank's.
  sending: { accept: "confirming", confirm: "paid", fail: "released", expire: "released" },
  // WeChat waits for the receiver to confirm, for 24 hours.
  confirming: { accept: "confirming", confirm: "paid", fail: "released", expire: "released" },
  paid: {},
  released: {},
};

export type StepNotAllowed = {
  readonly code: "step_not_allowed";
  readonly state: State;
  readonly command: Command;
};

/** Where a command leads from a state, or that it is not allowed there. */
export function step(state: State, command: Command): Result<State, StepNotAllowed> {
  const next = STEPS[state][command];
  return next ? ok(next) : err({ code: "step_not_allowed", state, command });
}

/** Whether it still holds money. */
export const isOpen = (state: State): boolean => state !== "paid" && state !== "released";

/** Whether WeChat was told to pay, and nobody has read the end of it. */
export const isInFlight = (state: State): boolean => state === "sending" || state === "confirming";
