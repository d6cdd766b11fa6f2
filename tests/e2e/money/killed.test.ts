import type { Control } from "#scripts/stack/control.ts";
import { transferOutflow } from "#scripts/audit/outflow.ts";
import { audit } from "#scripts/audit/run.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { publish } from "#tests/e2e/brand.ts";
import {
  approve,
  cancel,
  EARNING,
  join,
  refresh,
  refund,
  request,
  type Step,
  until,
  walletOf,
} from "#tests/e2e/money/story.ts";
import { costOf, START_MS, withStack } from "#tests/e2e/stack.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import { LOGGED } from "#tests/staffCost.ts";

/**
 * Goal: a function that ends before or after any operation on the database, over the wire, leaves nothing that asking
 * again does not mend: every amount is that of the quiet run.
 */
const stack = withStack();
const PLAN = { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] };
const MODES = ["killedBefore", "killedAfter"] as const;
/** The most operations of a call of the story, a cold instance's reading of the plan included; of staff, with the log. */
const OPERATIONS_MAX: Readonly<Record<string, number>> = {
  ...{ order: 4, notice: 4, request: 5, cancel: 3, refresh: 4 },
  ...{ receipt: 3 + LOGGED.requests, refund: 3 + LOGGED.requests, approve: 7 + LOGGED.requests },
};
const mostOf = ({ name }: Step): number => OPERATIONS_MAX[name.split(" ")[0] ?? ""] ?? 0;

const EACH_UNTIL = 8;

const AFTER_DUE: readonly Step[] = [
  request("w1", 500),
  approve("w1"),
  request("w2", 300),
  cancel("w2"),
  refund("O1", 10_000),
];
const AT_THE_END: readonly Step[] = [refresh("w1"), request("w3", 100), approve("w3")];

type Life = { readonly id: string; readonly strike: Strike | null };
type Strike = { readonly step: Step; readonly mode: string; readonly nth: number };

/** How many operations each step makes, from a quiet life of its own. */
async function operationsOf(control: Control, steps: readonly Step[], id: string) {
  const counts = new Map<Step, number>();
  for (const step of steps) {
    const cost = await costOf(control, () => step.run(control, id));
    expect(cost.databaseRequests).toBeLessThanOrEqual(mostOf(step));
    counts.set(step, cost.databaseRequests);
  }
  return counts;
}

async function live(control: Control, life: Life, step: Step): Promise<boolean> {
  const strikes = life.strike?.step === step;
  if (strikes && life.strike) {
    const { mode: kind, nth } = life.strike;
    await control.post("/control/faults", {
      add: { kind, match: { functionName: step.functionName, nth } },
    });
  }
  const reply = await until(() => step.run(control, life.id));
  if (!reply.ok) throw new Error(`${life.id} ${step.name}: ${reply.error.code}`);
  if (!strikes) return false;
  const { rules } = await control.get("/control/faults");
  await control.post("/control/faults", { clear: true });
  return (rules as { struck: number }[]).some(({ struck }) => struck > 0);
}

/** Ends runs of a timer at each of its first operations and at some of the later ones, until one gets to its end. */
async function killTimer(control: Control, name: string): Promise<void> {
  for (const kind of MODES) {
    for (let nth = 1; ; nth += nth < EACH_UNTIL ? 1 : nth) {
      await control.post("/control/faults", { add: { kind, match: { functionName: name, nth } } });
      await control.post("/control/timers/run", { name }).catch(() => undefined);
      const { rules } = await control.get("/control/faults");
      await control.post("/control/faults", { clear: true });
      if (!(rules as { struck: number }[]).some(({ struck }) => struck > 0)) break;
    }
  }
}

it("ends at every operation of every step, and every wallet is as if nothing had happened", async () => {
  const { control, url } = stack();
  await publish(control, PLAN);
  await join(control, "warm"); // An instance reads the plan once, which is no operation of the others.
  for (const step of EARNING) await until(() => step.run(control, "warm"));
  await join(control, "quiet");
  const early = await operationsOf(control, EARNING, "quiet");
  const points = (counts: ReadonlyMap<Step, number>): Strike[] =>
    [...counts].flatMap(([step, operations]) =>
      MODES.flatMap((mode) =>
        Array.from({ length: operations }, (_, n) => ({ step, mode, nth: n + 1 })),
      ),
    );
  // What later steps cost is known only then, so lives for them are made ahead, one for each thinkable point.
  const later = [...AFTER_DUE, ...AT_THE_END].flatMap((step) =>
    MODES.flatMap((mode) =>
      Array.from({ length: mostOf(step) }, (_, n) => ({ step, mode, nth: n + 1 })),
    ),
  );
  const lives: Life[] = [...points(early), ...later].map((strike, n) => ({ id: `L${n}`, strike }));
  let struck = 0;
  const liveAll = async (steps: readonly Step[]) => {
    for (const step of steps) {
      for (const life of lives) struck += (await live(control, life, step)) ? 1 : 0;
    }
  };
  for (const { id } of lives) await join(control, id);
  await liveAll(EARNING);
  expect(struck).toBe(points(early).length);

  // The shares are due at 8:00, and no timer runs until 10:50.
  await control.post("/control/clock", { advanceToMs: START_MS + 15 * DAY_MS + 60_000 });
  await killTimer(control, "settle");
  await operationsOf(control, AFTER_DUE, "quiet");
  await liveAll(AFTER_DUE);
  await killTimer(control, "payout"); // Whoever died before WeChat was told is told of now.
  const { transfers } = await control.get("/control/wechat/transfers?limit=1000");
  expect(transfers).toHaveLength(lives.length + 1); // One for each, the quiet one too.
  for (const { out_bill_no: outBillNo } of transfers as { out_bill_no: string }[]) {
    await control.post("/control/wechat/transfers/answer", { outBillNo, result: "success" });
  }
  await control.post("/control/clock", { advanceToMs: START_MS + 15 * DAY_MS + HOUR_MS });
  await killTimer(control, "payout");
  await operationsOf(control, AT_THE_END, "quiet");
  await liveAll(AT_THE_END);
  await killTimer(control, "settle");
  await killTimer(control, "payout");

  const quiet = await walletOf(control, "quiet");
  for (const life of lives) {
    const told = `${life.strike?.step.name} ${life.strike?.mode} ${life.strike?.nth}`;
    expect({ told, wallet: await walletOf(control, life.id) }).toEqual({ told, wallet: quiet });
  }
  const report = await audit(adminStore(url), transferOutflow(control));
  expect(report.violations).toEqual([]);
  expect(struck).toBeGreaterThan(60);
}, 360_000);
