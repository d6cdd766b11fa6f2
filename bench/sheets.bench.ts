/**
 * Budget: 50,000 rows within 60 s and 256 MB, out and in: an export of products and of orders, and preview and apply of
 * new promoters and new fans. ROWS=5000 makes it smaller, FORMAT=csv is the other form.
 *
 * The function's own code runs here, with the adapters of CloudBase, against a cloudbase-local in a process of its own:
 * so the memory is that of the function and its libraries, and the time is without the calls' own start.
 * Needs `npm run build` first.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { cloudbaseClient } from "#adapters/cloudbase/client.ts";
import { cloudbaseFiles } from "#adapters/cloudbase/files.ts";
import { memoryBackground } from "#adapters/memory/background.ts";
import { memoryDeps, nobody, staff } from "#adapters/memory/deps.ts";
import { sheetTables } from "#adapters/sheets/tables.ts";
import type { SheetProgress } from "#contracts/sheets.ts";
import type { SheetKind } from "#core/sheet/sheet.ts";
import { KINDS } from "#core/sheet/kinds.ts";
import { headingsOf } from "#core/sheet/table.ts";
import { actions } from "#functions/sheets/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import { startStack } from "#scripts/stack/start.ts";
import { aProduct, aPromoter, aPurchase, aPurchaseLine, aSku } from "#tests/fixtures.ts";
import type { Caller } from "#ports/deps.ts";
import { CREATED_AT_ONCE, type Collections } from "#ports/store.ts";

const ROWS = Number(process.env["ROWS"] ?? 50_000);
const FORMAT = process.env["FORMAT"] === "csv" ? "csv" : "xlsx";
const NOW_MS = Date.parse("2026-03-05T14:30:00+08:00");
const SKUS = 10;
const LINES = 2;
const MB = 1_048_576;

/** The most that this process has held since `resetPeak`, in MB. Linux only. */
const resetPeak = () => writeFileSync("/proc/self/clear_refs", "5");
const peakMb = () =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1_024;

function desk(url: string) {
  const { store, reads } = adminDatabase(url);
  const [files, background, tables] = [
    cloudbaseFiles(cloudbaseClient()),
    memoryBackground(),
    sheetTables(),
  ];
  const depsOf = (caller: Caller) => ({
    ...memoryDeps({ store, reads, nowMs: () => NOW_MS, elapsedMs: () => performance.now() }),
    ...{ files, background, tables, caller: () => caller },
  });
  const ask = async (caller: Caller, request: object) => {
    const reply = await serve("sheets", depsOf(caller), actions)(request);
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    return reply.data;
  };
  let jobs = 0;
  return {
    store,
    files,
    tables,
    newId: () => `benchOfSheets${String(++jobs).padStart(5, "0")}`,
    /** Asks, runs what follows, and tells how long that took, in how many steps. */
    async run(request: { readonly jobId: string; readonly [field: string]: unknown }) {
      let steps = 0;
      const startMs = performance.now();
      await ask(staff, request);
      for (let next = background.next(); next; next = background.next()) {
        await ask({ ...nobody, door: "function" }, next.request);
        steps += 1;
      }
      const ms = performance.now() - startMs;
      const progress = (await ask(staff, {
        action: "show",
        jobId: request.jobId,
      })) as SheetProgress;
      if (progress.failure !== null || progress.faultCount > 0) {
        throw new Error(JSON.stringify(progress));
      }
      return { ms, steps, progress };
    },
  };
}
type Desk = ReturnType<typeof desk>;

async function fill<C extends keyof Collections>(
  { store }: Desk,
  to: C,
  count: number,
  make: (n: number) => Collections[C],
): Promise<void> {
  for (let from = 0; from < count; from += CREATED_AT_ONCE) {
    const length = Math.min(CREATED_AT_ONCE, count - from);
    await store.createMany(
      to,
      Array.from({ length }, (_, n) => make(from + n)),
    );
  }
}

const no = (n: number): string => String(n).padStart(8, "0");
const text = "明前一级，核心产区，手工炒制。".repeat(8);

