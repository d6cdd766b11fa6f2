import { resolve } from "node:path";
import { createClock } from "../clock.ts";
import { askServer, ServerError } from "../commands/ask.ts";
import { parseWords, UsageError } from "../commands/command.ts";
import { ControlError } from "../control/errors.ts";
import { counted } from "../counted.ts";
import { ProjectError } from "../project/errors.ts";
import { attempt, type Outcome } from "./attempt.ts";
import { readRuleBook, type RuleBook } from "./book.ts";
import { fail } from "./ruleFiles.ts";
import { outcomeText } from "./showOutcome.ts";

export const RULES_HELP = `cloudbase-local rules check [--project DIR]
cloudbase-local rules try   [--project DIR] WISH [who]

check reads database-rules.json, function-rules.json and storage-rules.json and names every mistake.
try   says whether the rules allow a wish of a client, and why not.

WISH is one of
  --collection NAME --operation read|create|update|delete [--query JSON] [--data JSON]
  --function NAME
  --file PATH --operation read|write [--owner NAME] [--new]

who calls; without these words nobody is signed in
  --openid ID --uid ID --login-type WORD

  --project DIR   where the rule files stand          (.)
  --url URL       ask a running server instead: for rules with get(), which read its data

For example: cloudbase-local rules try --collection orders --operation read --query '{"_openid":"{openid}"}' --openid o1

JSON is Extended JSON; the texts {openid} and {uid} are filled in, as on the platform.
Exit code: 0 allowed, 1 refused (check: mistakes found), 2 not understood.
`;

const OPTIONS = {
  project: { type: "string", default: "." },
  url: { type: "string" },
  collection: { type: "string" },
  operation: { type: "string" },
  query: { type: "string" },
  data: { type: "string" },
  function: { type: "string" },
  file: { type: "string" },
  owner: { type: "string" },
  new: { type: "boolean", default: false },
  openid: { type: "string" },
  uid: { type: "string" },
  "login-type": { type: "string" },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** `cloudbase-local rules …`, with the words after `rules`. Resolves to the exit code; writes all that it says to `out`. */
export async function rulesCommand(
  argv: readonly string[],
  out: (text: string) => void,
): Promise<number> {
  try {
    const { values, positionals } = parseWords(argv, OPTIONS);
    const [command, ...rest] = positionals;
    if (values.help) out(RULES_HELP);
    else if (rest.length > 0) throw new UsageError(`what is "${rest.join(" ")}"?`);
    else if (command === "check") return check(resolve(values.project), out);
    else if (command === "try") return await tryWish(values, out);
    else throw new UsageError("say rules try or rules check");
    return 0;
  } catch (error) {
    const expected = [UsageError, ProjectError, ControlError, ServerError];
    if (!expected.some((kind) => error instanceof kind)) throw error;
    const hint = error instanceof UsageError ? "\nSee cloudbase-local rules --help." : "";
    out(`${(error as Error).message}${hint}\n`);
    return 2;
  }
}

type Values = ReturnType<typeof parseWords<typeof OPTIONS>>["values"];

function check(directory: string, out: (text: string) => void): number {
  const mistakes: ProjectError[] = [];
  const book = readRuleBook(directory, (mistake) => mistakes.push(mistake));
  for (const { message } of mistakes) out(`${message}\n`);
  if (mistakes.length > 0) return 1;
  const collections = counted(book.documents.size, "collection");
  const functions = counted(book.functions.size, "function");
  out(`no mistakes in the rules of ${collections}, ${functions} (* counts as one), and of files\n`);
  return 0;
}

async function tryWish(values: Values, out: (text: string) => void): Promise<number> {
  const wish = wishOf(values);
  const wished = `${wordsOf(values)}, ${callerText(values)}`;
  if (values.url !== undefined) {
    const outcome = (await askServer(values.url, "rules/try", wish)) as Outcome;
    out(outcomeText(outcome, wished));
    return outcome.allowed ? 0 : 1;
  }
  const book = readRuleBook(resolve(values.project), fail);
  const outcome = await attempt(book, wish, {
    nowMs: createClock().nowMs(),
    read: () => Promise.reject(new UsageError(NEEDS_SERVER)),
  });
  out(outcomeText(outcome, wished, noteOf(book, values)));
  return outcome.allowed ? 0 : 1;
}

/** A rule that stands in no file would puzzle whoever looks for it there. */
function noteOf(book: RuleBook, { collection }: Values): string | undefined {
  if (collection === undefined || book.documents.has(collection)) return undefined;
  return `no file has rules for ${collection}: this is what CloudBase gives a new collection`;
}

const NEEDS_SERVER =
  "the rule uses get(), which reads documents: start cloudbase-local and give its address with --url";

/** The wish as `/control/rules/try` takes it. */
function wishOf(values: Values): Record<string, unknown> {
  const kinds = [values.collection, values.function, values.file];
  if (kinds.filter((one) => one !== undefined).length !== 1) {
    throw new UsageError("give one of --collection, --function, --file");
  }
  const { openid, uid, operation } = values;
  const identity = withoutGaps({ openid, uid, loginType: values["login-type"] });
  const who = Object.keys(identity).length === 0 ? {} : { identity };
  if (values.function !== undefined) return { kind: "function", name: values.function, ...who };
  if (values.file !== undefined) {
    const exists = values.new ? false : undefined;
    const file = { operation, path: values.file, owner: values.owner, exists };
    return { kind: "file", ...withoutGaps(file), ...who };
  }
  const query = jsonOption("--query", values.query);
  const data = jsonOption("--data", values.data);
  const documents = { collection: values.collection, operation, query, data };
  return { kind: "documents", ...withoutGaps(documents), ...who };
}

function withoutGaps(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function jsonOption(option: string, text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${option} is not JSON: ${(error as Error).message}`);
  }
}

function wordsOf({ collection, file, operation, query, data, ...values }: Values): string {
  if (values.function !== undefined) return `call of ${values.function}`;
  if (file !== undefined) return `${operation} of the file ${file}`;
  const asked = query === undefined ? "" : ` where ${query}`;
  return `${operation} of ${collection}${asked}${data === undefined ? "" : ` with ${data}`}`;
}

function callerText({ openid, uid, ...values }: Values): string {
  const names = [
    ...(openid === undefined ? [] : [`openid ${openid}`]),
    ...(uid === undefined ? [] : [`uid ${uid}`]),
    ...(values["login-type"] === undefined ? [] : [`loginType ${values["login-type"]}`]),
  ];
  return names.length === 0 ? "nobody signed in" : `by ${names.join(", ")}`;
}
