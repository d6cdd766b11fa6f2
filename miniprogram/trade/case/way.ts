import type { AfterSalesShown } from "../../../core/purchase/afterSalesShown.ts";

type State = AfterSalesShown["state"];
export type Stop = { readonly state: State; readonly is: "past" | "now" | "coming" };

const WAYS: Readonly<Record<AfterSalesShown["kind"], readonly State[]>> = {
  refund: ["asked", "refunding", "done"],
  return: ["asked", "agreed", "sent", "refunding", "done"],
  exchange: ["asked", "agreed", "sent", "reshipped", "done"],
};

/** The stops of an after-sales and where it stands. What ended early shows where it began and how it ended. */
export function wayOf({ kind, state }: Pick<AfterSalesShown, "kind" | "state">): readonly Stop[] {
  if (state === "refused" || state === "withdrawn") {
    return [
      { state: "asked", is: "past" },
      { state, is: "now" },
    ];
  }
  const way = WAYS[kind];
  const at = way.indexOf(state === "arrived" ? "sent" : state);
  return way.map((stop, index) => ({
    state: stop,
    is: index < at || state === "done" ? "past" : index === at ? "now" : "coming",
  }));
}

/** Who must act until `dueAtMs`. */
export function waitsFor({
  state,
}: Pick<AfterSalesShown, "state">): "shop" | "buyer" | "wechat" | "nobody" {
  if (state === "asked" || state === "sent" || state === "arrived") return "shop";
  if (state === "agreed" || state === "reshipped") return "buyer";
  return state === "refunding" ? "wechat" : "nobody";
}
