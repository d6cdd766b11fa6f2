import { createClock } from "./clock.ts";
import type { Project } from "./project.ts";
import { runServer } from "./runServer.ts";
import { finishImport, setClock } from "./state/finishImport.ts";

export type ServerOptions = {
  /** Where cloudbaserc.json stands. */
  readonly projectDirectory: string;
  readonly dataDirectory: string;
  /** 0: any free port. */
  readonly port: number;
  /** "off" trades the last moments' writes for speed when the machine (not the process) dies. */
  readonly durability: "full" | "off";
  /** Writes the calls of clients down, for `replay-export`. */
  readonly record?: boolean | undefined;
  /** A MongoDB replica set to keep the documents in, instead of the data directory. */
  readonly mongodbUri?: string | undefined;
  /** Starts with the clock frozen at this instant. */
  readonly freezeAtMs?: number | undefined;
  /** Lets the clock run so many times as fast as real time. */
  readonly clockFactor?: number | undefined;
  /** The environment's name, instead of the project's own. */
  readonly env?: string | undefined;
  /** Collections to make, besides those that the project's files name. */
  readonly collections?: readonly string[] | undefined;
  /** Hands the caller's identity on to functions that functions call. CloudBase's documents say that it does not. */
  readonly nestedOpenid?: boolean | undefined;
  /** Functions whose timers run only when the control door says so. */
  readonly timersOff?: readonly string[] | undefined;
  /** What `{{env.X}}` is looked up in, before `.env.local` and `.env`. */
  readonly environment: NodeJS.ProcessEnv;
  /** What went wrong inside, for whoever watches the terminal. */
  readonly onError: (error: unknown) => void;
};

export interface Server {
  readonly url: string;
  readonly project: Project;
  /** Settles when everything has stopped and the data is closed. May be called again. */
  close(): Promise<void>;
}

/**
 * Starts the server, and starts it again by itself, at the same address, when its state was replaced by an import.
 *
 * Errors: ProjectError; those of the file system and of the port (EADDRINUSE) as they come.
 */
export async function startServer(o: ServerOptions): Promise<Server> {
  const clock = createClock(o.freezeAtMs);
  if (o.clockFactor !== undefined) clock.runAt(o.clockFactor);
  let isClosed = false;
  const start = (port: number): Promise<Server> => {
    const announced = finishImport(o.dataDirectory);
    if (announced !== undefined) setClock(clock, announced.clock);
    return runServer({ ...o, port }, { clock, restart, importId: announced?.importId });
  };
  async function startAgain(): Promise<Server> {
    const before = await running;
    await before.close();
    return isClosed ? before : start(Number(new URL(before.url).port));
  }
  function restart(): void {
    // The answer to whoever imports must be on its way first.
    setImmediate(() => {
      running = startAgain();
      running.catch(o.onError);
    });
  }

  let running = start(o.port);
  const { url, project } = await running;
  const close = async () => {
    isClosed = true;
    const last = await running.catch(() => undefined);
    await last?.close();
  };
  return { url, project, close };
}
