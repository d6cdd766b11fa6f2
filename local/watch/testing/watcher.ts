import cloudbase from "@cloudbase/js-sdk";

/**
 * A process of its own for the js-sdk, which keeps sockets and timers for ever: `watcher.cjs MODE HOST [anonymous]`.
 * It is told by messages what to watch, and tells what its listeners hear.
 */
export type Order =
  | {
      readonly watch: string;
      readonly collection: string;
      readonly where?: object;
      readonly orderBy?: readonly [string, "asc" | "desc"];
      readonly limit?: number;
      readonly doc?: string | number;
    }
  | { readonly close: string };

export type Heard = {
  readonly watch: string;
  readonly docs?: readonly Record<string, unknown>[];
  readonly changes?: readonly Record<string, unknown>[];
  readonly error?: string;
};

interface Listener {
  close(): void;
}
interface Query {
  where(query: object): Query;
  orderBy(field: string, direction: string): Query;
  limit(count: number): Query;
  doc(id: unknown): Query;
  watch(o: { onChange(snapshot: Heard & Snapshot): void; onError(error: unknown): void }): Listener;
}
interface Snapshot {
  readonly docChanges: readonly Record<string, unknown>[];
}

const [, , mode, host = "", signIn] = process.argv;
const app = cloudbase.init({
  env: "local-env",
  endPointMode: mode === "GATEWAY" ? "GATEWAY" : "CLOUD_API",
  // Whoever has not signed in is not even asked for by the SDK; with a key it lets him go on.
  ...(signIn === "anonymous" ? {} : { accessKey: "some.access.key" }),
});
app.registerHost(host, "http");
const listeners = new Map<string, Listener>();

function tell(heard: Heard): void {
  process.send?.(heard);
}

function watch(order: Exclude<Order, { close: string }>): void {
  const { watch: name, collection, where, orderBy, limit, doc } = order;
  let query = app.database().collection(collection) as object as Query;
  if (doc !== undefined) query = query.doc(doc);
  if (where !== undefined) query = query.where(where);
  if (orderBy !== undefined) query = query.orderBy(...orderBy);
  if (limit !== undefined) query = query.limit(limit);
  const listener = query.watch({
    onChange: ({ docs, docChanges }) =>
      tell({ watch: name, docs: docs ?? [], changes: docChanges }),
    onError: (error) => tell({ watch: name, error: JSON.stringify(error) + String(error) }),
  });
  listeners.set(name, listener);
}

// In Node the SDK leaves the promise of a refused listener to nobody, which would end the process.
process.on("unhandledRejection", () => undefined);

async function main(): Promise<void> {
  if (signIn === "anonymous") await app.auth.signInAnonymously({});
  process.on("message", (order: Order) => {
    if ("watch" in order) return watch(order);
    listeners.get(order.close)?.close();
    tell({ watch: order.close });
  });
  tell({ watch: "ready" });
}

main().catch((error: unknown) => tell({ watch: "ready", error: String(error) }));
