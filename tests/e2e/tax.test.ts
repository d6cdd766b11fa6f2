import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { taxOf } from "#core/ledger/accounts.ts";
import { balanceOf } from "#core/ledger/entry.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { taxReadsContract } from "#tests/contract/taxReads.ts";
import { codeOf, joinChain, notice, order, publish, scan } from "#tests/e2e/brand.ts";
import { done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";

describe("CloudBase's tax reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  taxReadsContract(async () => adminDatabase(stack().url));
});

/** Goal: two promoters take the same income out by different splits, with failures, and owe the same tax to the fen. */
describe("a month of labour income", () => {
  const stack = withStack();
  const control = () => stack().control;
  const CARDS = { A: "11010519491231002X", B: "440524188001010014" } as const;
  const byStaff = (name: string, event: object) => done(control().call(name, staff, event));
  const by = (id: string, name: string, event: object) => control().call(name, person(id), event);
  const wallet = async (id: string): Promise<Wallet> =>
    (await adminDatabase(stack().url).store.get("wallets", id))!;

  beforeAll(async () => {
    const withdrawal = { minFen: 100, maxFen: 20_000_000, openMax: 6 };
    const rates = [{ distance: 1, rateBp: 1_000 }];
    await publish(control(), { id: "p", rates, tax: "labour", withdrawal });
    await joinChain(control(), ["A"]);
    await joinChain(control(), ["B"]);
    for (const id of ["A", "B"]) {
      await scan(control(), `U${id}`, await codeOf(control(), id));
      await order(control(), `O${id}`, `U${id}`, 8_000_000);
      await notice(control(), `O${id}`, `U${id}`, 8_000_000);
      await byStaff("order", { action: "confirmReceipt", orderId: `O${id}` });
    }
    await control().post("/control/clock", { advanceToMs: START_MS + 16 * DAY_MS });
  }, 60_000);

  const submit = (id: "A" | "B", idNumber: string = CARDS[id]) =>
    by(id, "tax", { action: "submitIdentity", name: "张小梅", idNumber, consent: true });
  const ask = (id: string, no: string, amountFen: number) =>
    by(id, "withdraw", { action: "request", withdrawalId: `${id}${no}`, amountFen });
  const approved = (withdrawalId: string) =>
    byStaff("withdraw", { action: "review", withdrawalId, approve: true });

  /** WeChat ends what was sent, in turn, as told; the timer reads it and sends what waits. */
  async function finish(fails: readonly string[]): Promise<void> {
    for (let round = 0; round < 8; round++) {
      for (const id of ["A", "B"]) {
        for (const { id: name, state, transferNumber } of (await wallet(id)).withdrawals) {
          if (state !== "sending" && state !== "confirming") continue;
          const result = fails.includes(name) ? "fail" : "success";
          await control().post("/control/wechat/transfers/answer", {
            ...{ outBillNo: transferNumber, result },
          });
        }
      }
      await control().post("/control/timers/run", { name: "payout" });
    }
  }

  it("keeps one card for one person, sealed", async () => {
    expect(await submit("A")).toMatchObject({ ok: true, data: { maskedName: "张**" } });
    expect(await submit("B", CARDS.A)).toMatchObject({ error: { code: "identity_taken" } });
    expect(await submit("B")).toMatchObject({ ok: true });
    const kept = await adminDatabase(stack().url).store.get("identities", "A");
    expect(JSON.stringify(kept)).not.toMatch(/小梅|19491231/);
  });

  it("is taxed alike, however it is taken out, and failed transfers give net and tax back", async () => {
    for (const [no, amount] of [
      ["w1", 100_000],
      ["w2", 99_999],
      ["w3", 200_001],
    ] as const) {
      await done(ask("A", no, amount));
      await approved(`A${no}`);
    }
    for (const [no, amount] of [
      ["w1", 150_000],
      ["w2", 400_000],
    ] as const) {
      await done(ask("B", no, amount));
      await approved(`B${no}`);
    }
    const sent = (await wallet("A")).withdrawals.map(({ state }) => state);
    expect(sent.filter((state) => state === "sending" || state === "confirming")).toHaveLength(1);
    await finish(["Bw1"]);
    for (const id of ["A", "B"]) {
      expect(await wallet(id)).toMatchObject({
        ...{ availableFen: 400_000, frozenFen: 0, paidFen: 336_000, taxFen: 64_000 },
        months: [{ month: "2026-03", mode: "labour", grossFen: 400_000, taxFen: 64_000 }],
      });
    }
    expect((await wallet("B")).withdrawals[0]).toMatchObject({ state: "released" });
  }, 60_000);

  it("is listed to the fen of the ledger, part by part, and each part is recorded", async () => {
    await control().post("/control/clock", { advanceToMs: START_MS + 31 * DAY_MS });
    const first = await byStaff("tax", { action: "withholding", month: "2026-03", limit: 1 });
    const event = { action: "withholding", month: "2026-03", limit: 10, afterId: "A" };
    const rest = await byStaff("tax", event);
    const row = { name: "张小梅", incomeFen: 400_000, dueFen: 64_000, withheldFen: 64_000 };
    expect([first, rest]).toMatchObject([
      { rows: [{ ...row, idNumber: CARDS.A, payments: 3 }], nextAfterId: "A", isOver: true },
      { rows: [{ ...row, idNumber: CARDS.B, payments: 1 }], nextAfterId: null, unsettled: 0 },
    ]);
    expect(String(first["csv"]) + String(rest["csv"])).toMatch(
      /^\uFEFF姓名,.*\r\n张小梅,.*"\t11010519491231002X".*\r\n张小梅,.*\r\n$/,
    );
    const postings = [await wallet("A"), await wallet("B")]
      .flatMap(({ outbox }) => outbox)
      .flatMap((entry) => entry.postings);
    expect(balanceOf(taxOf("2026-03"), postings)).toBe(128_000);
    const { store } = adminDatabase(stack().url);
    const exports = await store.page("ledger", "tax-export/", 10);
    expect(exports).toMatchObject([{ by: "staff-demo" }, { by: "staff-demo" }]);
    expect(await by("A", "tax", event)).toMatchObject({ error: { code: "staff_required" } });
  }, 90_000); // A month of every timer.

  it("is paid to the office once, and never beyond what was withheld", async () => {
    const pay = (receipt: string, amountFen: number) =>
      control().call("books", staff, {
        ...{ action: "recordTaxPayment", month: "2026-03", receipt, amountFen },
        paidAtMs: START_MS + 31 * DAY_MS,
      });
    expect(await pay("R1", 100_000)).toMatchObject({ data: { unpaidFen: 28_000 } });
    expect(await pay("R1", 100_000)).toMatchObject({ data: { unpaidFen: 28_000 } });
    expect(await pay("R2", 28_001)).toMatchObject({ error: { code: "tax_overpaid" } });
    const replies = await Promise.all([pay("R3", 28_000), pay("R3", 28_000), pay("R3", 28_000)]);
    expect(replies).toEqual(replies.map(() => replies[0]));
    expect(replies[0]).toMatchObject({ data: { withheldFen: 128_000, unpaidFen: 0 } });
  });

  it("tells each promoter the own year, and locks rather than destroys what the office may ask for", async () => {
    expect(await by("A", "tax", { action: "year", year: "2026" })).toMatchObject({
      data: { incomeFen: 400_000, taxFen: 64_000, netFen: 336_000, payments: 3 },
    });
    expect(await by("A", "tax", { action: "identity", promoterId: "B" })).toMatchObject({
      error: { code: "staff_required" },
    });
    const locked = { data: { state: "locked", keptUntilMs: Date.parse("2036-04-01T00:00+08:00") } };
    expect(await by("A", "tax", { action: "forgetIdentity" })).toMatchObject(locked);
    await control().post("/control/clock", { advanceToMs: START_MS + 31 * DAY_MS + HOUR_MS });
    const list = await byStaff("tax", { action: "withholding", month: "2026-03" });
    expect(list["rows"]).toMatchObject([{ identity: "locked", idNumber: CARDS.A }, {}]);
  });

  it("can be read by no client database", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      ...["--import", "tsx", "tests/e2e/money/stranger.ts", new URL(stack().url).host],
      ...["fenrun-local", "identities,ledger"],
    ]);
    const heard = JSON.parse(stdout) as Record<string, string>;
    const reads = Object.entries(heard).filter(([attempt]) => attempt.includes(" read"));
    expect(reads).toHaveLength(4);
    for (const [, answer] of reads) expect(answer).toMatch(/PERMISSION/i);
  }, 60_000);
});
