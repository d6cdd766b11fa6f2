import { fen } from "#core/money.ts";
import type { TransferOrder, Transfers } from "#ports/transfers.ts";

/** What the suite needs besides the port: to say what becomes of a transfer. */
export interface TransfersUnderTest {
  readonly transfers: Transfers;
  script(
    transferNumber: string,
    fate: "success" | "fail" | "expire" | "timeout-but-applied" | "timeout-not-applied",
  ): Promise<void>;
}

/** What every `Transfers` must do. Run on the memory adapter, and on WeChat's over the stand-in. */
export function transfersContract(open: () => Promise<TransfersUnderTest>): void {
  let made = 0;
  const order = (): TransferOrder => ({
    transferNumber: `wd${(made += 1)}x${process.pid}`,
    ...{ openid: "o_zhang", amountFen: fen(880), remark: "佣金 8.8 元 🎉", name: null },
  });

  it("waits for the receiver, and hands over what the receiver's page needs", async () => {
    const { transfers } = await open();
    const sent = await transfers.send(order());
    expect(sent).toEqual({
      ...{ answer: "bill", state: "confirming", failReason: null },
      packageInfo: expect.stringMatching(/./),
    });
  });

  it("knows no number that was never sent", async () => {
    const { transfers } = await open();
    expect(await transfers.read(order().transferNumber)).toEqual({ answer: "none" });
  });

  it.each([
    ["success", "paid", null],
    ["fail", "failed", "PAYEE_ACCOUNT_ABNORMAL"],
    ["expire", "failed", "OVERDUE_CLOSE"],
  ] as const)("%s: reads as %s", async (fate, state, failReason) => {
    const { transfers, script } = await open();
    const [before, after] = [order(), order()];
    const bill = { answer: "bill", state, failReason, packageInfo: null };

    await script(before.transferNumber, fate);
    expect(await transfers.send(before)).toMatchObject({ state: "confirming" });
    expect(await transfers.read(before.transferNumber)).toEqual(bill);

    await transfers.send(after);
    expect(await transfers.read(after.transferNumber)).toMatchObject({ state: "confirming" });
    await script(after.transferNumber, fate);
    expect(await transfers.read(after.transferNumber)).toEqual(bill);
  });

  it("takes the same order again for the same transfer, also after its end", async () => {
    const { transfers, script } = await open();
    const again = order();
    const first = await transfers.send(again);
    expect(await transfers.send({ ...again })).toEqual(first);
    await script(again.transferNumber, "success");
    expect(await transfers.send(again)).toMatchObject({ state: "paid" });
  });

  it("takes no other order under a used number, and keeps the first", async () => {
    const { transfers } = await open();
    const first = order();
    await transfers.send(first);
    const others = [{ amountFen: fen(881) }, { openid: "o_li" }, { remark: "b" }, { name: "张三" }];
    for (const other of others) {
      expect(await transfers.send({ ...first, ...other })).toMatchObject({ answer: "unclear" });
    }
    expect(await transfers.send(first)).toMatchObject({ answer: "bill", state: "confirming" });
  });

  it("takes a large amount with its receiver's name, and keeps the first name of a number", async () => {
    const { transfers } = await open();
    const named = { ...order(), amountFen: fen(200_000), name: "欧阳 娜娜·古丽" };
    const sent = await transfers.send(named);
    expect(sent).toMatchObject({ answer: "bill", state: "confirming" });
    expect(await transfers.send({ ...named })).toEqual(sent);
    expect(await transfers.send({ ...named, name: "李四" })).toMatchObject({ answer: "unclear" });
  });

  it("cancels what nobody confirmed, and nothing else", async () => {
    const { transfers, script } = await open();
    const [open1, paid] = [order(), order()];
    await transfers.send(open1);
    expect(await transfers.cancel(open1.transferNumber)).toEqual({ answer: "asked" });
    expect(await transfers.cancel(open1.transferNumber)).toEqual({ answer: "asked" });
    await transfers.send(paid);
    await script(paid.transferNumber, "success");
    expect(await transfers.cancel(paid.transferNumber)).toMatchObject({ answer: "unclear" });
    expect(await transfers.read(paid.transferNumber)).toMatchObject({ state: "paid" });
    expect(await transfers.cancel(order().transferNumber)).toEqual({ answer: "none" });
  });

  it("tells what the operating account holds", async () => {
    const { transfers } = await open();
    expect(transfers.merchantId).toMatch(/^\d{10}$/);
    const balance = await transfers.balance();
    expect(balance).toMatchObject({ answer: "balance", pendingFen: 0 });
    expect(balance.answer === "balance" && balance.availableFen > 0).toBe(true);
  });

  it("is unclear when the reply is lost, although the transfer was made", async () => {
    const { transfers, script } = await open();
    const lost = order();
    await script(lost.transferNumber, "timeout-but-applied");
    expect(await transfers.send(lost)).toMatchObject({ answer: "unclear" });
    expect(await transfers.read(lost.transferNumber)).toMatchObject({ state: "confirming" });
    expect(await transfers.send(lost)).toMatchObject({ state: "confirming" });
  });

  it("is unclear when the call is lost, and the same order can be sent again", async () => {
    const { transfers, script } = await open();
    const lost = order();
    await script(lost.transferNumber, "timeout-not-applied");
    expect(await transfers.send(lost)).toMatchObject({ answer: "unclear" });
    expect(await transfers.read(lost.transferNumber)).toEqual({ answer: "none" });
    expect(await transfers.send(lost)).toMatchObject({ state: "confirming" });
  });

  it("makes one transfer of one number, however many calls race", async () => {
    const { transfers } = await open();
    const raced = order();
    const orders = [1, 2, 3, 4].map((n) => ({ ...raced, amountFen: fen(1_000 + n) }));
    const answers = await Promise.all(orders.map((each) => transfers.send(each)));
    expect(answers.filter(({ answer }) => answer === "bill")).toHaveLength(1);
  });
}
