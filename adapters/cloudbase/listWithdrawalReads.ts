import { beyondPlace } from "#adapters/cloudbase/beyondPlace.ts";
import type { Client } from "#adapters/cloudbase/client.ts";
import { isOpen } from "#core/wallet/machine.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { ClosedWithdrawal, Withdrawal } from "#core/wallet/withdrawal.ts";
import {
  type FoundWithdrawal,
  newestWithdrawals,
  type TimeSpan,
  type WithdrawalFilter,
  type WithdrawalReads,
} from "#ports/listReads.ts";
import type { Place } from "#ports/messageReads.ts";

type Held = { readonly _id: string; readonly withdrawals: Withdrawal };

/** Those questions of `ListReads` that are about withdrawals: open ones lie in wallets, old ones in the archive. */
export function cloudbaseListWithdrawalReads({ db }: Client): WithdrawalReads {
  const _ = db.command;
  const $ = _.aggregate;
  const beyond = beyondPlace(_);
  const within = ({ fromMs, untilMs }: TimeSpan) => ({ $gte: fromMs, $lt: untilMs });
  const conditionsOf = ({ states, reasons, sent, ended, months, ...asked }: WithdrawalFilter) => ({
    ...(states === undefined
      ? {}
      : { state: states.length === 1 ? states[0] : { $in: [...states] } }),
    ...(reasons === undefined ? {} : { reason: { $in: [...reasons] } }),
    ...(sent === undefined ? {} : { "transfer.sentAtMs": within(sent) }),
    ...(ended === undefined ? {} : { closedAtMs: within(ended) }),
    ...(months === undefined ? {} : { "transfer.month": { $in: [...months] } }),
    requestedAtMs: within(asked),
  });
  const heldIn = async (filter: WithdrawalFilter, after: Place | null, limit: number) => {
    const conditions = conditionsOf(filter);
    const each = Object.entries(conditions).map(([field, one]) => [`withdrawals.${field}`, one]);
    const whose = filter.promoterId === undefined ? {} : { _id: filter.promoterId };
    const { data } = await db
      .collection("wallets")
      .aggregate()
      .match({ ...whose, withdrawals: { $elemMatch: conditions } })
      .project({ withdrawals: 1 })
      .unwind("$withdrawals")
      .addFields({ key: $.concat(["$_id", ":", "$withdrawals.id"]) })
      .match(
        _.and([Object.fromEntries(each), ...beyond("withdrawals.requestedAtMs", "key", after)]),
      )
      .sort({ "withdrawals.requestedAtMs": -1, key: -1 })
      .limit(limit)
      .end();
    return (data as Held[]).map(foundIn);
  };
  const archivedIn = async (filter: WithdrawalFilter, after: Place | null, limit: number) => {
    const { promoterId } = filter;
    const whose = promoterId === undefined ? {} : { promoterId };
    const { data } = await db
      .collection("withdrawals")
      .where(
        _.and([{ ...whose, ...conditionsOf(filter) }, ...beyond("requestedAtMs", "_id", after)]),
      )
      .orderBy("requestedAtMs", "desc")
      .orderBy("_id", "desc")
      .limit(limit)
      .get();
    return (data as ClosedWithdrawal[]).map(archivedFound);
  };
  return {
    async withdrawalsFound(filter, after, limit) {
      const isOpenOnly = filter.states?.every(isOpen) ?? false; // What is open is never archived.
      const both = await Promise.all([
        heldIn(filter, after, limit),
        isOpenOnly ? [] : archivedIn(filter, after, limit),
      ]);
      return newestWithdrawals(both.flat(), limit);
    },
    async withdrawalOfTransfer(transferNumber) {
      const [held, archived] = await Promise.all([
        db
          .collection("wallets")
          .where({ "withdrawals.transferNumber": transferNumber })
          .limit(1)
          .get(),
        db.collection("withdrawals").where({ transferNumber }).limit(1).get(),
      ]);
      const open = (held.data as Wallet[]).flatMap(({ _id, withdrawals }) =>
        withdrawals.map((one) => foundIn({ _id, withdrawals: one })),
      );
      const found = [...open, ...(archived.data as ClosedWithdrawal[]).map(archivedFound)];
      const named = found.filter(({ withdrawal }) => withdrawal.transferNumber === transferNumber);
      return newestWithdrawals(named, 1);
    },
    async countWithdrawals(states, max) {
      const state = _.in([...states]);
      const { data } = await db
        .collection("wallets")
        .aggregate()
        .match({ "withdrawals.state": state })
        .limit(max)
        .project({ "withdrawals.state": 1 })
        .unwind("$withdrawals")
        .match({ "withdrawals.state": state })
        .group({ _id: null, n: $.sum(1) })
        .limit(1)
        .end();
      return Math.min(max, (data as { n: number }[])[0]?.n ?? 0);
    },
  };
}

const foundIn = ({ _id: promoterId, withdrawals: withdrawal }: Held): FoundWithdrawal => ({
  ...{ promoterId, withdrawal, isArchived: false },
});

function archivedFound({ _id, rev, promoterId, ...withdrawal }: ClosedWithdrawal): FoundWithdrawal {
  return { promoterId, withdrawal, isArchived: true };
}
