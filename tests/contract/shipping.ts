import type { Parcel } from "#core/purchase/purchase.ts";
import type { Shipping, ShippingInfo } from "#ports/shipping.ts";

/** What the suite needs besides the port: to play the buyer and the network. */
export interface ShippingUnderTest {
  readonly shipping: Shipping;
  /** The buyer pays an order of that number. */
  pay(orderId: string, openid: string): Promise<void>;
  /** The buyer says that he has it. */
  confirm(orderId: string): Promise<void>;
  /** The next telling meets it. */
  lose(fault: "timeout-but-applied" | "timeout-not-applied"): Promise<void>;
}

const OPENID = "o_li";

/** What every `Shipping` must do. Run on the memory adapter, and on WeChat's over the stand-in. */
export function shippingContract(open: () => Promise<ShippingUnderTest>): void {
  let made = 0;
  let atMs = Date.UTC(2026, 2, 1);
  const aParcel = (trackingNumber: string, carrier = "YTO"): Parcel => ({
    ...{ id: trackingNumber, carrier, trackingNumber, lines: [{ line: 0, quantity: 1 }] },
    ...{ shippedAtMs: 0, by: "staff-1" },
  });
  const anInfo = (orderId: string, o: Partial<ShippingInfo> = {}): ShippingInfo => ({
    ...{ orderId, openid: OPENID, how: "express", goods: "春茶×2，茶杯×1" },
    ...{ parcels: [aParcel("YT1")], isAll: true, phone: "13800001234" },
    ...{ atMs: (atMs += 1_000), ...o },
  });
  const aNumber = () => `ship${(made += 1)}x${process.pid}`;
  async function paidOrder(under: ShippingUnderTest): Promise<string> {
    const orderId = aNumber();
    await under.pay(orderId, OPENID);
    return orderId;
  }
  const TOLD = { answer: "told" };

  it("waits for a payment that WeChat does not know yet", async () => {
    const { shipping } = await open();
    const orderId = aNumber();
    expect(await shipping.tell(anInfo(orderId))).toMatchObject({ answer: "later" });
    expect(await shipping.read(orderId)).toEqual({ state: "unknown", receivedAtMs: null });
  });

  it("follows an order from payment to receipt, without a time that WeChat does not say", async () => {
    const under = await open();
    const { shipping } = under;
    const orderId = await paidOrder(under);
    expect(await shipping.read(orderId)).toEqual({ state: "paid", receivedAtMs: null });
    expect(await shipping.tell(anInfo(orderId))).toEqual(TOLD);
    expect(await shipping.read(orderId)).toEqual({ state: "shipped", receivedAtMs: null });
    await under.confirm(orderId);
    expect(await shipping.read(orderId)).toEqual({ state: "received", receivedAtMs: null });
    expect(await shipping.tell(anInfo(orderId, { parcels: [aParcel("YT9")] }))).toEqual(TOLD);
  });

  it("is shipped when the last of several parcels is", async () => {
    const under = await open();
    const { shipping } = under;
    const orderId = await paidOrder(under);
    const parcels = [aParcel("YT1")];
    expect(await shipping.tell(anInfo(orderId, { parcels, isAll: false }))).toEqual(TOLD);
    expect(await shipping.read(orderId)).toMatchObject({ state: "paid" });
    const both = [...parcels, aParcel("SF2", "SF")];
    expect(await shipping.tell(anInfo(orderId, { parcels: both }))).toEqual(TOLD);
    expect(await shipping.read(orderId)).toMatchObject({ state: "shipped" });
  });

  it("may find that the parcels so far are all, and correct them still", async () => {
    const under = await open();
    const { shipping } = under;
    const orderId = await paidOrder(under);
    expect(await shipping.tell(anInfo(orderId, { isAll: false }))).toEqual(TOLD);
    expect(await shipping.tell(anInfo(orderId))).toEqual(TOLD);
    expect(await shipping.read(orderId)).toMatchObject({ state: "shipped" });
    const corrected = anInfo(orderId, { parcels: [aParcel("YT2")] });
    expect(await shipping.tell(corrected)).toEqual(TOLD);
  });

  it("may be told the same as often as one likes, and corrected once", async () => {
    const under = await open();
    const { shipping } = under;
    const orderId = await paidOrder(under);
    for (const number of ["YT1", "YT1", "YT1", "YT2", "YT2"]) {
      expect(await shipping.tell(anInfo(orderId, { parcels: [aParcel(number)] }))).toEqual(TOLD);
    }
    const third = anInfo(orderId, { parcels: [aParcel("YT3")] });
    expect(await shipping.tell(third)).toMatchObject({ answer: "refused" });
  });

  it("may be corrected within the same second", async () => {
    const under = await open();
    const orderId = await paidOrder(under);
    const first = anInfo(orderId);
    expect(await under.shipping.tell(first)).toEqual(TOLD);
    const corrected = { ...first, parcels: [aParcel("YT2")] };
    expect(await under.shipping.tell(corrected)).toEqual(TOLD);
    const again = { ...first, parcels: [aParcel("YT3")] };
    expect(await under.shipping.tell(again)).toMatchObject({ answer: "refused" });
  });

  it.each(["local", "pickup"] as const)("takes %s without a parcel", async (how) => {
    const under = await open();
    const orderId = await paidOrder(under);
    const info = () => anInfo(orderId, { how, parcels: [] });
    expect(await under.shipping.tell(info())).toEqual(TOLD);
    expect(await under.shipping.tell(info())).toEqual(TOLD);
    expect(await under.shipping.read(orderId)).toMatchObject({ state: "shipped" });
  });

  const many = (count: number) => Array.from({ length: count }, (_, n) => aParcel(`YT${n}`));
  it("takes 15 parcels", async () => {
    const under = await open();
    const orderId = await paidOrder(under);
    expect(await under.shipping.tell(anInfo(orderId, { parcels: many(15) }))).toEqual(TOLD);
  });

  it.each<[string, Partial<ShippingInfo>]>([
    ["16 parcels", { parcels: many(16) }],
    ["another buyer", { openid: "o_wang" }],
    ["goods without a word", { goods: "" }],
    ["goods of 121 characters", { goods: "茶".repeat(121) }],
    ["no parcel of a carrier", { parcels: [] }],
    ["SF without a phone", { parcels: [aParcel("SF1", "SF")], phone: "" }],
    ["goods to be fetched in parts", { how: "pickup", parcels: [], isAll: false }],
  ])("refuses %s for good, and says why", async (_, wrong) => {
    const under = await open();
    const orderId = await paidOrder(under);
    expect(await under.shipping.tell(anInfo(orderId, wrong))).toEqual({
      ...{ answer: "refused", reason: expect.stringMatching(/./) },
    });
    expect(await under.shipping.read(orderId)).toMatchObject({ state: "paid" });
  });

  it.each(["timeout-but-applied", "timeout-not-applied"] as const)(
    "tells it again after %s, and a correction is still left",
    async (fault) => {
      const under = await open();
      const { shipping } = under;
      const orderId = await paidOrder(under);
      await under.lose(fault);
      expect(await shipping.tell(anInfo(orderId))).toMatchObject({ answer: "later" });
      expect(await shipping.tell(anInfo(orderId))).toEqual(TOLD);
      const corrected = anInfo(orderId, { parcels: [aParcel("YT2")] });
      expect(await shipping.tell(corrected)).toEqual(TOLD);
    },
  );
}
