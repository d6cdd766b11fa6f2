import { BusyError } from "#ports/store.ts";
import type { CallRecord } from "#tests/simulation/scheduler.ts";
import { count, type Shop, wrong } from "#tests/simulation/shop/shop.ts";

/** What a function may log without anything being wrong: WeChat was silent, or a write was contended. */
const EXPECTED = [
  /^task takeAgain\/\S+ of purchase \S+: 库存不足/,
  / is unclear: /,
  /^task refund\/late\S* of purchase \S+: 微信还没有退完/,
  / is abnormal: /,
  / cannot be ended yet: /,
  /^task \S+ of purchase \S+: (no answer in time|(\S+\/\S+|payments) .*|\S+\/\S+|busy|WeChat does not know the payment)$/,
  /^WeChat says that \S+ was received: it is /,
  /^a notice was refused: /,
];

export function logged(shop: Shop, { title }: CallRecord, error: unknown): void {
  if (error instanceof BusyError) return count(shop, "busy");
  const text = error instanceof Error ? error.message : String(error);
  if (EXPECTED.some((one) => one.test(text))) return count(shop, "logged, as expected");
  count(shop, `logged: ${text.slice(0, 60)}`);
  const stack = error instanceof Error ? (error.stack ?? text) : text;
  wrong(shop, "log", title, stack);
}
