import { type Shop, wrong } from "#tests/simulation/shop/shop.ts";

/** The purchase agrees with its case, and nothing waits to be done. */
export function auditStates(shop: Shop): void {
  const { purchases, cases, orders } = shop.memory.documents;
  for (const purchase of purchases.values()) {
    const { _id, state, paidAtMs, receivedAtMs, tasks, dueAtMs, afterSales } = purchase;
    const tell = (text: string) => wrong(shop, "state", _id, `${state}: ${text}`);
    const facts = cases.get(_id)?.facts ?? [];
    const has = (key: string) => facts.some((fact) => fact.key === key);
    const payment = shop.truth.payments.get(_id);
    if (has("paid") !== (payment !== undefined)) tell(`paid at WeChat: ${payment !== undefined}`);
    if ((paidAtMs !== null) !== has("paid")) tell(`paidAtMs ${paidAtMs}, fact: ${has("paid")}`);
    const isClosedToo = has("paid") && has("payment-closed") && !shop.truth.lied.has(_id);
    if (isClosedToo) tell("its payment was closed, and paid");
    if (state !== "closed" && state !== "cancelled") tell("it is not at its end");
    if (state === "closed" && paidAtMs === null) tell("never paid");
    if (receivedAtMs !== null && !has("received")) tell("received, and its case knows it not");
    if (tasks.length > 0) tell(`still to do: ${JSON.stringify(tasks)}`);
    if (dueAtMs !== null) tell(`due at ${dueAtMs}`);
    for (const one of afterSales) {
      const isEnded = ["done", "refused", "withdrawn"].includes(one.state);
      if (!isEnded) tell(`${one.id} is ${one.state}`);
      if (!has(`hold/${one.id}`)) tell(`${one.id} never held the shares`);
      if (!has(`hold-ended/${one.id}`)) tell(`${one.id} still holds the shares`);
    }
    const open = facts.filter(
      ({ key }) =>
        key.startsWith("refund-asked/") &&
        !has(key.replace("-asked", "")) &&
        !has(key.replace("-asked", "-ended")),
    );
    if (open.length > 0) tell(`${open.map(({ key }) => key).join(" ")} never ended`);
    if (cases.get(_id)?.waitingSinceMs != null) tell("its case waits for WeChat");
  }
  for (const known of cases.values()) {
    if (!orders.has(known._id)) wrong(shop, "case", known._id, "there is no order");
  }
}
