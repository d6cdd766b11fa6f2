import { openBooks } from "#core/audit/books.ts";
import { auditCase } from "#core/audit/case.ts";
import { auditPeriodPlan } from "#core/audit/periodCase.ts";
import type { Violation } from "#core/audit/violation.ts";
import { newestMeasured } from "#core/bonus/measured.ts";
import { bookedFen, type Case } from "#core/commission/case.ts";
import { paidFact, pricedFact } from "#core/commission/facts.ts";
import { fen } from "#core/money.ts";
import { defaultSettings, SETTINGS_ID } from "#core/brand/settings.ts";
import type { Post } from "#core/people/post.ts";
import { versionId } from "#core/plan/calendar.ts";
import { auditTransferNumbers, auditWallet } from "#core/wallet/audit.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { Shop } from "#tests/proof/testing/shop.ts";

const ownOf = <T extends { readonly promoterId: string }>(
  all: ReadonlyMap<string, T>,
  id: string,
): T[] => [...all.values()].filter(({ promoterId }) => promoterId === id);

/** Every withdrawal of a promoter, archived or not, each once. */
export function everyWithdrawal({ memory }: Shop, wallet: Wallet) {
  const kept = new Set(wallet.withdrawals.map(({ id }) => id));
  const archived = ownOf(memory.documents.withdrawals, wallet._id);
  return [...archived.filter(({ id }) => !kept.has(id)), ...wallet.withdrawals];
}

/**
 * All that must be true of a shop's money at every moment; `atRest` adds what must be true once everybody has
 * heard everything: what WeChat paid is what the wallets say, one to one.
 */
export function auditShop(shop: Shop, atRest: boolean): readonly Violation[] {
  const { wallets, cases, orders, plans, journal, withdrawals } = shop.memory.documents;
  const found: Violation[] = [];
  const books = openBooks();
  for (const wallet of wallets.values()) {
    const { _id } = wallet;
    const filed = { journal: ownOf(journal, _id), withdrawals: ownOf(withdrawals, _id) };
    found.push(...auditWallet(wallet, filed));
    const bySeq = new Map([...filed.journal, ...wallet.outbox].map((entry) => [entry.seq, entry]));
    books.addWallet(wallet, [...bySeq.values()]);
  }
  for (const known of cases.values()) {
    const plan = paidFact(known.facts)?.plan;
    const pack = plan ? (plans.get(versionId(plan))?.lint.pack ?? null) : null;
    found.push(...auditCase(known, orders.get(known._id) ?? null, pack));
    const measured = newestMeasured(known.facts);
    const ofPeriod = measured ? plans.get(versionId(measured.plan)) : undefined;
    found.push(...auditPeriodPlan(known, ofPeriod?.plan ?? null));
    books.addCase(known);
  }
  const all = [...wallets.values()].flatMap((wallet) => everyWithdrawal(shop, wallet));
  found.push(...auditTransferNumbers(all), ...auditOutflow(shop, atRest));
  const outFen = shop.outer.transfers
    .taken()
    .filter(({ state }) => state === "paid")
    .reduce((sum, { amountFen }) => sum + amountFen, 0);
  return [...found, ...books.violations(atRest ? fen(outFen) : null)];
}

/** WeChat was told nothing that a wallet does not know: person, amount and number. */
function auditOutflow(shop: Shop, atRest: boolean): readonly Violation[] {
  const { wallets } = shop.memory.documents;
  const owners = [...wallets.values()].flatMap((wallet) =>
    everyWithdrawal(shop, wallet).map((withdrawal) => ({ id: wallet._id, withdrawal })),
  );
  return shop.outer.transfers.taken().flatMap(({ transferNumber, openid, amountFen, state }) => {
    const one = owners.find(({ withdrawal }) => withdrawal.transferNumber === transferNumber);
    const isKnown = one?.id === openid && one.withdrawal.transfer?.netFen === amountFen;
    if (!isKnown) {
      return [{ invariant: "I14", id: transferNumber, text: `told ${amountFen} by nobody` }];
    }
    const isSame = (state === "paid") === (one.withdrawal.state === "paid");
    if (!atRest || isSame) return [];
    const text = `WeChat says ${state}, the wallet ${one.withdrawal.state}`;
    return [{ invariant: "I14", id: transferNumber, text }];
  });
}

