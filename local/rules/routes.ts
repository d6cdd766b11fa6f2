import type { Clock } from "../clock.ts";
import { get, post, type Routes } from "../control/route.ts";
import { attempt } from "./attempt.ts";
import type { RuleBook } from "./book.ts";
import { invokeText } from "./functionRules.ts";
import type { ReadDocument } from "./lookups.ts";
import type { DocumentRules } from "./ruleFiles.ts";

/** The control routes of the rules: all of them as read, and trying one. */
export function createRoutes(o: { book: RuleBook; read: ReadDocument; clock: Clock }): Routes {
  const { book, read, clock } = o;
  return new Map([
    ["/control/rules", get(async () => shownBook(book))],
    ["/control/rules/try", post(({ body }) => attempt(book, body, { nowMs: clock.nowMs(), read }))],
  ]);
}

function shownBook({ documents, functions, files }: RuleBook): object {
  return {
    documents: Object.fromEntries([...documents].map(([name, rules]) => [name, shown(rules)])),
    functions: Object.fromEntries([...functions].map(([name, rule]) => [name, invokeText(rule)])),
    files: { preset: files.preset ?? "CUSTOM", read: files.read.text, write: files.write.text },
  };
}

function shown({ preset, ...rules }: DocumentRules): object {
  return {
    preset: preset ?? "CUSTOM",
    read: rules.read.text,
    create: rules.create.text,
    update: rules.update.text,
    delete: rules.delete.text,
  };
}
