import { Tabs } from "tdesign-react";
import type { StaffTab } from "#core/purchase/tabs.ts";
import { useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { useUrlFilter } from "../../lib/urlFilter.ts";
import { orderCounts } from "../../services/purchase.ts";
import { ORDER_TABS, tabOf } from "./orderFilter.ts";
import { words } from "./wordsOrders.ts";

/** By which name of `purchase.counts` a tab is counted. */
const COUNTED: Readonly<Record<string, StaffTab>> = {
  ...{ created: "toPay", toShip: "toShip", toCollect: "toCollect", shipped: "toReceive" },
  ...{ asksStaff: "asksStaff", toInvoice: "toInvoice" },
};

/** The states of orders, with how many wait in each. */
export function OrderTabs({ version }: { readonly version: number }) {
  const t = useWords(words);
  const filter = useUrlFilter();
  const asked = useCall(`counts|${version}`, orderCounts);
  const countOf = (tab: string): string => {
    const name = COUNTED[tab];
    const n = name && asked.data?.counts[name];
    if (!n || !asked.data) return "";
    return n >= asked.data.countMax ? ` ${asked.data.countMax - 1}+` : ` ${n}`;
  };
  return (
    <Tabs
      className="list-tabs"
      value={tabOf(filter.get("state"))}
      onChange={(tab) => filter.set({ state: tab === "all" ? "" : String(tab) })}
      list={ORDER_TABS.map((tab) => ({
        value: tab,
        label: `${t.tabs[tab] ?? tab}${countOf(tab)}`,
      }))}
    />
  );
}
