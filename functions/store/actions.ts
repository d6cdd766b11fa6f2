import * as store from "#contracts/store.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import { inOwnStores } from "#functions/shared/ownStores.ts";
import { type Action, forEither, forPerson, forStaff } from "#functions/shared/serve.ts";
import { listForStaff, listStores, showStore } from "#functions/store/list.ts";
import { listPickups, myStores } from "#functions/store/pickups.ts";
import { findPickup, redeem } from "#functions/store/redeem.ts";
import { saveStore, setOpen, setRegions } from "#functions/store/save.ts";

const ofStore = ({ storeId }: { readonly storeId: string }) => [storeId];

/** What the cloud function `store` does: the stores, and their counters. */
export const actions: ReadonlyMap<string, Action<TaskDeps>> = new Map([
  ["list", forEither(store.listSchema, listStores)],
  ["show", forEither(store.showSchema, showStore)],
  ["save", forStaff(store.saveSchema, saveStore)],
  ["setRegions", forStaff(store.setRegionsSchema, setRegions)],
  ["stores", forStaff(store.storesSchema, listForStaff)],
  ["close", forStaff(store.closeSchema, setOpen)],
  ["open", forStaff(store.openSchema, setOpen)],
  ["mine", forPerson(store.mineSchema, myStores)],
  ["pickups", forEither(store.pickupsSchema, inOwnStores(ofStore, listPickups))],
  ["find", forEither(store.findSchema, inOwnStores(ofStore, findPickup))],
  ["redeem", forEither(store.redeemSchema, inOwnStores(ofStore, redeem))],
]);