/** Every amount of a shop and who has it, without times, revisions and numbers that may be skipped. */
export function amountsOf(shop: Shop): Readonly<Record<string, unknown>> {
  const { wallets, cases, orders, promoters, calendars, identities } = shop.memory.documents;
  const { breaks, bills, audits, roots, plans } = shop.memory.documents;
  const sorted = (all: Iterable<readonly [string, unknown]>) =>
    Object.fromEntries([...all].sort(([a], [b]) => (a < b ? -1 : 1)));
  const people = new Set([
    ...wallets.keys(),
    ...[...cases.values()].flatMap(({ schedule }) => schedule.map((row) => row.promoterId)),
  ]);
  return {
    wallets: sorted([...wallets].map(([id, wallet]) => [id, walletAmounts(shop, wallet)])),
    cases: sorted(
      [...cases].map(([id, known]) => [
        id,
        {
          // How often it was learnt whose order it is depends on when; what was learnt does not.
          facts: known.facts
            .map(({ key }) => key.replace(/^owner.*/, ""))
            .filter(Boolean)
            .sort(),
          of: ofOrder(known),
          booked: sorted([...people].map((who) => [who, bookedFen(known, who)])),
        },
      ]),
    ),
    orders: sorted([...orders].map(([id, { totalFen, chain }]) => [id, { totalFen, chain }])),
    wechat: shop.outer.transfers
      .taken()
      .map(({ openid, amountFen, state }) => `${openid} ${amountFen} ${state}`)
      .sort(),
    promoters: sorted(
      [...promoters].map(([id, { introducerIds, levels, bannedAtMs }]) => [
        id,
        { introducerIds, levels: levels.map(({ level }) => level), banned: bannedAtMs !== null },
      ]),
    ),
    identities: sorted(
      [...identities].map(([id, { maskedName, destroyedAtMs }]) => [
        id,
        { maskedName, destroyed: destroyedAtMs !== null },
      ]),
    ),
    breaks: sorted(
      [...breaks].map(([id, { theirsFen, oursFen, closedBy }]) => [
        id,
        { theirsFen, oursFen, closedBy },
      ]),
    ),
    // A day on which nothing moved may be put down as one document or as several.
    bills: [...bills.values()]
      .filter(({ rows }) => rows > 0)
      .map(({ _id }) => _id)
      .sort(),
    audited: sorted([...audits].map(([id, { violations }]) => [id, violations])),
    roots: [...roots.keys()].sort(),
    // Of two who publish at once one takes another number, and the first stays in nobody's calendar.
    plans: (calendars.get("plans")?.versions ?? []).map((entry) => ({
      planId: entry.planId,
      rates: plans.get(versionId(entry))?.plan.rates.map(({ rateBp }) => rateBp) ?? null,
    })),
    ...decisionsOf(shop, sorted),
  };
}

type Sorted = (all: Iterable<readonly [string, unknown]>) => unknown;

/** What was decided and found besides the money. */
function decisionsOf({ memory }: Shop, sorted: Sorted) {
  const { posts, forecasts, monitors, settings } = memory.documents;
  const who = (terms: Post["holders"]) =>
    terms.map(({ promoterId, endedBy }) => `${promoterId}${endedBy ? " dismissed" : ""}`);
  const { switches, monitorsPause, changes } = settings.get(SETTINGS_ID) ?? defaultSettings;
  return {
    posts: sorted(
      [...posts].map(([id, { holders, staff }]) => [id, [...who(holders), ...who(staff)]]),
    ),
    forecasts: sorted([...forecasts].map(([id, job]) => [id, { ...job, rev: 0, startedAtMs: 0 }])),
    monitors: sorted([...monitors].map(([day, run]) => [day, { ...run, rev: 0, lookedAtMs: 0 }])),
    settings: [monitorsPause ?? false, switches.joining !== null, changes.map(({ what }) => what)],
  };
}

/** Whose order it is by all that is known, and which of its buyer's. */
function ofOrder({ facts }: Case) {
  const priced = pricedFact(facts);
  return priced && [priced.chain, priced.orderNumber ?? null, priced.payees.length];
}

function walletAmounts(shop: Shop, wallet: Wallet) {
  const { maturedFen, availableFen, frozenFen, paidFen, taxFen } = wallet;
  const { repaidFen, writtenOffFen } = wallet;
  return {
    ...{ maturedFen, availableFen, frozenFen, paidFen, taxFen, repaidFen, writtenOffFen },
    withdrawals: everyWithdrawal(shop, wallet)
      .map(({ id, amountFen, state, reason, transfer }) => ({
        ...{ id, amountFen, state, reason },
        netFen: transfer?.netFen ?? null,
        taxFen: transfer?.taxFen ?? null,
      }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
