import { badRequest, fieldsOf, onlyFields, textField, type Fields } from "../control/fields.ts";
import { parseEjson } from "../database/ejson.ts";
import { DatabaseError } from "../database/errors.ts";
import { isDoc, type Doc } from "../database/value.ts";
import type { Identity } from "../functions/context.ts";
import { adviceOf } from "./advice.ts";
import { judgeCall, judgeDocumentWish, judgeFile, type RuleBook } from "./book.ts";
import { fillIn } from "./caller.ts";
import type { Span } from "./expression.ts";
import type { Step } from "./judgement.ts";
import type { ReadDocument } from "./lookups.ts";
import type { Operation } from "./ruleFiles.ts";

/** What trying a rule answers, for people. */
export type Outcome = {
  readonly allowed: boolean;
  readonly rule: string;
  readonly reason?: string | undefined;
  readonly proof: readonly Step[];
  readonly unproven: readonly Span[];
  /** What the platform adds to the query by itself, where the collection has a preset. */
  readonly filter?: Doc | undefined;
  /** Something that the query could say, as JSON, so that one more condition is proven. */
  readonly advice?: string | undefined;
};

/** Tries a rule with a wish in JSON, as `/control/rules/try` takes it. Errors: ControlError for a wish not understood. */
export async function attempt(
  book: RuleBook,
  body: unknown,
  o: { nowMs: number; read: ReadDocument },
): Promise<Outcome> {
  const fields = fieldsOf(body);
  const caller = identityOf(fields["identity"]);
  const { proof, failed, ...rest } = await judged(book, fields, caller, o);
  const reads = fields["kind"] === "documents" && fields["operation"] !== "create";
  const advice = reads ? adviceOf(failed, caller) : undefined;
  return { ...rest, proof: proof(), ...(advice === undefined ? {} : { advice }) };
}

function judged(
  book: RuleBook,
  fields: Fields,
  caller: Identity | undefined,
  o: { nowMs: number; read: ReadDocument },
) {
  switch (fields["kind"]) {
    case "function":
      onlyFields(fields, ["kind", "name", "identity"], "a wish to call a function");
      return judgeCall(book, textField(fields, "name"), caller);
    case "file": {
      const known = ["kind", "operation", "path", "owner", "exists", "identity"];
      onlyFields(fields, known, "a wish for a file");
      const operation = oneOf(fields, "operation", ["read", "write"] as const);
      const owner = fields["owner"] === undefined ? undefined : textField(fields, "owner");
      const exists = fields["exists"];
      if (exists !== undefined && typeof exists !== "boolean") {
        throw badRequest("exists must be true or false");
      }
      return judgeFile(
        book,
        { operation, caller, path: textField(fields, "path"), owner, exists },
        o.nowMs,
      );
    }
    case "documents": {
      const known = ["kind", "collection", "operation", "query", "data", "identity"];
      onlyFields(fields, known, "a wish for documents");
      const operation: Operation = oneOf(fields, "operation", OPERATIONS);
      const query = docField(fields, "query");
      const data = docField(fields, "data");
      return judgeDocumentWish(
        book,
        {
          ...{ collection: textField(fields, "collection"), operation, caller, data },
          query: query === undefined ? undefined : fillIn(query, caller),
          filters: true,
        },
        o,
      );
    }
    default:
      throw badRequest("kind must be documents, function or file");
  }
}

const OPERATIONS = ["read", "create", "update", "delete"] as const;

function oneOf<W extends string>(fields: Fields, name: string, words: readonly W[]): W {
  const word = words.find((one) => one === fields[name]);
  if (word === undefined) throw badRequest(`${name} must be one of ${words.join(", ")}`);
  return word;
}

function docField(fields: Fields, name: string): Doc | undefined {
  if (fields[name] === undefined) return undefined;
  try {
    const value = parseEjson(JSON.stringify(fields[name]));
    if (isDoc(value)) return value;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    throw badRequest(`${name}: ${error.message}`);
  }
  throw badRequest(`${name} must be an object in Extended JSON`);
}

const NAMES = ["openid", "unionid", "appid", "uid", "loginType", "customUserId", "source"] as const;

function identityOf(value: unknown): Identity | undefined {
  if (value === undefined || value === null) return undefined;
  const fields = fieldsOf(value);
  onlyFields(fields, NAMES, "identity");
  const names = NAMES.filter((name) => fields[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, textField(fields, name)]));
}
