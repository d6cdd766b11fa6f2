import { pause } from "#core/brand/changeSettings.ts";
import { defaultSettings, SETTINGS_ID } from "#core/brand/settings.ts";
import { type Alert, alertsOf, organisationOf, type PlanAround } from "#core/monitor/alerts.ts";
import type { MonitorRun } from "#core/monitor/run.ts";
import { entryAt } from "#core/plan/calendar.ts";
import { payDepth } from "#core/plan/pays.ts";
import { chinaDayNumber } from "#core/reconcile/days.ts";
import { ok } from "#core/result.ts";
import { chinaDay, DAY_MS } from "#core/time.ts";
import type { WithMonitors } from "#ports/deps.ts";

const SOLD_DAYS = 130; // Four whole calendar months before today.
const CUSTOMER_DAYS = 90;
const ODD_DAYS = 30;
const REVIEWED_DAYS = 60;
const FEW_ORDERS = 10;
const NAMED_MAX = 100;
/** Who pauses joining when nobody of the staff does. */
const WATCHER = "monitor";

/**
 * Timer `monitor`, once a day: looks at the whole population for what the law and the platform would ask about, and
 * keeps what it found. 8 requests and 1 document, whatever the size; 2 more and 1 where it pauses joining.
 *
 * - Safe to run twice and to overlap: the same day is one document. It never touches what was earned.
 */
export async function monitorDay(deps: WithMonitors, nowMs: number): Promise<{ alerts: number }> {
  const { reads, store, logError } = deps;
  const spanOf = (days: number) => ({ fromMs: nowMs - days * DAY_MS, untilMs: nowMs });
  const { calendar, settings } = await reads.brandView();
  const entry = entryAt(calendar, nowMs);
  if (entry === null) return { alerts: 0 }; // Nobody earns anything, so there is nothing to look at.
  const [joined, sold, customers, odd, reviewed] = await Promise.all([
    reads.promotersJoined(),
    reads.soldByDay(spanOf(SOLD_DAYS)),
    reads.customersOf(spanOf(CUSTOMER_DAYS)),
    reads.oddSellers(spanOf(ODD_DAYS), FEW_ORDERS, NAMED_MAX),
    reads.sellersLevelled(nowMs - ODD_DAYS * DAY_MS, spanOf(REVIEWED_DAYS), NAMED_MAX),
  ]);
  const figures = { joined, sold, customers, odd, reviewed };
  const alerts = alertsOf(figures, await planAround(deps, entry), chinaDayNumber(nowMs));
  for (const { id, severity, en } of alerts) {
    if (severity !== "notice") logError(new Error(`monitor: ${id} ${en}`));
  }
  const grave = alerts.find(({ severity }) => severity === "stop");
  const mustPause = grave !== undefined && settings.monitorsPause === true;
  if (mustPause) await pauseJoining(deps, grave, nowMs);
  const day = chinaDay(nowMs);
  const run = { lookedAtMs: nowMs, ...organisationOf(figures), customers, alerts };
  await store.change("monitors", day, (known: MonitorRun | undefined) =>
    ok({ rev: 0, ...known, _id: day, ...run, pausedJoining: mustPause }),
  );
  return { alerts: alerts.length };
}

async function planAround(
  { plans }: WithMonitors,
  entry: NonNullable<ReturnType<typeof entryAt>>,
): Promise<PlanAround> {
  const { plan } = await plans.get(entry);
  const paysSupply = plan.components?.supply !== undefined;
  return { capBp: plan.capBp, payDepth: payDepth(plan), paysSupply };
}

async function pauseJoining(
  { store }: WithMonitors,
  { id, zh }: Alert,
  atMs: number,
): Promise<void> {
  const note = { by: WATCHER, reason: `${id} ${zh}`.slice(0, 200), atMs };
  await store.change("settings", SETTINGS_ID, (known = defaultSettings) =>
    ok(pause(known, "joining", note)),
  );
}