async function measured(what: string, work: () => Promise<{ ms: number; steps: number }>) {
  resetPeak();
  const startMb = peakMb();
  const before = process.cpuUsage();
  const { ms, steps } = await work();
  const { user, system } = process.cpuUsage(before);
  const row = {
    ...{ what, rows: ROWS, s: (ms / 1_000).toFixed(1), steps },
    "of 60 s": (ms / 60_000).toFixed(2),
    "own processor, s": ((user + system) / 1e6).toFixed(1),
    "start, MB": Math.round(startMb),
    "peak, MB": Math.round(peakMb()),
    "of 256 MB": (peakMb() / 256).toFixed(2),
  };
  console.log(JSON.stringify(row));
  return row;
}

const exported = (at: Desk, kind: SheetKind, filter: object = {}) =>
  measured(`export ${kind}`, () =>
    at.run({ ...{ action: "startExport", jobId: at.newId() }, kind, format: FORMAT, filter }),
  );

async function imported(
  at: Desk,
  kind: SheetKind,
  cellsOf: (n: number) => Readonly<Record<string, string>>,
) {
  const headings = headingsOf(KINDS[kind].columns);
  async function* rows() {
    yield headings;
    for (let n = 0; n < ROWS; n += 1) {
      const cells = cellsOf(n);
      yield headings.map((heading) => cells[heading] ?? "");
    }
  }
  const jobId = at.newId();
  const content = await at.tables.write(rows(), { format: FORMAT, numbers: [] });
  const fileId = await at.files.save(`uploads/${jobId}.${FORMAT}`, content);
  console.log(`${kind}: ${(content.length / MB).toFixed(1)} MB`);
  return [
    await measured(`preview ${kind}`, () =>
      at.run({ ...{ action: "startImport", jobId }, kind, format: FORMAT, fileId }),
    ),
    await measured(`apply ${kind}`, () => at.run({ action: "apply", jobId, mode: "all" })),
  ];
}

async function measureAll(url: string): Promise<readonly object[]> {
  const at = desk(url);
  await fill(at, "products", ROWS / SKUS, (n) => {
    const values = Array.from({ length: SKUS }, (_, k) => `${k}号`);
    const skus = values.map((value, k) => aSku(`p${no(n)}-${k}`, { values: [value] }));
    const specs = [{ name: "规格", values }];
    return aProduct(`p${no(n)}`, { title: `西湖龙井 ${n}`, description: text, specs, skus });
  });
  await fill(at, "purchases", ROWS / LINES, (n) => {
    const lines = [aPurchaseLine("tea-1", 1, 12_800), aPurchaseLine("cup-1", 2, 9_900)];
    return aPurchase(lines, { _id: `O${no(n)}`, createdAtMs: n, state: "paid", paidAtMs: n });
  });
  await fill(at, "promoters", 1, () => aPromoter("A", { number: 1, approvedAtMs: 0 }));
  await at.store.create("counters", { _id: "promoters", rev: 0, last: 1 });
  return [
    await exported(at, "products"),
    await exported(at, "orders"),
    ...(await imported(at, "fans", (n) => ({
      ...{ 粉丝openid: `oFan${no(n)}`, 推广员编号: "1", 扫码时间: "2026-03-01 10:00" },
    }))),
    ...(await imported(at, "promoters", (n) => ({
      ...{ openid: `oPromoter${no(n)}`, 介绍人编号: "1", 批准时间: "2026-03-01 10:00" },
    }))),
    await exported(at, "fans"),
    // Without the introducer, who would be one too many.
    await exported(at, "promoters", { fromMs: 1 }),
  ];
}

const folder = mkdtempSync(join(tmpdir(), "fenrun-sheets-"));
try {
  const stack = await startStack({
    ...{ dataFolder: join(folder, "data"), durability: "off", freezeAtMs: NOW_MS },
  });
  try {
    console.log(`${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}, ${FORMAT}`);
    console.table(await measureAll(stack.url));
  } finally {
    await stack.stop();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
