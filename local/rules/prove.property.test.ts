import fc from "fast-check";
import { compileQuery } from "../database/match.ts";
import type { Doc, Value } from "../database/value.ts";
import { fillIn } from "./caller.ts";
import { ANN, judged, NOW_MS } from "./fixtures/judged.ts";
import { isTrueOf } from "./fixtures/oracle.ts";
import { readRule } from "./names.ts";

/**
 * Goal: the proof is sound. Whenever a query is allowed, each document that it finds makes the rule true, as an
 * evaluation finds that shares nothing with the proof but the parser.
 *
 * Documents hold no lists here but in `members`, about which rules ask with `in` only: see README.md.
 */
const SEED = Number(process.env["SEED"] ?? 20_261_121);
const RUNS = Number(process.env["RUNS"] ?? 5_000);

const anyScalar = fc.constantFrom<Value>(
  null,
  0,
  1,
  2,
  1.5,
  "a",
  "b",
  "",
  true,
  false,
  NaN,
  new Date(NOW_MS - 1),
);
const anyName = fc.constantFrom("x", "y", "z.p", "z.q");
const anyMember = fc.constantFrom("oAnn", "oBea", "a");

const anyDocument: fc.Arbitrary<Doc> = fc.record(
  {
    ...{ x: anyScalar, y: anyScalar },
    z: fc.oneof(
      anyScalar,
      fc.record({ p: anyScalar, q: anyScalar }, { requiredKeys: [], noNullPrototype: true }),
    ),
    members: fc.oneof(anyMember, fc.array(anyMember, { maxLength: 3 })),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const anyCondition: fc.Arbitrary<Value> = fc.oneof(
  { weight: 3, arbitrary: anyScalar },
  fc
    .dictionary(fc.constantFrom("$eq", "$ne", "$gt", "$gte", "$lt", "$lte"), anyScalar, {
      minKeys: 1,
      maxKeys: 2,
      noNullPrototype: true,
    })
    .map((one): Doc => one),
  fc.array(anyScalar, { maxLength: 3 }).map((values): Doc => ({ $in: values })),
  fc.array(anyScalar, { maxLength: 3 }).map((values): Doc => ({ $nin: values })),
  fc.boolean().map((exists): Doc => ({ $exists: exists })),
  anyScalar.map((value): Doc => ({ $not: { $eq: value } })),
);

const anyField: fc.Arbitrary<Doc> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(anyName, anyCondition).map(([name, one]): Doc => ({ [name]: one })),
  },
  fc
    .tuple(fc.constantFrom("p", "q"), anyScalar)
    .map(([name, value]): Doc => ({ z: { [name]: value } })),
  anyMember.map((member): Doc => ({ members: member })),
  fc
    .array(anyMember, { minLength: 1, maxLength: 2 })
    .map((all): Doc => ({ members: { $all: all } })),
  anyMember.map((member): Doc => ({ members: { $ne: member } })),
  fc.constant<Doc>({ x: "{openid}" }),
);

const anyQuery: fc.Arbitrary<Doc> = fc.letrec<{ query: Doc }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, depthIdentifier: "query" },
    { weight: 3, arbitrary: anyField },
    { weight: 2, arbitrary: fc.tuple(anyField, anyField).map(([a, b]): Doc => ({ ...a, ...b })) },
    fc.array(tie("query"), { minLength: 1, maxLength: 3 }).map((all): Doc => ({ $and: all })),
    fc.array(tie("query"), { minLength: 1, maxLength: 3 }).map((some): Doc => ({ $or: some })),
    fc.array(anyField, { minLength: 1, maxLength: 2 }).map((none): Doc => ({ $nor: none })),
  ),
})).query;

const anyValueText = fc.constantFrom(
  ...["null", "0", "1", "2", "'a'", "'b'", "''", "true", "false"],
  ...["auth.openid", "auth.uid", "now", "doc.x", "doc.y", "doc.z.p", "doc.x + 'b'"],
);
const anyComparison = fc
  .tuple(
    fc.oneof({ weight: 4, arbitrary: anyName.map((name) => `doc.${name}`) }, anyValueText),
    fc.constantFrom("==", "!=", ">", ">=", "<", "<="),
    anyValueText,
  )
  .map((words) => words.join(" "));
const anyRule: fc.Arbitrary<string> = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, depthIdentifier: "rule" },
    { weight: 4, arbitrary: anyComparison },
    fc
      .tuple(anyName, fc.array(anyValueText, { maxLength: 3 }))
      .map(([name, items]) => `doc.${name} in [${items.join(", ")}]`),
    anyMember.map((member) => `'${member}' in doc.members`),
    anyName.map((name) => `doc.${name}`),
    tie("rule").map((inner) => `!(${inner})`),
    fc.tuple(tie("rule"), tie("rule")).map(([a, b]) => `(${a}) && (${b})`),
    fc.tuple(tie("rule"), tie("rule")).map(([a, b]) => `(${a}) || (${b})`),
  ),
})).rule;

it(`allows no query that finds a document for which the rule is not true (seed ${SEED})`, async () => {
  let allowed = 0;
  let met = 0;
  await fc.assert(
    fc.asyncProperty(
      anyRule.filter((rule) => rule.length <= 1_024),
      anyQuery,
      fc.array(anyDocument, { minLength: 20, maxLength: 20 }),
      async (rule, query, documents) => {
        if (!(await judged(rule, { query })).allowed) return;
        allowed += 1;
        const matches = compileQuery(fillIn(query, ANN));
        for (const doc of documents) {
          if (!matches(doc)) continue;
          met += 1;
          if (!isTrueOf(readRule(rule, "documents").expression, doc))
            throw new Error(`${rule} is not true of ${JSON.stringify(doc)}`);
        }
      },
    ),
    { seed: SEED, numRuns: RUNS },
  );
  // Else the property would hold of a proof that never succeeds.
  expect(allowed).toBeGreaterThan(RUNS / 40);
  expect(met).toBeGreaterThan(allowed);
}, 60_000);
