/**
 * Writes examples/shop-orders.csv again. It is committed so that a fresh clone has something to import;
 * a test keeps it the same as what this writes.
 */
import { writeFileSync } from "node:fs";
import { EXAMPLE_FILE, EXAMPLE_SEED, shopOrdersCsv } from "./shopOrders/shopOrders.ts";

writeFileSync(EXAMPLE_FILE, shopOrdersCsv(EXAMPLE_SEED));
