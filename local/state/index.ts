import { isAbsolute, relative, resolve } from "node:path";
import type { Clock } from "../clock.ts";
import { ControlError } from "../control/errors.ts";
import { badRequest, fieldsOf, onlyFields, textField } from "../control/fields.ts";
import { get, post, type Routes } from "../control/route.ts";
import type { Files } from "../storage/files.ts";
import { exportState } from "./exportState.ts";
import type { Manifest } from "./manifest.ts";
import { stageImport } from "./stageImport.ts";

/**
 * `/control/state…`: the whole state goes out into a folder of readable files, and comes back from one.
 *
 * An import is checked and built beside the data; then the answer goes out and the server starts again on the new data,
 * at the same address. `GET /control/state` tells which import it runs on.
 */
export function stateRoutes(o: {
  env: string;
  /** The server's data directory. */
  directory: string;
  clock: Clock;
  storage: { readonly files: Files };
  /** The import that the present data come from, if the server started on it. */
  importId: string | undefined;
  /** Starts the server again on announced data. */
  restart: () => void;
  /** Why the state cannot be exported or imported here; undefined: it can. */
  refused?: string | undefined;
}): Routes {
  let isBusy = false;
  const alone = async (run: () => Promise<object>): Promise<object> => {
    if (o.refused !== undefined) throw new ControlError("not_emulated", o.refused);
    if (isBusy) throw new ControlError("state_busy", "an export or import is under way: wait", 409);
    isBusy = true;
    return run().finally(() => (isBusy = false));
  };
  const { env, clock, storage, directory: dataDirectory } = o;

  return new Map([
    ["/control/state", get(async () => ({ importId: o.importId ?? null }))],
    [
      "/control/state/export",
      post(async ({ body }) => {
        const directory = directoryIn(body, dataDirectory, "state/export");
        const parts = { dataDirectory, env, clock, files: storage.files };
        return alone(async () => summaryOf(directory, await exportState(parts, directory)));
      }),
    ],
    [
      "/control/state/import",
      post(async ({ body }) => {
        const directory = directoryIn(body, dataDirectory, "state/import");
        return alone(async () => {
          const { importId, manifest } = await stageImport(dataDirectory, directory);
          o.restart();
          return { importId, ...summaryOf(directory, manifest) };
        });
      }),
    ],
  ]);
}

/** A path of this machine, whole, and not inside of the data that are exported or replaced. */
function directoryIn(body: unknown, dataDirectory: string, where: string): string {
  const fields = fieldsOf(body);
  onlyFields(fields, ["directory"], where);
  const directory = textField(fields, "directory");
  if (!isAbsolute(directory)) throw badRequest("directory must be a whole path, from / on");
  const inside = relative(resolve(dataDirectory), resolve(directory));
  const outward = relative(resolve(directory), resolve(dataDirectory));
  if (!inside.startsWith("..") || !outward.startsWith("..")) {
    throw badRequest("directory must stand beside the data directory, neither in it nor around it");
  }
  return resolve(directory);
}

function summaryOf(directory: string, { collections, files, folders }: Manifest): object {
  const documents = collections.reduce((sum, each) => sum + each.documents, 0);
  return { directory, collections: collections.length, documents, files, folders };
}
