/** What code came to: its value, or what the SDK threw. */
export type Ran = { readonly value?: unknown; readonly error?: { readonly message?: string } };

/**
 * Runs the code of a test against what is given by name. It is text because the SDK's own types leave out much of what it
 * has. What is thrown comes back with its fields and its message.
 */
export function runnerOf(given: Readonly<Record<string, unknown>>): (body: string) => Promise<Ran> {
  const [names, values] = [Object.keys(given), Object.values(given)];
  return async (body) => {
    const run = new Function(...names, `return (async () => {${body}})()`) as (
      ...values: unknown[]
    ) => Promise<unknown>;
    try {
      return { value: await run(...values) };
    } catch (error) {
      const { message } = error as Error;
      return { error: { ...Object(error), message } };
    }
  };
}

/** What the SDK says to the console of whoever made a mistake is not a test's. */
export function hushConsole(): void {
  for (const level of ["log", "info", "warn", "error"] as const) {
    jest.spyOn(console, level).mockImplementation(() => undefined);
  }
}

/** The variables stand for the machine that a function runs on: without them the SDK in Node looks for the cloud's own. */
export function setMachine(): void {
  Object.assign(process.env, { TENCENTCLOUD: "true", TENCENTCLOUD_RUNENV: "SCF" });
}
