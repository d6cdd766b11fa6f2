import type { AfterSales, AfterSalesKind, AfterSalesState } from "#core/purchase/afterSales.ts";
import { err, ok, type Result } from "#core/result.ts";

export const AFTER_SALES_COMMANDS = [
  "ask",
  "agree",
  "refuse",
  "withdraw",
  "sendBack",
  "arrive",
  "reship",
  "confirm",
  "refunded",
  "refundFailed",
  "timeOut",
] as const;
/** `confirm`: the buyer has the other goods. `refundFailed`: WeChat closed the refund, or the money is gone elsewhere. */
export type AfterSalesCommand = (typeof AFTER_SALES_COMMANDS)[number];
/** `none` before it was asked for. */
export type AfterSalesStanding = AfterSalesState | "none";
type Steps = Readonly<
  Record<AfterSalesStanding, Partial<Record<AfterSalesCommand, AfterSalesState>>>
>;

const ENDS = { done: {}, refused: {}, withdrawn: {} };
const START = { none: { ask: "asked" } } as const;
/** The goods come back first: both a return and an exchange begin so. */
const COMING_BACK = {
  asked: { agree: "agreed", refuse: "refused", withdraw: "withdrawn" },
} as const;

/**
 * The life of an after-sales of each kind.
 *
 * - Money that WeChat did not give back is a person's matter again: of a refund it is asked for anew, of a return the
 *   goods are here already.
 * - Source: docs/domain/aftersales.md, "The table".
 */
export const AFTER_SALES_STEPS: Readonly<Record<AfterSalesKind, Steps>> = {
  refund: {
    ...START,
    asked: { agree: "refunding", refuse: "refused", withdraw: "withdrawn", refunded: "done" },
    refunding: { refunded: "done", refundFailed: "asked" },
    ...{ agreed: {}, sent: {}, arrived: {}, reshipped: {} },
    ...ENDS,
  },
  return: {
    ...{ ...START, ...COMING_BACK },
    agreed: {
      ...{ withdraw: "withdrawn", timeOut: "withdrawn" },
      ...{ sendBack: "sent", arrive: "refunding" }, // Some bring it to the door.
    },
    sent: { sendBack: "sent", arrive: "refunding", refuse: "refused" },
    arrived: { agree: "refunding", refunded: "done" },
    refunding: { refunded: "done", refundFailed: "arrived" },
    reshipped: {},
    ...ENDS,
  },
  exchange: {
    ...{ ...START, ...COMING_BACK },
    agreed: {
      ...{ withdraw: "withdrawn", timeOut: "withdrawn" },
      ...{ sendBack: "sent", arrive: "arrived", reship: "reshipped" }, // What is broken need not come back.
    },
    sent: { sendBack: "sent", arrive: "arrived", refuse: "refused" },
    arrived: { reship: "reshipped", refuse: "refused" },
    refunding: {},
    reshipped: { confirm: "done", timeOut: "done" },
    ...ENDS,
  },
};

export type AfterSalesStepError = {
  readonly code: "aftersales_step_not_allowed";
  readonly state: AfterSalesStanding;
  readonly command: AfterSalesCommand;
};

export function afterSalesStep(
  kind: AfterSalesKind,
  state: AfterSalesStanding,
  command: AfterSalesCommand,
): Result<AfterSalesState, AfterSalesStepError> {
  const next = AFTER_SALES_STEPS[kind][state][command];
  return next ? ok(next) : err({ code: "aftersales_step_not_allowed", state, command });
}

/** What can be done with it now. */
export const possibleCommands = ({
  kind,
  state,
}: Pick<AfterSales, "kind" | "state">): readonly AfterSalesCommand[] =>
  AFTER_SALES_COMMANDS.filter((command) => AFTER_SALES_STEPS[kind][state][command] !== undefined);
