import type { Defect } from "#scripts/mutate/defect.ts";

const FIELD = "core/sheet/field.ts";
const LIST = "core/sheet/list.ts";
const JOB = "core/sheet/job.ts";
const FANS = "core/sheet/fans.ts";
const PROMOTERS = "core/sheet/promoters.ts";
const ORDERS = "core/sheet/judgeOrders.ts";
const SHARES = "core/sheet/judgeShares.ts";
const SHARE_ROWS = "core/sheet/shares.ts";
const PRODUCT = "core/sheet/judgeProduct.ts";
const PRODUCTS = "core/sheet/products.ts";

/** Defects in tables: what a cell says, and what the rows of a file come to. */
export const TABLING: readonly Defect[] = [
  {
    file: FIELD,
    find: "const CHINA_OFFSET_MS = 8 * 60 * 60_000;",
    replace: "const CHINA_OFFSET_MS = 0;",
    says: "times in tables are London’s",
  },
  {
    file: FIELD,
    find: 'cents.padEnd(2, "0")',
    replace: 'cents.padStart(2, "0")',
    says: "12.3 yuan are read as 12.03",
  },
  {
    file: FIELD,
    find: "`${day} ${time}`",
    replace: "`${day} ${time}` || true",
    says: "the thirtieth of February is a day",
  },
  {
    file: LIST,
    find: 'isEscaped = !isEscaped && character === "\\\\"',
    replace: 'isEscaped = character === "\\\\"',
    says: "a text that ends in a backslash swallows the next",
  },
  {
    file: JOB,
    find: "nowMs - job.movedAtMs > STUCK_MS",
    replace: "nowMs - job.startedAtMs > STUCK_MS",
    says: "a long job is taken up while it moves",
  },
  {
    file: JOB,
    find: "known.request === asked.request",
    replace: 'known.request !== ""',
    says: "another file is the same import",
  },
  {
    file: JOB,
    find: "faultCount: faultCount + more.length",
    replace: "faultCount: more.length",
    says: "faults are counted from the last part on",
  },
  {
    file: FANS,
    find: "sight.promoter._id === fanId",
    replace: 'sight.promoter._id === ""',
    says: "a promoter becomes his own fan by a table",
  },
  {
    file: PROMOTERS,
    find: "approvedAtMs < introducer.approvedAtMs",
    replace: "approvedAtMs > introducer.approvedAtMs",
    says: "a promoter is older than who introduced him",
  },
  {
    file: PROMOTERS,
    find: "if (joiningPaused) return",
    replace: 'if (!joiningPaused && level === "") return',
    says: "a table brings promoters in while joining is paused",
  },
  {
    file: ORDERS,
    find: "line: line - 1, quantity",
    replace: "line: line, quantity",
    says: "a table ships the next line",
  },
  {
    file: ORDERS,
    find: "const key = `${carrier} ${trackingNumber}`;",
    replace: "const key = carrier;",
    says: "two numbers are one parcel",
  },
  {
    file: SHARES,
    find: "    taken.add(at);\n",
    replace: "",
    says: "two rows are about the same share",
  },
  {
    file: SHARE_ROWS,
    find: "Math.max(...times)",
    replace: "Math.min(...times)",
    says: "a share is available with the first of its person’s parts",
  },
  {
    file: SHARE_ROWS,
    find: "id: `${jobId}-${row}`",
    replace: "id: jobId",
    says: "two corrections of a file are one",
  },
  {
    file: PRODUCT,
    find: "if (known && isUnchanged(known, after)) return same(rows.length);",
    replace: "",
    says: "the same table again is a change",
  },
  {
    file: PRODUCTS,
    find: "sameMinute(atMs, before) ? before : atMs",
    replace: "atMs",
    says: "a sale begins at the minute that its table shows",
  },
];
