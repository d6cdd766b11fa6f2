import { openBooks } from "#core/audit/books.ts";
import { auditCase } from "#core/audit/case.ts";
import type { Violation } from "#core/audit/violation.ts";
import { bookedFen } from "#core/commission/case.ts";
import { paidFact, pricedFact } from "#core/commission/facts.ts";
import { fen } from "#core/money.ts";
import { versionId } from "#core/plan/calendar.ts";
import { auditTransferNumbers, auditWallet, everyEntry } from "#core/wallet/audit.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import type { World } from "#tests/proof/years/world.ts";
import { owedByOrder } from "#tests/simulation/model.ts";
import { taxesOf } from "#tests/simulation/modelTax.ts";
import type { Knowledge } from "#tests/simulation/truth.ts";

/** Every wallet's whole journal is replayed once in so many nights: it grows with the years. */
const WALLETS_BY_TURNS = 7;

/** The orders that were written since the last night, and the wallets whose turn it is, each by itself. */
export function auditNight({ indexed }: World, night: number): Violation[] {
  const { documents } = indexed.memory;
  const cases = indexed.changed();
  const turn = night % WALLETS_BY_TURNS;
  const wallets = [...documents.wallets.keys()].filter((_, no) => no % WALLETS_BY_TURNS === turn);
  return [
    ...cases.flatMap((id) => {
      const known = documents.cases.get(id);
      const plan = known && paidFact(known.facts)?.plan;
      const pack = plan ? (documents.plans.get(versionId(plan))?.lint.pack ?? null) : null;
      return known ? auditCase(known, documents.orders.get(id) ?? null, pack) : [];
    }),
    ...wallets.flatMap((id) => {
      const known = documents.wallets.get(id);
      return known ? auditWallet(known, indexed.filedOf(id)) : [];
    }),
  ];
}

/** Everything against everything; `atRest` also against WeChat's own books. */
export function auditBooks({ indexed, shop }: World, atRest: boolean): Violation[] {
  const { wallets, cases } = indexed.memory.documents;
  const books = openBooks();
  for (const wallet of wallets.values()) {
    books.addWallet(wallet, everyEntry(wallet, indexed.filedOf(wallet._id).journal));
  }
  for (const known of cases.values()) books.addCase(known);
  const all = [...wallets.values()].flatMap(({ _id }) => everyWithdrawal(indexed, _id));
  const found = [...auditTransferNumbers(all)];
  if (!atRest) return [...found, ...books.violations(null)];
  const byNumber = new Map(all.map((one) => [one.transferNumber, one]));
  let outFen = 0;
  for (const { transferNumber, amountFen, state } of shop.outer.transfers.taken()) {
    if (state === "paid") outFen += amountFen;
    const one = byNumber.get(transferNumber);
    const isSame =
      one?.transfer?.netFen === amountFen && (one.state === "paid") === (state === "paid");
    if (!isSame)
      found.push({ invariant: "I14", id: transferNumber, text: `${state}, ${one?.state}` });
  }
  return [...found, ...books.violations(fen(outFen))];
}

function everyWithdrawal(indexed: World["indexed"], promoterId: string): Withdrawal[] {
  const kept = indexed.memory.documents.wallets.get(promoterId)?.withdrawals ?? [];
  const ids = new Set(kept.map(({ id }) => id));
  return [...indexed.filedOf(promoterId).withdrawals.filter(({ id }) => !ids.has(id)), ...kept];
}

/** The naive model once more over two years: every order, every promoter, every payment's tax. */
export function auditModel(world: World): Violation[] {
  const { documents } = world.indexed.memory;
  const found: Violation[] = [];
  const owed = new Map<string, bigint>();
  const knowledge = knowledgeOf(world);
  for (const [id, successAtMs] of world.paidMs) {
    const order = documents.orders.get(id);
    const known = documents.cases.get(id);
    if (!order || !known) {
      found.push({ invariant: "model", id, text: "was paid, and nothing is known of it" });
      continue;
    }
    const { buyerId } = order;
    const { chain = [], orderNumber = 1 } = pricedFact(known.facts) ?? {};
    const payment = { buyerId, transactionId: "", successAtMs, amountFen: 0, known: null };
    const refunds = world.refunds.get(id) ?? [];
    const ofOrder = owedByOrder({ ...order, chain, orderNumber }, payment, refunds, knowledge);
    for (const who of new Set([...ofOrder.keys(), ...chain])) {
      const owedFen = ofOrder.get(who) ?? 0n;
      owed.set(who, (owed.get(who) ?? 0n) + owedFen);
      const booked = BigInt(bookedFen(known, who));
      if (booked !== owedFen) {
        found.push({ invariant: "model", id, text: `${who}: ${booked} booked, ${owedFen} owed` });
      }
    }
  }
  for (const [id, wallet] of documents.wallets) {
    const { availableFen, frozenFen, paidFen, taxFen } = wallet;
    const has = availableFen + frozenFen + paidFen + taxFen;
    const due = (owed.get(id) ?? 0n) + BigInt(wallet.repaidFen + wallet.writtenOffFen);
    if (BigInt(has) !== due) {
      found.push({ invariant: "model", id, text: `${has} in the wallet, ${due} owed` });
    }
    found.push(...auditTaxes(world, id));
  }
  return found;
}

function auditTaxes({ indexed }: World, promoterId: string): Violation[] {
  const paid = everyWithdrawal(indexed, promoterId)
    .flatMap(({ id, state, transfer, amountFen }) =>
      state === "paid" && transfer ? [{ id, transfer, amountFen }] : [],
    )
    .sort((a, b) => a.transfer.sentAtMs - b.transfer.sentAtMs);
  const taxes = taxesOf(
    paid.map(({ transfer, amountFen: grossFen }) => ({
      ...{ mode: transfer.tax, sentAtMs: transfer.sentAtMs, grossFen },
    })),
  );
  return paid.flatMap(({ id, transfer }, index) => {
    if (transfer.taxFen === taxes[index]) return [];
    const text = `${transfer.taxFen} withheld, ${taxes[index]} due`;
    return [{ invariant: "I17", id, text }];
  });
}

/** What was in force: plans as they were published, levels and bans as they stand. */
function knowledgeOf({ plans, indexed }: World): Knowledge {
  const { promoters } = indexed.memory.documents;
  return {
    planAt: (atMs) => plans.filter(({ fromMs }) => fromMs <= atMs).at(-1)?.plan ?? null,
    levelAt: (id, atMs) =>
      promoters
        .get(id)
        ?.levels.filter(({ fromMs }) => fromMs <= atMs)
        .at(-1)?.level ?? null,
    levelsOf: (id) => promoters.get(id)?.levels ?? [],
    // Nobody has a post in these years.
    ...{ holderAt: () => null, isStaffAt: () => false },
    isBanned: (id, atMs) => (promoters.get(id)?.bannedAtMs ?? Infinity) <= atMs,
  };
}
