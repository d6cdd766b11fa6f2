import { existsSync, readdirSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Project } from "../project.ts";
import type { FunctionSpec } from "../project/functions.ts";
import type { Finding } from "./doctor.ts";
import { readFunctionCode, type CodeFacts } from "./functionCode.ts";

/** What the code of a project's functions uses and does not have here. */
export function codeFindings(project: Project): Finding[] {
  const read = project.functions
    .filter(({ file }) => existsSync(file))
    .map((spec): [FunctionSpec, CodeFacts] => {
      const [entry, directory] = [realpathSync(spec.file), realpathSync(spec.directory)];
      return [spec, readFunctionCode(entry, directory)];
    });
  return [
    ...read.flatMap(([spec, facts]) => [...missingPackages(spec, facts)]),
    ...unnamedFolders(project),
    ...read.flatMap(([spec, facts]) => [...unknownCalls(spec, facts, project)]),
    ...read.flatMap(([spec, facts]) => [...unpermitted(spec, facts)]),
    ...unmadeCollections(read, project),
  ];
}

function* missingPackages({ name, directory }: FunctionSpec, { missing }: CodeFacts) {
  for (const [id, { isNeeded }] of missing) {
    const text = `function ${name} needs the package ${id}: run npm install in ${directory}`;
    const finding: Finding = isNeeded
      ? { mark: "wrong", text }
      : { mark: "warning", text: `${text}, unless it can do without` };
    yield finding;
  }
}

/** Folders that look like functions and are not served, because the file names others. */
function unnamedFolders({ functions }: Project): Finding[] {
  const [first] = functions;
  if (first === undefined) return [];
  const root = dirname(first.directory);
  if (!existsSync(root)) return [];
  const named = new Set(functions.map(({ directory }) => basename(directory)));
  return readdirSync(root)
    .filter((name) => !named.has(name) && existsSync(join(root, name, "index.js")))
    .map((name) => {
      const text = `${join(root, name)} is not served: cloudbaserc.json does not name it in functions`;
      return { mark: "warning", text };
    });
}

function* unknownCalls({ name }: FunctionSpec, { calls }: CodeFacts, { functions }: Project) {
  for (const called of calls) {
    if (functions.some((spec) => spec.name === called)) continue;
    const text = `function ${name} calls ${called}, which the project does not have`;
    const finding: Finding = { mark: "warning", text };
    yield finding;
  }
}

/** In the cloud a function may ask only for what its config.json names. */
function* unpermitted(spec: FunctionSpec, { openapi }: CodeFacts) {
  const lacking = [...openapi].filter((api) => !spec.openapi.includes(api));
  if (lacking.length === 0) return;
  const wanted = JSON.stringify(lacking);
  const text = `function ${spec.name} may not ask WeChat for ${lacking.join(", ")} in the cloud: put ${wanted} into permissions.openapi of its config.json`;
  const finding: Finding = { mark: "warning", text };
  yield finding;
}

function unmadeCollections(
  read: readonly (readonly [FunctionSpec, CodeFacts])[],
  { collections }: Project,
): Finding[] {
  const used = new Set(read.flatMap(([, facts]) => [...facts.collections]));
  const unmade = [...used].filter((name) => !collections.has(name)).sort();
  if (unmade.length === 0) return [];
  const text = `no file of the project names these collections, which its functions use. Name them in database-indexes.json, or start with --collections ${unmade.join(",")}`;
  return [{ mark: "warning", text }];
}
