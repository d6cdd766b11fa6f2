import type { FunnelRow } from "#core/reports/shown.ts";

const STEPS = ["touches", "newFans", "firstOrders", "repeatOrders"] as const;
export type FunnelSteps = Readonly<Record<(typeof STEPS)[number], number>>;
type Row = Pick<FunnelRow, (typeof STEPS)[number] | "channel">;

/** The steps of all channels together. Orders without a channel opened no code, so they are no step of this way. */
export function funnelSteps(rows: readonly Row[]): FunnelSteps {
  const ways = rows.filter(({ channel }) => channel !== 0);
  const sum = (step: (typeof STEPS)[number]) => ways.reduce((all, row) => all + row[step], 0);
  return {
    ...{ touches: sum("touches"), newFans: sum("newFans") },
    ...{ firstOrders: sum("firstOrders"), repeatOrders: sum("repeatOrders") },
  };
}
