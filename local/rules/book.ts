import { join } from "node:path";
import type { Doc } from "../database/value.ts";
import type { Identity } from "../functions/context.ts";
import { DECLARED_RULES, declaredRules } from "../project/databases.ts";
import { ProjectError } from "../project/errors.ts";
import { readJsonFile } from "../project/fields.ts";
import { authOf, ownerName } from "./caller.ts";
import {
  invokeRuleOf,
  invokeText,
  readFunctionRules,
  refusalOfCall,
  type FunctionRules,
} from "./functionRules.ts";
import { judgeDocuments } from "./judgeDocuments.ts";
import { judge, type Judgement } from "./judgement.ts";
import type { ReadDocument } from "./lookups.ts";
import { reduce } from "./reduce.ts";
import {
  DATABASE_RULES,
  defaultDocumentRules,
  FUNCTION_RULES,
  readDocumentRules,
  readFileRules,
  STORAGE_RULES,
  type DocumentRules,
  type FileRules,
  type OnMistake,
  type Operation,
} from "./ruleFiles.ts";
import type { World } from "./world.ts";

/** What a client wants to do with documents. `query` of read, update and delete; `data` of create and update. */
export type DocumentWish = {
  readonly collection: string;
  readonly operation: Operation;
  readonly caller: Identity | undefined;
  readonly query?: Doc | undefined;
  readonly data?: Doc | undefined;
  /**
   * The asker adds the verdict's `filter` to the query. The platform's presets filter where its rules refuse: with
   * PRIVATE, a page that asks for all documents gets its own. Without this word, presets are proven like rules.
   */
  readonly filters?: boolean | undefined;
};

export type FileWish = {
  readonly operation: "read" | "write";
  readonly caller: Identity | undefined;
  readonly path: string;
  /** Who uploaded the file; undefined for one that is not there or that no client uploaded. */
  readonly owner: string | undefined;
  /** Whether there is a file; when it is not said, a file without owner counts as one that is about to be made. */
  readonly exists?: boolean | undefined;
};

/** All rules of a project, parsed. */
export type RuleBook = {
  readonly documents: ReadonlyMap<string, DocumentRules>;
  readonly functions: FunctionRules;
  readonly files: FileRules;
};

/** Reads the three files of a project's directory. Errors: ProjectError, each to `onMistake`. */
export function readRuleBook(directory: string, onMistake: OnMistake): RuleBook {
  const read = <T>(file: string, parse: (content: unknown, note: OnMistake) => T): T => {
    try {
      return parse(readJsonFile(join(directory, file)), onMistake);
    } catch (error) {
      if (!(error instanceof ProjectError)) throw error;
      onMistake(error);
      return parse(undefined, onMistake);
    }
  };
  return {
    // What cloudbaserc.json declares holds where the rules' own file is silent.
    documents: new Map([
      ...readDocumentRules(declared(directory, onMistake), onMistake, DECLARED_RULES),
      ...read(DATABASE_RULES, readDocumentRules),
    ]),
    functions: read(FUNCTION_RULES, readFunctionRules),
    files: read(STORAGE_RULES, readFileRules),
  };
}

function declared(directory: string, onMistake: OnMistake): unknown {
  try {
    return declaredRules(directory);
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    onMistake(error);
    return {};
  }
}

const UNNAMED = defaultDocumentRules();

/** A judgement about documents. `filter`: what must be added to the query, where a preset filters. */
export type DocumentJudgement = Judgement & { readonly filter?: Doc };

export async function judgeDocumentWish(
  book: RuleBook,
  wish: DocumentWish,
  o: { nowMs: number; read: ReadDocument },
): Promise<DocumentJudgement> {
  const rules = book.documents.get(wish.collection) ?? UNNAMED;
  const rule = rules[wish.operation];
  const owner = ownerName(wish.caller);
  const isOwners = rules.preset !== undefined && rule.expression.kind !== "literal";
  if (!wish.filters || !isOwners || wish.operation === "create" || owner === undefined) {
    return judgeDocuments(rule, wish, o);
  }
  const filter = { _openid: owner };
  return { ...(await judgeDocuments(rule, { ...wish, query: filter }, o)), filter };
}

export function judgeCall(book: RuleBook, name: string, caller: Identity | undefined): Judgement {
  const rule = invokeRuleOf(book.functions, name);
  const text = invokeText(rule);
  const reason = refusalOfCall(rule, caller);
  const unproven = reason === undefined ? [] : [{ from: 0, to: text.length }];
  return {
    allowed: reason === undefined,
    rule: text,
    reason,
    proof: () => [],
    unproven,
    failed: [],
  };
}

export function judgeFile(book: RuleBook, wish: FileWish, nowMs: number): Judgement {
  const rule = book.files[wish.operation];
  const isNew = wish.exists === undefined ? wish.owner === undefined : !wish.exists;
  // A file belongs to whoever uploads it, so the uploader of a new one is its owner already.
  const openid = wish.operation === "write" && isNew ? ownerName(wish.caller) : wish.owner;
  const world: World = {
    auth: authOf(wish.caller),
    nowMs,
    requestData: undefined,
    resource: { path: wish.path, ...(openid === undefined ? {} : { openid }) },
    fixed: () => undefined,
    look: () => null,
  };
  // Rules of files know no documents, so nothing is left to be proven.
  return judge(
    rule,
    reduce(rule.expression, world),
    () => false,
    () => "",
  );
}
