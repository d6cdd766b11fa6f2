import fc from "fast-check";
import { bookedFen } from "#core/commission/case.ts";
import { pricedFact } from "#core/commission/facts.ts";
import { owedBy, sharesOf } from "#core/commission/shares.ts";
import { concerned, type Material } from "#core/explain/material.ts";
import type { Statement } from "#core/explain/statement.ts";
import { stepsOf } from "#core/explain/steps.ts";
import { orderStory, readBy } from "#core/explain/story.ts";
import { TELLERS } from "#core/explain/tellers.ts";
import { differencesOf } from "#core/explain/testing/sameFacts.ts";
import { anyMaterial } from "#core/explain/testing/soldStory.ts";
import { LANGUAGES, linesOf } from "#core/explain/text.ts";
import { partFloor, shareFloor } from "#core/money.ts";

/** Goal: what is told is what is booked, and nobody reads of another. */

const sharesIn = ({ case: known }: Material) => sharesOf(known?.facts ?? []);

it("finds nothing amiss where pricing, books and plan agree", () => {
  fc.assert(
    fc.property(anyMaterial, (material) => {
      const found = orderStory(material).filter(({ statement }) => statement.kind === "finding");
      expect(found).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

/** The amounts that the arithmetic of each share comes to, step by step as it is told. */
function recomputed(statements: readonly Statement[]): number[] {
  const amounts: number[] = [];
  let amountFen = 0;
  for (const one of statements) {
    if (one.kind === "rated") {
      expect(shareFloor(one.baseFen, one.rateBp)).toBe(one.amountFen);
      amountFen = one.amountFen;
    }
    if (one.kind === "fixed") {
      expect(partFloor(one.fixedFen, one.baseFen, one.paidFen)).toBe(one.amountFen);
      amountFen = one.amountFen;
    }
    if (one.kind === "lineCap") expect(shareFloor(one.baseFen, one.capBp)).toBe(one.capFen);
    if (one.kind === "lineCap" || one.kind === "suppliedFirst" || one.kind === "orderCap") {
      expect(one.cutFen).toBeGreaterThan(0);
      amountFen -= one.cutFen;
      expect(one.leftFen).toBe(amountFen);
    }
    if (one.kind === "share") {
      expect(one.amountFen).toBe(amountFen);
      amounts.push(amountFen);
    }
  }
  return amounts;
}

it("tells an arithmetic that comes to the shares that are booked", () => {
  fc.assert(
    fc.property(anyMaterial, (material) => {
      const statements = readBy(orderStory(material), "staff");
      const shares = sharesIn(material);
      expect(recomputed(statements)).toEqual(shares.map(({ amountFen }) => amountFen));
      for (const one of statements) {
        if (one.kind === "base") {
          const taken = one.refunds.reduce((sum, { refundFen }) => sum + refundFen, 0);
          expect(one.paidFen - taken).toBe(one.baseFen);
        }
        if (one.kind !== "sum") continue;
        const { promoterId } = one.who;
        expect(one.amountFen).toBe(owedBy(shares).get(promoterId) ?? 0);
        if (material.case) expect(one.amountFen).toBe(bookedFen(material.case, promoterId));
      }
    }),
    { numRuns: 400 },
  );
});

it("tells staff who was served before whom a cap cut, to the fen", () => {
  fc.assert(
    fc.property(anyMaterial, (material) => {
      const statements = readBy(orderStory(material), "staff");
      let baseFen = 0;
      for (const [index, one] of statements.entries()) {
        if (one.kind === "base") baseFen = one.baseFen;
        if (one.kind !== "lineCap" && one.kind !== "suppliedFirst" && one.kind !== "orderCap") {
          continue;
        }
        const next = statements[index + 1];
        const served = next?.kind === "served" ? next.by : [];
        const capFen = one.kind === "suppliedFirst" ? baseFen : one.capFen;
        const takenFen = served.reduce((sum, { amountFen }) => sum + amountFen, 0);
        expect(capFen - takenFen).toBe(one.leftFen);
      }
    }),
    { numRuns: 400 },
  );
});

/** What somebody reads instead of an amount, or the amount itself. */
const REASONS = [
  ...["share", "unpaid", "lineNothing", "unpriced", "bannedShare", "noPlan", "gift"],
];

it("tells everybody who earns or stands in the chain what he got, or why nothing", () => {
  fc.assert(
    fc.property(anyMaterial, (material) => {
      const told = orderStory(material);
      for (const promoterId of concerned(material.order, material.case)) {
        const own = readBy(told, { promoterId });
        const sums = own.filter(({ kind }) => kind === "sum");
        expect(sums).toHaveLength(1);
        expect(own.some(({ kind }) => REASONS.includes(kind))).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

const isSubsequence = (part: readonly string[], whole: readonly string[]): boolean => {
  let at = 0;
  for (const line of whole) if (at < part.length && part[at] === line) at += 1;
  return at === part.length;
};

/** Every amount in a statement, however deep. */
function amountsIn(value: unknown, found: number[] = []): number[] {
  if (typeof value !== "object" || value === null) return found;
  for (const [name, inner] of Object.entries(value)) {
    if (name.endsWith("Fen") && typeof inner === "number") found.push(inner);
    else amountsIn(inner, found);
  }
  return found;
}

/** All that somebody may know in fen: his own steps and rows, what was paid for his lines, and what the plan says. */
function ownAmounts(material: Material, promoterId: string): ReadonlySet<number> {
  const facts = material.case?.facts ?? [];
  const paid = pricedFact(facts);
  if (!paid) throw new Error("every sale is paid");
  const own = stepsOf(paid, facts).filter((step) => step.promoterId === promoterId);
  const ofLines = new Set(own.map(({ line }) => paid.lines[line]?.sku));
  const plan = material.plan && "published" in material.plan ? material.plan.published.plan : null;
  return new Set([
    0,
    ...amountsIn(plan),
    ...own.flatMap(({ line, rate, baseFen, fullFen, afterLineFen, amountFen }) => [
      ...[baseFen, fullFen, afterLineFen, amountFen, fullFen - afterLineFen],
      ...[afterLineFen - amountFen, shareFloor(baseFen, paid.capBp), rate.fixedFen ?? 0],
      paid.lines[line]?.paidFen ?? 0,
      ...[1, 2, 3].map((pieces) => (rate.fixedFen ?? 0) / pieces),
    ]),
    // What was refunded of his own lines; a line is told its part of the refund.
    ...refundParts(facts, ofLines, paid.lines),
    ...sharesIn(material)
      .filter((share) => share.promoterId === promoterId)
      .map(({ amountFen }) => amountFen),
    owedBy(sharesIn(material)).get(promoterId) ?? 0,
    ...(material.case?.schedule ?? [])
      .filter((row) => row.promoterId === promoterId)
      .map(({ amountFen }) => amountFen),
  ]);
}

function refundParts(
  facts: readonly { readonly key: string }[],
  skus: ReadonlySet<string | undefined>,
  lines: readonly { readonly sku: string; readonly paidFen: number }[],
): readonly number[] {
  const left = lines.map(({ paidFen }) => paidFen);
  return facts.flatMap((fact) => {
    if (!fact.key.startsWith("refund/") || !("lines" in fact)) return [];
    const refunded = fact.lines as readonly { sku: string; refundFen: number }[];
    return refunded.flatMap(({ sku, refundFen }) => {
      let toTake = refundFen;
      return lines.map((line, index) => {
        if (line.sku !== sku) return 0;
        const part = Math.min(toTake, left[index] ?? 0);
        left[index] = (left[index] ?? 0) - part;
        toTake -= part;
        return skus.has(sku) ? part : 0;
      });
    });
  });
}

it("tells the same in both languages: sentence by sentence, to the last figure", () => {
  fc.assert(
    fc.property(anyMaterial, (material) => {
      expect(differencesOf(readBy(orderStory(material), "staff"))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

const OWN =
  "gives a promoter the auditor's text with lines left out, and nothing that is another's: %s";
it.each(LANGUAGES)(OWN, (language) => {
  fc.assert(
    fc.property(anyMaterial, (material) => {
      const told = orderStory(material);
      const words = TELLERS[language];
      const whole = linesOf(words, readBy(told, "staff"));
      for (const promoterId of concerned(material.order, material.case)) {
        const own = readBy(told, { promoterId });
        const lines = linesOf(words, own);
        expect(isSubsequence(lines, whole)).toBe(true);
        const data = `${JSON.stringify(own)}\n${lines.join("\n")}`;
        const ids = new Set(data.match(/id-of-[A-Z0-9]+|staff-\d|nobody/g) ?? []);
        expect([...ids].filter((id) => id !== promoterId)).toEqual([]);
        const number = material.promoters.find(({ _id }) => _id === promoterId)?.number;
        const numbers = [...data.matchAll(/推广员 (\d+) 号|Promoter #(\d+)/g)].map(([, zh, en]) =>
          Number(zh ?? en),
        );
        expect(numbers.filter((one) => one !== number)).toEqual([]);
        const known = ownAmounts(material, promoterId);
        expect(amountsIn(own).filter((amount) => !known.has(amount))).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
});
