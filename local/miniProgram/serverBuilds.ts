import { createBuilder, type BuildOptions, type Built } from "./build/build.ts";
import { BuildError, problemText } from "./build/problem.ts";
import type { MiniProgramBuild } from "../api.ts";

/** What open phones are told. */
export type News = { readonly hash?: string; readonly problems?: readonly string[] };

/** The newest build that worked, and what is wrong with the newest one. */
export type Builds = {
  build(): Promise<{ readonly news: News; readonly result: MiniProgramBuild }>;
  built(): Built | undefined;
  problems(): readonly string[] | undefined;
  news(): News;
  /** The folder to watch, once it is known. */
  folder(): string | undefined;
  close(): Promise<void>;
};

export function createBuilds(options: BuildOptions): Builds {
  const builder = createBuilder(options);
  let last: Built | undefined;
  let problems: readonly string[] | undefined;
  // One after another: a build that began before a change must not come last.
  let queue: Promise<unknown> = Promise.resolve();

  async function buildNow() {
    const startedMs = performance.now();
    try {
      last = await builder.build();
      problems = undefined;
    } catch (error) {
      if (!(error instanceof BuildError)) throw error;
      problems = error.problems.map(problemText);
    }
    const tookMs = Math.round(performance.now() - startedMs);
    return { news: news(), result: { tookMs, problems: problems ?? [] } };
  }
  function news(): News {
    return problems === undefined ? { ...(last && { hash: last.hash }) } : { problems };
  }
  return {
    build() {
      const next = queue.then(buildNow);
      queue = next.catch(() => undefined);
      return next;
    },
    built: () => last,
    problems: () => problems,
    news,
    folder: () => last?.project.root,
    close: () => builder.close(),
  };
}
