/** Where the functions are: `config.json` beside index.html, written at deployment. */
export type Config = {
  readonly envId: string;
  /** Of an environment outside of Shanghai: its region, such as "ap-guangzhou". */
  readonly region?: string;
  /** Address and port of a cloudbase-local; left out = CloudBase. */
  readonly localHost?: string;
};

/** Somebody of the demo who may be signed in as. Served by `npm start` only. */
export type DemoAccount = {
  readonly username: string;
  readonly password: string;
  readonly role: string;
};

export async function readConfig(): Promise<Config> {
  const config = (await readJson("config.json")) as Partial<Config> | null;
  if (typeof config?.envId !== "string") throw new Error("config.json");
  return config as Config;
}

/** The accounts of the demo; none where there is no demo. */
export async function readDemo(config: Config): Promise<readonly DemoAccount[]> {
  if (config.localHost === undefined) return [];
  const demo = (await readJson("demo.json").catch(() => null)) as {
    readonly accounts?: readonly DemoAccount[];
  } | null;
  return demo?.accounts ?? [];
}

async function readJson(file: string): Promise<unknown> {
  const reply = await fetch(file, { cache: "no-cache", signal: AbortSignal.timeout(10_000) });
  return reply.ok ? ((await reply.json()) as unknown) : null;
}
