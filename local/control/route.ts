/** What a route of the control door is asked with. `body` is `{}` where there was none. */
export type Asked = { readonly body: unknown; readonly query: URLSearchParams };

export type Route = {
  readonly method: "GET" | "POST";
  /** The fields of the answer beside `ok`. Throws ControlError to refuse. */
  run(asked: Asked): Promise<object>;
  /** What POST does where `method` is GET; refused where it is left out. */
  change?(asked: Asked): Promise<object>;
};

/** By path, as `/control/clock`. */
export type Routes = ReadonlyMap<string, Route>;

export function get(run: Route["run"]): Route {
  return { method: "GET", run };
}

export function post(run: Route["run"]): Route {
  return { method: "POST", run };
}

/** GET shows something, POST changes it. */
export function getAndPost(run: Route["run"], change: Route["run"]): Route {
  return { method: "GET", run, change };
}
