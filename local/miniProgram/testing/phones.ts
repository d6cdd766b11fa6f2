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
  /** The life cycles that ran since the last time, as the mini program noted them. */
  calls(): Promise<readonly string[]>;
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
  return {
    ...{ page, complaints, sees },
    tap: (text) => page.getByText(text, { exact: true }).filter({ visible: true }).first().click(),
    async calls() {
      // A page's `onReady` comes by a timer.
      await page.waitForTimeout(60);
      const script = "getApp().calls.splice(0)";
      return (await page.evaluate(script)) as readonly string[];
    },
  };
}
