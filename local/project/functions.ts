import { isAbsolute, join } from "node:path";
import {
  complain,
  listAt,
  objectAt,
  textAt,
  wholeNumberAt,
  within,
  type JsonObject,
  type Place,
} from "./fields.ts";
import { readFunctionConfig } from "./functionConfig.ts";
import { fillIn, type Variables } from "./templates.ts";
import { readTimers, type TimerSpec } from "./triggers.ts";

/** A cloud function as cloudbaserc.json and its own config.json describe it. */
export type FunctionSpec = {
  readonly name: string;
  /** Its folder, absolute; what the cloud gets. */
  readonly directory: string;
  /** The file that holds the handler, absolute. */
  readonly file: string;
  /** The export that is called. */
  readonly exportName: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly timers: readonly TimerSpec[];
  /** The open interfaces that config.json permits, such as "wxacode.getUnlimited". */
  readonly openapi: readonly string[];
};

/** Limits of the platform. */
const FUNCTIONS_MAX = 50;
const TIMEOUT_SECONDS_DEFAULT = 3;
const TIMEOUT_SECONDS_MAX = 900;
const MEMORY_MB_DEFAULT = 256;
const ENVIRONMENT_BYTES_MAX = 4096;

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/;
const HANDLER = /^[A-Za-z0-9_-]+(\/[A-Za-z0-9_-]+)*\.[A-Za-z_$][A-Za-z0-9_$]*$/;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function readFunctions(
  rc: JsonObject,
  place: Place,
  o: { directory: string; variables: Variables },
): FunctionSpec[] {
  const root = fillIn(
    rc["functionRoot"] ?? "functions",
    within(place, "functionRoot"),
    o.variables,
  );
  const functionRoot = textAt(root, within(place, "functionRoot"), /./);
  const list = listAt(rc["functions"] ?? [], within(place, "functions"));
  if (list.length > FUNCTIONS_MAX) {
    throw complain(within(place, "functions"), `has more than ${FUNCTIONS_MAX} entries`);
  }
  const defaults = objectAt(
    rc["functionDefaultConfig"] ?? {},
    within(place, "functionDefaultConfig"),
  );
  const rootPath = isAbsolute(functionRoot) ? functionRoot : join(o.directory, functionRoot);
  const specs = list.map((item, i) =>
    readFunction(item, within(within(place, "functions"), i), { ...o, rootPath, defaults }),
  );
  for (const [i, { name }] of specs.entries()) {
    if (specs.findIndex((other) => other.name === name) !== i) {
      throw complain(within(within(place, "functions"), i), `repeats the name "${name}"`);
    }
  }
  return specs;
}

function readFunction(
  item: unknown,
  place: Place,
  o: { rootPath: string; defaults: JsonObject; variables: Variables },
): FunctionSpec {
  const own = objectAt(item, place);
  const f = objectAt(fillIn({ ...o.defaults, ...own }, place, o.variables), place);
  const name = textAt(f["name"], within(place, "name"), NAME);
  const handler = textAt(f["handler"] ?? "index.main", within(place, "handler"), HANDLER);
  const [file = "", exportName = ""] = handler.split(".");
  const timeout = f["timeout"] ?? TIMEOUT_SECONDS_DEFAULT;
  const memory = f["memorySize"] ?? MEMORY_MB_DEFAULT;
  const directory = join(o.rootPath, name);
  const config = readFunctionConfig(directory, name);
  const triggers = f["triggers"];
  return {
    name,
    directory,
    file: join(directory, `${file}.js`),
    exportName,
    timeoutSeconds: wholeNumberAt(timeout, within(place, "timeout"), 1, TIMEOUT_SECONDS_MAX),
    memoryMb: wholeNumberAt(memory, within(place, "memorySize"), 64, 3072),
    environment: readEnvironment(f["envVariables"] ?? {}, within(place, "envVariables")),
    // The project's word counts for more than the function's own.
    timers:
      triggers === undefined ? config.timers : readTimers(triggers, within(place, "triggers")),
    openapi: config.openapi,
  };
}

function readEnvironment(value: unknown, place: Place): Record<string, string> {
  const environment: Record<string, string> = {};
  let bytes = 0;
  for (const [name, text] of Object.entries(objectAt(value, place))) {
    if (!VARIABLE.test(name)) throw complain(within(place, name), "is no name for a variable");
    environment[name] = textAt(text, within(place, name), /^/);
    bytes += Buffer.byteLength(name) + Buffer.byteLength(environment[name]);
  }
  if (bytes > ENVIRONMENT_BYTES_MAX) {
    throw complain(place, `holds ${bytes} bytes, but CloudBase takes ${ENVIRONMENT_BYTES_MAX}`);
  }
  return environment;
}
