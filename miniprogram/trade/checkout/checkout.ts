import type { PlaceRequest, QuoteReply } from "../../../contracts/checkout.ts";
import type { AskInvoice } from "../../../contracts/invoice.ts";
import type { Address } from "../../../core/buyer/buyer.ts";
import type { StoreRow } from "../../../core/shop/storeRow.ts";
import { newId } from "../../lib/ids";
import { page } from "../../lib/page";
import { CallError } from "../../services/call";
import { wordsOf } from "../i18n/words";
import { type Change, changesOf } from "../lib/changes";
import { isConfirmed, tell, tellProblem } from "../lib/dialogs";
import { nameProblem, phoneProblem } from "../lib/forms";
import { taken } from "../lib/handed";
import { pay } from "../lib/pay";
import { type PlaceEnd, placeSafely } from "./placing";
import { type Line, priced, shown } from "./pricing";
import { addressFor, storeFor } from "./where";
import { invoiceWish, type Items, itemsOf, orderWish, quoteWish, type Way } from "./wish";

type Tap<D extends object> = WechatMiniprogram.TouchEvent<object, object, D>;
type Typed = WechatMiniprogram.CustomEvent<
  { value: string },
  object,
  { field: "name" | "phone" | "note" }
>;
/** After these the number cannot be used again. */
const SPENT = new Set(["order_id_taken", "order_closed"]);

