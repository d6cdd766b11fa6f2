import { isObject, listAt, objectAt, within, type JsonObject, type Place } from "./fields.ts";

const FUNCTION_PLUGIN = "@cloudbase/framework-plugin-function";
const DATABASE_PLUGIN = "@cloudbase/framework-plugin-database";

/**
 * cloudbaserc.json with what its `framework.plugins` say of functions and collections written where the file says it
 * without the framework: `functionRoot`, `functions`, `functionDefaultConfig` and `databases`. What the file itself
 * says counts for more. Other plugins (websites, containers) have nothing that runs here.
 *
 * Errors: ProjectError. Source: docs.cloudbase.net/framework/plugins.
 */
export function withoutFramework(rc: JsonObject, place: Place): JsonObject {
  if (rc["framework"] === undefined) return rc;
  const at = within(place, "framework");
  const plugins = objectAt(rc["framework"], at)["plugins"] ?? {};
  const all = within(at, "plugins");
  let folded: JsonObject = {};
  for (const [name, value] of Object.entries(objectAt(plugins, all))) {
    const plugin = objectAt(value, within(all, name));
    const inputs = within(within(all, name), "inputs");
    folded = { ...folded, ...fieldsOf(plugin, inputs) };
  }
  return { ...folded, ...rc };
}

function fieldsOf(plugin: JsonObject, place: Place): JsonObject {
  // A version may follow the name: "…-function@1.3.5".
  const use = String(plugin["use"]).replace(/(.)@[^@/]*$/, "$1");
  const inputs = objectAt(plugin["inputs"] ?? {}, place);
  if (use === DATABASE_PLUGIN) return present({ databases: inputs["collections"] });
  if (use !== FUNCTION_PLUGIN) return {};
  const paths = objectAt(inputs["servicePaths"] ?? {}, within(place, "servicePaths"));
  const { functions } = inputs;
  return present({
    functionRoot: inputs["functionRootPath"],
    functionDefaultConfig: inputs["functionDefaultConfig"],
    functions:
      functions === undefined
        ? undefined
        : listAt(functions, within(place, "functions")).map((item) => withPath(item, paths)),
  });
}

/** `servicePaths` leads paths of the HTTP access to functions, as a function's own `path` does. */
function withPath(item: unknown, paths: JsonObject): unknown {
  if (!isObject(item)) return item;
  const path = paths[String(item["name"])];
  return path === undefined ? item : { path, ...item };
}

function present(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
