import { placeOf } from "./prefilter.ts";
import { isDoc, type Doc, type Value } from "./value.ts";

/** More than this are read as quickly with the whole document. */
const FIELDS_MAX = 8;

/** Stages whose documents are made of what their expressions say, and of nothing else that came before. */
const MAKERS: ReadonlySet<string> = new Set([
  "$group",
  "$count",
  "$sortByCount",
  "$bucket",
  "$bucketAuto",
]);

/** Stages that pass documents on as they are, or with what their expressions add. */
const PASSERS: ReadonlySet<string> = new Set(["$skip", "$limit", "$sample", "$addFields", "$set"]);

/**
 * The top-level fields that a query and the stages after it look at, if nothing of the rest of a document can show in
 * the result; undefined where whole documents are needed, or where it is not certain.
 */
export function neededFields(query: Doc, stages: readonly Doc[]): readonly string[] | undefined {
  const names = new Set<string>();
  if (!takeQuery(query, names)) return undefined;
  for (const stage of stages) {
    const [name = "", spec = null] = Object.entries(stage)[0] ?? [];
    if (MAKERS.has(name)) return takeExpression(spec, names) ? listed(names) : undefined;
    if (!takeStage(name, spec, names)) return undefined;
  }
  return undefined; // Whole documents come out at the end.
}

function listed(names: ReadonlySet<string>): readonly string[] | undefined {
  return names.size <= FIELDS_MAX ? [...names] : undefined;
}

function takeStage(name: string, spec: Value, names: Set<string>): boolean {
  if (name === "$match") return isDoc(spec) && takeQuery(spec, names);
  if (name === "$sort") {
    return isDoc(spec) && Object.keys(spec).every((path) => takePath(path, names));
  }
  if (name === "$unwind") return takeExpression(spec, names);
  if (name === "$addFields" || name === "$set") {
    // What is put into a field leaves the rest of it, and what it holds may be looked at later.
    const paths = isDoc(spec) ? Object.keys(spec) : [];
    return paths.every((path) => takePath(path, names)) && takeExpression(spec, names);
  }
  return PASSERS.has(name);
}

function takePath(path: string, names: Set<string>): boolean {
  const [top = ""] = path.split(".");
  if (placeOf(top) === undefined) return false;
  names.add(top);
  return true;
}

/** `$expr` holds an expression; a schema, and whatever else may come, may ask of the whole document. */
function takeQuery(query: Doc, names: Set<string>): boolean {
  return Object.entries(query).every(([key, operand]) => {
    if (!key.startsWith("$")) return takePath(key, names);
    if (key === "$comment") return true;
    if (key === "$expr") return takeExpression(operand, names);
    const isJoin = key === "$and" || key === "$or" || key === "$nor";
    if (!isJoin || !Array.isArray(operand)) return false;
    return operand.every((part) => isDoc(part) && takeQuery(part, names));
  });
}

/** Each text that could be a path counts as one. Variables are harmless but for those that hold the document. */
function takeExpression(expression: Value, names: Set<string>): boolean {
  if (typeof expression === "string") {
    if (/^\$\$(ROOT|CURRENT)/.test(expression)) return false;
    const isPath = expression.startsWith("$") && !expression.startsWith("$$");
    return !isPath || takePath(expression.slice(1), names);
  }
  if (Array.isArray(expression)) return expression.every((item) => takeExpression(item, names));
  if (!isDoc(expression)) return true;
  return Object.entries(expression).every(
    ([name, operand]) => name !== "$getField" && takeExpression(operand, names),
  );
}
