import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { createCollection } from "./collections.ts";
import { anyOddDocument, anyOddQuery } from "./fixtures/anyOddDocument.ts";
import { SEED } from "./fixtures/temporary.ts";
import { compileQuery } from "./match.ts";
import { sureOf } from "./prefilterSure.ts";
import { insertRow, prepare } from "./rows.ts";
import { countMatches } from "./search.ts";
import { openStorage } from "./storage.ts";
import { decodeDoc, encodeDoc } from "./storedText.ts";
import type { Doc } from "./value.ts";

const RUNS = Number(process.env["RUNS"] ?? 25);
const directory = mkdtempSync(join(tmpdir(), "cloudbase-local-"));
const storage = openStorage(directory, "off");

afterAll(() => {
  storage.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Goal: what is counted without being decoded is what a filter would count. */
it("counts as many as match, sure or not", () => {
  let made = 0;
  let sure = 0;
  fc.assert(
    fc.property(
      fc.array(anyOddDocument, { minLength: 1, maxLength: 40 }),
      fc.array(anyOddQuery, { minLength: 20, maxLength: 20 }),
      (bodies, queries) => {
        const name = `d${++made}`;
        createCollection(storage, name);
        const collection = storage.collection(name);
        const docs = bodies.map((body, at): Doc => ({ _id: at, ...decodeDoc(encodeDoc(body)) }));
        for (const doc of docs) insertRow(storage.connection, collection, prepare(doc), made);
        for (const query of queries) {
          const cost = { documentsRead: 0, documentsWritten: 0 };
          if (sureOf(query) !== undefined) sure += 1;
          const counted = countMatches(storage.connection, collection, query, cost);
          expect(counted).toBe(docs.filter(compileQuery(query)).length);
          expect(cost.documentsRead).toBe(docs.length);
        }
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
  expect(sure).toBeGreaterThan(RUNS); // Or nothing was tested.
});
