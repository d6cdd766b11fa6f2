import { trackingContract } from "#tests/contract/tracking.ts";
import { memoryTracking } from "./tracking.ts";

trackingContract(async () => {
  const tracking = memoryTracking();
  return {
    tracking,
    add: async (waybill, state, place) => tracking.add(waybill, state, place),
  };
});