page(wordsOf("checkout"), {
  data: {
    way: "express" as Way,
    hasPickup: false,
    address: null as Address | null,
    store: null as StoreRow | null,
    name: "",
    phone: "",
    nameProblem: "",
    phoneProblem: "",
    couponId: "best" as string | null,
    note: "",
    invoice: null as PlaceRequest["invoice"],
    quote: null as QuoteReply | null,
    lines: [] as readonly Line[],
    isCart: true,
    /** Why it cannot go there. */
    wayProblem: "",
    /** Why these goods cannot be ordered at all. */
    blocked: "",
    sheet: "" as "" | "coupons" | "invoice" | "changes",
    changes: [] as readonly Change[],
    isPricing: false,
    isBusy: false,
  },

  /** One for each intention to order, kept for every further try. */
  orderId: "",
  items: undefined as Items | undefined,
  turn: 0,

  async load(query) {
    this.items = itemsOf(query);
    this.setData({ isCart: this.items === undefined });
    this.orderId ||= newId();
    await this.readPlaces();
    await this.price();
  },
  onShow() {
    if (this.data.state === "ready" && !this.data.isBusy) void this.refresh();
  },

  /** Where it goes: what was chosen on another page meanwhile, else as before. */
  async readPlaces() {
    const storeId = taken("storeId");
    const { address: known, store: before } = this.data;
    // Until the new place is there, nothing is ordered for the old one.
    this.setData({ isPricing: true });
    const [address, { hasPickup, store }] = await Promise.all([
      addressFor(taken("addressId") ?? known?.id),
      storeFor(storeId, before?.storeId),
    ]).catch((error: unknown) => {
      this.setData({ isPricing: false });
      throw error;
    });
    const { name, phone } = this.data; // What was typed meanwhile stays.
    this.setData({
      ...{ address, hasPickup, store },
      name: name || (address?.name ?? ""),
      phone: phone || (address?.phone ?? ""),
      ...(storeId === undefined ? {} : { way: "pickup" as const }),
    });
  },

  /** Asks what it costs now. An answer that comes after a newer question is thrown away. */
  async price() {
    const mine = ++this.turn;
    this.setData({ isPricing: true });
    try {
      const price = await priced(quoteWish(this.data, this.items));
      if (mine === this.turn) this.setData({ ...price, blocked: "" });
    } catch (error) {
      if (mine !== this.turn) return;
      if (!(error instanceof CallError) || !error.isRefusal) throw error;
      this.setData({ blocked: error.message });
    } finally {
      if (mine === this.turn) this.setData({ isPricing: false });
    }
  },
  priceAgain() {
    void this.price().catch(tellProblem);
  },

  chooseWay({ currentTarget }: Tap<{ way: Way }>) {
    this.setData({ way: currentTarget.dataset.way });
    this.priceAgain();
  },
  chooseCoupon({ currentTarget }: Tap<{ id: string; usable: boolean }>) {
    const { id, usable } = currentTarget.dataset;
    if (usable) this.takeCoupon(id);
  },
  withoutCoupon() {
    this.takeCoupon(null);
  },
  takeCoupon(couponId: string | null) {
    this.setData({ couponId, sheet: "" });
    this.priceAgain();
  },
  type({ currentTarget, detail }: Typed) {
    const { field } = currentTarget.dataset;
    this.setData({ [field]: detail.value, [`${field}Problem`]: "" } as object);
  },
  saveInvoice({ detail }: WechatMiniprogram.CustomEvent<{ invoice: AskInvoice["invoice"] }>) {
    this.setData({ invoice: invoiceWish(detail.invoice), sheet: "" });
  },
  noInvoice() {
    this.setData({ invoice: null, sheet: "" });
  },
  openSheet({ currentTarget }: Tap<{ sheet: "coupons" | "invoice" }>) {
    this.setData({ sheet: currentTarget.dataset.sheet });
  },
  closeSheet() {
    this.setData({ sheet: "" });
  },
  openAddresses() {
    const isFirst = this.data.address === null;
    const url = isFirst ? "/trade/address/address?choose=1" : "/trade/addresses/addresses?choose=1";
    void wx.navigateTo({ url });
  },
  openStores() {
    void wx.navigateTo({ url: "/trade/stores/stores?choose=1" });
  },
  openCart() {
    void wx.switchTab({ url: "/pages/cart/cart" });
  },

  /** Whether all is there that an order needs; else it says or opens what is missing. */
  isComplete(): boolean {
    const { way, address, store, name, phone, wayProblem, quote, t } = this.data;
    if (way === "express" && address === null) return (this.openAddresses(), false);
    if (way === "pickup" && store === null) return (this.openStores(), false);
    if (wayProblem !== "") return (void tell(wayProblem), false);
    if (way === "pickup") {
      const problems = { nameProblem: nameProblem(name, t), phoneProblem: phoneProblem(phone, t) };
      this.setData(problems);
      if (problems.nameProblem || problems.phoneProblem) return false;
    }
    if ((quote?.short.length ?? 0) > 0) return (void tell(t.short), false);
    return true;
  },
  async submit() {
    const { quote, isBusy, isPricing } = this.data;
    if (quote === null || isBusy || isPricing || !this.isComplete()) return;
    const request = orderWish(this.orderId, this.data, quote, this.items === undefined);
    if (request === null) return;
    this.setData({ isBusy: true, sheet: "" });
    const end = await placeSafely(request);
    await this.goOn(end, quote).catch(tellProblem);
    this.setData({ isBusy: false });
    if (end.end === "unclear") await this.askAgain(end.message);
  },
  async goOn(end: PlaceEnd, before: QuoteReply) {
    if (end.end === "placed") return this.payFor(end.placed.orderId);
    if (end.end === "changed") {
      const changes = changesOf(before, end.quote);
      this.setData({ ...shown(end.quote, ""), changes, sheet: "changes" });
    }
    if (end.end !== "refused") return;
    if (SPENT.has(end.code)) this.orderId = newId();
    await tell(end.message);
    await this.price();
  },
  async payFor(orderId: string) {
    const end = await pay(orderId).catch((error: unknown) => tellProblem(error).then(() => "open"));
    const page = end === "paid" || end === "unclear" ? "paid/paid" : "order/order";
    const url = `/trade/${page}?orderId=${orderId}`;
    await wx.redirectTo({ url });
  },
  /** Nobody knows whether the order is there: it is asked for by its number, or looked for among the orders. */
  async askAgain(message: string) {
    const { t } = this.data;
    if (await isConfirmed(message, { yes: t.again, no: t.look })) await this.submit();
    else await wx.redirectTo({ url: "/trade/orders/orders" });
  },
});
