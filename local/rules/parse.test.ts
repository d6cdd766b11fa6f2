import { RuleSyntaxError, type Expression } from "./expression.ts";
import { readRule } from "./names.ts";
import { parseExpression } from "./parse.ts";

/** The expression with brackets around all that was joined. */
function shape(part: Expression): string {
  switch (part.kind) {
    case "literal":
      return JSON.stringify(part.value);
    case "list":
      return `[${part.items.map(shape).join(", ")}]`;
    case "name":
      return part.name;
    case "member":
      return `${shape(part.of)}.${part.name}`;
    case "index":
      return `${shape(part.of)}[${shape(part.index)}]`;
    case "join":
      return `(${part.parts.map(shape).join(" + ")})`;
    case "get":
      return `get(${shape(part.path)})`;
    case "not":
      return `(! ${shape(part.of)})`;
    case "in":
      return `(${shape(part.item)} in ${shape(part.list)})`;
    case "compare":
      return `(${shape(part.left)} ${part.operator} ${shape(part.right)})`;
    default:
      return `(${shape(part.left)} ${part.kind} ${shape(part.right)})`;
  }
}

/** Goal: how each form of the grammar is read, and what binds to what. */
it.each([
  ["true", "true"],
  ["undefined == null", "(null == null)"],
  ["doc.a==-1.5", "(doc.a == -1.5)"],
  ["doc.a != 'it\\'s'", '(doc.a != "it\'s")'],
  ['doc.a > "x"', '(doc.a > "x")'],
  ["doc.a >= 1 && doc.b < 2 || doc.c <= 3", "(((doc.a >= 1) and (doc.b < 2)) or (doc.c <= 3))"],
  ["doc.a && (doc.b || doc.c)", "(doc.a and (doc.b or doc.c))"],
  ["!(doc.x in ['a', 'b',])", '(! (doc.x in ["a", "b"]))'],
  ["!doc.a && !!doc.b", "((! doc.a) and (! (! doc.b)))"],
  ["doc.a.b['c d'][0][auth.uid]", "doc.a.b.c d.0[auth.uid]"],
  ["doc.in == 1", "(doc.in == 1)"],
  ["doc._id == 'a' + auth.uid", '(doc._id == ("a" + auth.uid))'],
  [
    "get('database.a.' + auth.uid).role in [1, 2]",
    '(get(("database.a." + auth.uid)).role in [1, 2])',
  ],
  [
    "get(`database.B.${doc.shopId}`).owner == 1",
    '(get(("database.B." + doc.shopId + "")).owner == 1)',
  ],
  ["auth.openid in doc.members", "(auth.openid in doc.members)"],
  [" now  <\n doc.at ", "(now < doc.at)"],
])("reads %s", (text, expected) => {
  expect(shape(parseExpression(text))).toBe(expected);
});

/** Goal: what is not the platform's grammar is refused, with the column (from 1) and a word that helps. */
it.each([
  ["", 1, "expected a value, but found the end"],
  ["doc.a ==", 9, "expected a value, but found the end"],
  ["doc.a === 1", 7, 'write "=="'],
  ["doc.a !== 1", 7, 'write "!="'],
  ["doc.a = 1", 7, 'write "=="'],
  ["doc.a & doc.b", 7, 'write "&&"'],
  ["doc.a | doc.b", 7, 'write "||"'],
  ["doc.a ? 1 : 2", 7, "no ? : choice"],
  ["doc.a * 2 == 1", 7, '"*" is not part of a rule'],
  ["doc.a - 1 == 2", 7, "expected an operator"],
  ["-doc.a == 1", 1, "rules do not calculate"],
  ["doc.a == 'x", 10, "the text has no end"],
  ["doc.a == '\\q'", 11, "unknown escape"],
  ["doc.a == `${doc.b`", 11, '"${" without "}"'],
  ["(doc.a == 1", 12, 'expected ")"'],
  ["doc.a in [1", 12, 'expected "]"'],
  ["doc.a == 1 == 2", 12, "cannot be chained"],
  ["doc.a == (doc.b == 1)", 10, "compares values, not conditions"],
  ["!doc.a in [1]", 1, "write !(… in …)"],
  ["doc.a == 1 doc.b == 2", 12, 'expected an operator, but found "doc"'],
  ["doc. == 1", 6, "expected a field's name"],
  ["doc.1a == 1", 5, "is not part of a rule"],
  ["exists(doc.a)", 1, "there is no function exists()"],
  ["doc.tags.includes('a')", 18, "expected an operator"],
  ["/x/.test(doc.a)", 1, "is not part of a rule"],
  ["newData.a == 1", 1, "not emulated: newData (the variables are auth, doc, request, now)"],
  ["auth.role == 'admin'", 1, "not emulated: auth.role"],
  ["auth[doc.a] == 1", 1, "not emulated: auth[…]"],
  ["request.query.limit < 5", 1, "not emulated: request.query"],
  ["request == null", 1, "not emulated: request as a whole"],
  ["now.year == 1", 1, "not emulated: now.year (now has no fields)"],
  ["resource.openid == 1", 1, "not emulated: resource"],
  ["'yes'", 1, "neither true nor false"],
  [`doc.a == '${"x".repeat(1_024)}'`, 1_025, "the limit is 1024"],
  [`${"(".repeat(60)}true${")".repeat(60)}`, 52, "nested deeper"],
  [`${"!".repeat(60)}doc.a`, 52, "nested deeper"],
  [
    [
      "get('database.a.b')",
      "get('database.a.c')",
      "get('database.a.d')",
      "get('database.a.e')",
    ].join(" == 1 || "),
    85,
    "more than 3",
  ],
  [
    "get('database.a.' + get('database.b.' + get('database.c.d').x).x).x == 1",
    41,
    "nested deeper than 2",
  ],
])("refuses %s", (text, column, message) => {
  let caught: unknown;
  try {
    readRule(text, "documents");
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(RuleSyntaxError);
  const { at, message: said } = caught as RuleSyntaxError;
  expect([at + 1, said]).toEqual([column, expect.stringContaining(message)]);
});

it("takes three calls of get(), two of them inside each other", () => {
  const rule = "get('database.a.' + get('database.b.c').x).y == 1 || get('database.d.e').z == 1";
  expect(readRule(rule, "documents").text).toBe(rule);
});

it("knows other variables in rules of files", () => {
  expect(readRule("resource.openid == auth.uid && now > 1", "files").text).toContain("resource");
  for (const text of ["doc.a == 1", "request.data.a == 1", "resource.size < 5"]) {
    expect(() => readRule(text, "files")).toThrow("not emulated");
  }
  expect(() => readRule("get('database.a.b').c == 1", "files")).toThrow(
    "rules of collections only",
  );
});
