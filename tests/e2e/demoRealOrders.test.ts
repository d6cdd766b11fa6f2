import { existsSync } from "node:fs";
import { Writable } from "node:stream";
import { demo } from "#scripts/demo/demo.ts";
import { openPaper } from "#scripts/demo/paper.ts";
import { quietMsOf } from "#tests/times.ts";

/** 10,000 lines of a real shop's export. It is no part of the repository. */
const REAL_ORDERS = "../shared/data/online-retail-2010-12.csv";
const SECONDS_MAX = 90;

it(
  "tells the story of 10,000 real lines in time, without a violation",
  async () => {
    if (!existsSync(REAL_ORDERS)) {
      process.stderr.write(
        `\n!!! SKIPPED: ${REAL_ORDERS} is not there, so nothing was tested.\n\n`,
      );
      return;
    }
    let text = "";
    const out = new Writable({
      write(chunk: Buffer, _, done) {
        text += chunk.toString("utf8");
        done();
      },
    });
    let told: unknown;
    const tookMs = await quietMsOf(async () => {
      told = await demo({
        file: REAL_ORDERS,
        paper: openPaper(out, "en", false),
        prepare: async () => undefined,
      });
    });
    expect(told).toEqual({ ok: true, value: 0 });
    expect(tookMs / 1000).toBeLessThan(SECONDS_MAX);
    expect(text).toContain("has 10,000 lines");
    expect(text).toContain("2,291: no customer");
    expect(text).toContain("the books balance");
  },
  600_000, // Against hanging only: how long it takes on a quiet machine is measured.
);
