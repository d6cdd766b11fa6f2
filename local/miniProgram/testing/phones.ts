import type { Page } from "playwright-core";
import { createReaders, type Reader } from "../../face/testing/reader.ts";
import { openMiniProgram } from "../server.ts";

/** One phone in a browser, with a mini program on it. */
export type TestPhone = {
  readonly page: Page;
  /** What the browser complained about. */
  readonly complaints: readonly string[];
  tap(text: string): Promise<void>;
  sees(text: string): Promise<void>;
  /**
   * The life cycles that ran since the last time, as the mini program noted them. `atLeast`: waits for so many, where
   * they come from elsewhere: a picture from the server, the end of a movement.
   */
  calls(atLeast?: number): Promise<readonly string[]>;
  /** Lets time pass by the page's own timers and frames, so that what was due before has come, however late it is. */
  passes(ms: number): Promise<void>;
};

/** Phones for the tests of a file, on a mini program that notes its life cycles in `getApp().calls`. */
export function phonesOf(project: string) {
  let url = "";
  const readers = createReaders(() => url);
  const closes: (() => Promise<unknown>)[] = [readers.close];
  return {
    async start(): Promise<void> {
      const opened = await openMiniProgram({
        project,
        envId: "env-a",
        server: "http://127.0.0.1:1",
      });
      closes.push(opened.close);
      ({ url } = opened);
    },
    async stop(): Promise<void> {
      for (const close of closes) await close();
    },
    /** Opens the mini program on somebody's phone; `search` says further how. */
    async open(search = ""): Promise<TestPhone> {
      const reader: Reader = await readers.open({ isNarrow: true });
      await reader.page.setViewportSize({ width: 375, height: 812 });
      await reader.page.goto(`${url}/phone?who=o_a${search}`);
      return phoneOf(reader);
    },
  };
}

function phoneOf({ page, complaints, sees }: Reader): TestPhone {
  const passes = async (ms: number): Promise<void> => {
    const frames = "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))";
    await page.evaluate(`new Promise((done) => setTimeout(() => ${frames}, ${ms}))`);
  };
  return {
    ...{ page, complaints, sees, passes },
    tap: (text) => page.getByText(text, { exact: true }).filter({ visible: true }).first().click(),
    async calls(atLeast = 0) {
      await page.waitForFunction(`getApp().calls.length >= ${atLeast}`);
      // A page's `onReady` comes by a timer.
      await passes(60);
      const script = "getApp().calls.splice(0)";
      return (await page.evaluate(script)) as readonly string[];
    },
  };
}
