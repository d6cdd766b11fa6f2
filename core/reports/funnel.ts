import type { SaleFilter } from "#core/reports/figures.ts";
import type { SalesDay } from "#core/reports/day.ts";
import { eachRow } from "#core/reports/rows.ts";
import type { FunnelRow } from "#core/reports/shown.ts";
import { type Columns, COLUMNS } from "#core/reports/tables.ts";
import { VISITS, type VisitDay } from "#core/reports/visits.ts";

export type FunnelAsked = {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly byCampaign: boolean;
  /** Only codes and sales of one promoter; left out = all. */
  readonly promoterNumber?: number;
  /** The names of channels by their index. */
  readonly names: readonly string[];
};
type Steps = Omit<FunnelRow, "channel" | "name" | "campaign" | "filters" | "fansFilter">;
export const NO_STEPS: Steps = {
  ...{ touches: 0, newFans: 0, firstOrders: 0, repeatOrders: 0, paidFen: 0, netFen: 0 },
  sharesFen: 0,
};

/**
 * From opened codes to repeat orders, by channel, the most touches first.
 *
 * - An order belongs to the code that made its buyer a fan, so a fan of last year counts among the orders of today and
 *   not among today's fans: the steps are of one span, not of the same people.
 */
export function funnelOf(
  sales: readonly Pick<SalesDay, "places" | "sales">[],
  visits: readonly Pick<VisitDay, "visits">[],
  asked: FunnelAsked,
): readonly FunnelRow[] {
  const groups = new Map<string, { channel: number; campaign: number; steps: Steps }>();
  const add = (promoter: number, channel: number, campaign: number, more: Partial<Steps>): void => {
    if (asked.promoterNumber !== undefined && promoter !== asked.promoterNumber) return;
    const key = asked.byCampaign ? `${channel} ${campaign}` : String(channel);
    const known = groups.get(key) ?? { channel, campaign, steps: NO_STEPS };
    groups.set(key, { ...known, steps: addSteps(known.steps, { ...NO_STEPS, ...more }) });
  };
  for (const part of visits) {
    eachRow(part.visits, (row) =>
      add(row[VISITS.promoter] ?? 0, row[VISITS.channel] ?? 0, row[VISITS.campaign] ?? 0, {
        touches: row[VISITS.touches] ?? 0,
        newFans: row[VISITS.newFans] ?? 0,
      }),
    );
  }
  const table = tableOf(asked);
  const { promoter }: Columns = COLUMNS[table];
  const columns = COLUMNS[table];
  for (const part of sales) {
    eachRow(part[table], (row) => {
      const number = promoter === undefined ? 0 : (row[promoter] ?? 0);
      const [orders, firstOrders] = [row[columns.orders] ?? 0, row[columns.firstOrders] ?? 0];
      add(number, row[columns.channel] ?? 0, row[columns.campaign] ?? 0, {
        ...{ firstOrders, repeatOrders: orders - firstOrders },
        paidFen: row[columns.paid] ?? 0,
        netFen: (row[columns.paid] ?? 0) - (row[columns.refunded] ?? 0),
        sharesFen: row[columns.shares] ?? 0,
      });
    });
  }
  return [...groups.values()]
    .sort(
      (a, b) =>
        b.steps.touches - a.steps.touches || a.channel - b.channel || a.campaign - b.campaign,
    )
    .map(({ channel, campaign, steps }) => shown(channel, campaign, steps, asked));
}

/** Whole months hold no promoters beside channels. */
export const tableOf = ({
  promoterNumber,
}: Pick<FunnelAsked, "promoterNumber">): "places" | "sales" =>
  promoterNumber === undefined ? "places" : "sales";

export const addSteps = (a: Steps, b: Steps): Steps => ({
  touches: a.touches + b.touches,
  newFans: a.newFans + b.newFans,
  firstOrders: a.firstOrders + b.firstOrders,
  repeatOrders: a.repeatOrders + b.repeatOrders,
  paidFen: a.paidFen + b.paidFen,
  netFen: a.netFen + b.netFen,
  sharesFen: a.sharesFen + b.sharesFen,
});

/** The numbers of a row alone. */
export const stepsOf = ({
  touches,
  newFans,
  firstOrders,
  repeatOrders,
  paidFen,
  netFen,
  sharesFen,
}: FunnelRow): Steps => ({
  ...{ touches, newFans, firstOrders, repeatOrders, paidFen, netFen, sharesFen },
});

function shown(
  channel: number,
  campaign: number,
  steps: Steps,
  { fromMs, untilMs, byCampaign, promoterNumber, names }: FunnelAsked,
): FunnelRow {
  const filter: SaleFilter = {
    ...{ fromMs, untilMs, channel, ...(byCampaign ? { campaign } : {}) },
    ...(promoterNumber === undefined ? {} : { promoterNumber }),
  };
  return {
    ...{ channel, name: names[channel] ?? "", campaign: byCampaign ? campaign : null, ...steps },
    filters: {
      firstOrders: { ...filter, nth: "first" },
      repeatOrders: { ...filter, nth: "repeat" },
    },
    fansFilter: { fromMs, untilMs, channel, campaign: byCampaign ? campaign : null },
  };
}
