import { assert } from "#core/assert.ts";
import { guardCase } from "#core/ledger/guardCase.ts";
import { guardWallet } from "#core/ledger/guardWallet.ts";
import { guardCalendar } from "#core/plan/calendar.ts";
import type { StaffAction } from "#core/staff/action.ts";
import type { Collections } from "#ports/store.ts";

type Guards = {
  readonly [C in keyof Collections]?: (
    before: Collections[C] | undefined,
    after: Collections[C],
  ) => void;
};

/** An entry that stands in a book, or a plan that was published, is never written again. */
const writtenOnce = (before: { readonly _id: string } | undefined): void =>
  assert(before === undefined, `${before?._id} is written once`);

/** What staff did is written down before and once more after; nobody writes it over. */
const closedOnce = (before: StaffAction | undefined): void =>
  assert(before === undefined || before.state === "open", `${before?._id} is closed`);

const GUARDS: Guards = {
  wallets: guardWallet,
  cases: guardCase,
  journal: writtenOnce,
  ledger: writtenOnce,
  roots: writtenOnce,
  plans: writtenOnce,
  calendars: guardCalendar,
  staffActions: closedOnce,
};

/**
 * What every store asks before it writes: a document of money that does not follow from its entries stops the
 * write, whoever made it.
 *
 * - Source: docs/domain/ledger.md, "The guard".
 */
export function guardWrite<C extends keyof Collections>(
  to: C,
  before: Collections[C] | undefined,
  after: Collections[C],
): void {
  const guard: Guards[C] = GUARDS[to];
  guard?.(before, after);
}
