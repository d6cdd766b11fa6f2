import { DAY_MS, HOUR_MS } from "#core/time.ts";
import type { Command } from "#tests/proof/crash/command.ts";
import * as ask from "#tests/proof/testing/asked.ts";
import {
  aPostShop,
  aShop,
  COUNTING,
  does,
  IN_STORE,
  joins,
  ordered,
  paid,
  passes,
  PLAN,
  signs,
  soldInMarch,
  WITH_BONUS,
} from "#tests/proof/testing/given.ts";
import { NOON_MS, type Shop } from "#tests/proof/testing/shop.ts";

const DISTRICT = { region: "330106" };
/** Distance 1 gets less: that needs a week's notice. */
const POORER = { ...PLAN, rates: [{ distance: 1, rateBp: 800 }] };
const POOREST = { ...PLAN, rates: [{ distance: 1, rateBp: 500 }] };

/** Orders before and after the week show which plan was in force, and who held the posts. */
async function showsBothTimes(shop: Shop): Promise<void> {
  await does(shop, ask.create("U", "O7", 30_000, IN_STORE));
  await does(shop, ask.notice("O7", 30_000, shop.clock.nowMs));
  passes(shop, 8 * DAY_MS);
  await does(shop, ask.create("U", "O8", 30_000, IN_STORE));
  await does(shop, ask.notice("O8", 30_000, shop.clock.nowMs));
}

/** Both are signed, each in its draft. */
async function aSignedShop(shop: Shop): Promise<void> {
  await aShop(shop);
  signs(shop, POORER, POOREST);
}

/** The version is there, and the calendar does not know it: the call of whoever published it died. */
async function halfPublished(shop: Shop): Promise<void> {
  await aSignedShop(shop);
  const { calendars } = shop.memory.documents;
  const before = structuredClone(calendars.get("plans"));
  await does(shop, ask.announce(POORER));
  if (before) calendars.set("plans", before);
}

const DRAFT = { ...PLAN, id: "draft", ...WITH_BONUS };
const asksForecast = ask.does("plans", "startForecast", {
  ...{ forecastId: "f1", plan: DRAFT, fromMs: NOON_MS, untilMs: NOON_MS + 90 * DAY_MS },
  costs: [{ sku: "tea", costFen: 4_000 }],
});
const steps = ask.does("plans", "stepForecast", { forecastId: "f1" });

async function threePaid(shop: Shop): Promise<void> {
  await aShop(shop, { ...PLAN, ...COUNTING });
  for (const id of ["O1", "O2", "O3"]) await paid(shop, id, 12_345);
  await does(shop, ask.refund("O2", "R1", 4_567));
}

/** A population of which the monitors would say that joining must be paused. */
async function tooDeep(shop: Shop): Promise<void> {
  await aShop(shop);
  for (let no = 0; no < 30; no++) await joins(shop, `P${no}`, no < 15 ? "B" : "C");
  await does(shop, ask.does("books", "setMonitors", { pausesJoining: true, reason: "r" }));
}

/** Versions with notice, posts, bonuses by period, forecasts and monitors. */
export const PLAN_COMMANDS: readonly Command[] = [
  {
    name: "commission.publishPlan, worse terms are announced",
    given: aSignedShop,
    asked: ask.announce(POORER),
    then: showsBothTimes,
  },
  {
    name: "commission.publishPlan, after another one that was announced",
    given: async (shop) => {
      await aSignedShop(shop);
      await does(shop, ask.announce(POORER));
      passes(shop, DAY_MS);
    },
    asked: ask.announce(POOREST),
    then: showsBothTimes,
  },
  {
    name: "commission.publishPlan, half done by a call that died",
    given: halfPublished,
    asked: ask.announce(POORER),
    then: showsBothTimes,
  },
  {
    name: "commission.appoint, agent of a district, for a while",
    given: (shop) => aPostShop(shop),
    asked: ask.appoint("D", DISTRICT, {
      ...{ fromMs: NOON_MS + HOUR_MS, untilMs: NOON_MS + 5 * DAY_MS },
    }),
    then: async (shop) => {
      passes(shop, 2 * HOUR_MS);
      await showsBothTimes(shop);
    },
  },
  {
    name: "commission.appoint, staff of a store, from now",
    given: (shop) => aPostShop(shop),
    asked: ask.appoint("D", { store: "S1", staff: true }),
    then: showsBothTimes,
  },
  {
    name: "commission.dismiss",
    given: async (shop) => {
      await aPostShop(shop);
      await does(shop, ask.appoint("D", DISTRICT));
      await does(shop, ask.create("U", "O1", 20_000, IN_STORE));
      await does(shop, ask.notice("O1", 20_000, shop.clock.nowMs));
      passes(shop, HOUR_MS);
    },
    asked: ask.dismiss("D", DISTRICT),
    then: showsBothTimes,
  },
  { name: "bonus, timer", given: soldInMarch, asked: ask.bonus },
  {
    name: "bonus, timer: a late refund is netted",
    given: async (shop) => {
      await soldInMarch(shop);
      await does(shop, ask.bonus, ask.refund("O2", "R1", 90_000));
      await ordered(shop, "O9", 70_000);
      await does(shop, ask.notice("O9", 70_000, shop.clock.nowMs));
      passes(shop, 30 * DAY_MS);
    },
    asked: ask.bonus,
  },
  { name: "monitor, timer", given: tooDeep, asked: ask.monitor },
  { name: "plans.startForecast", given: threePaid, asked: asksForecast },
  {
    name: "plans.stepForecast",
    given: async (shop) => {
      await threePaid(shop);
      await does(shop, asksForecast);
    },
    asked: steps,
  },
  {
    name: "books.setMonitors",
    given: (shop) => aShop(shop),
    asked: ask.does("books", "setMonitors", { pausesJoining: true, reason: "r" }),
  },
];
