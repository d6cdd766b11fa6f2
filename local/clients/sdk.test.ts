/**
 * Goal: the unmodified js-sdk meets here what it meets in the cloud, in both of its endpoint modes, and in Node, in a
 * mini program and in a browser: one conversation, six ways to have it.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestServer } from "../testServer.ts";
import { hasChromium, playedInPage } from "./testing/chromium.ts";
import { found, type Mode, type Platform } from "./testing/expected.ts";
import { OUTCOMES } from "./testing/outcomes.ts";
import type { Played } from "./testing/play.ts";
import { bundled, playedBy } from "./testing/programs.ts";
import { emptied, startScenarioServer } from "./testing/project.ts";

const MODES: readonly Mode[] = ["CLOUD_API", "GATEWAY"];
const PLATFORMS: readonly Platform[] = hasChromium
  ? ["node", "miniProgram", "page"]
  : ["node", "miniProgram"];
if (!hasChromium) console.warn("no Chromium here: js-sdk in a browser is NOT tested");
const USER = { username: "alice", password: "Passw0rd!" };

// Below the working directory, so that the bundle finds the SDK.
const directory = mkdtempSync(join(process.cwd(), "node_modules", ".clients-"));
let server: TestServer;

beforeAll(async () => {
  server = await startScenarioServer();
  expect(await server.control("users/create", USER)).toMatchObject({ status: 200 });
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

async function played(platform: Platform, mode: Mode): Promise<Played> {
  await emptied(server);
  const { host } = new URL(server.url);
  const program = await bundled(`${platform}Client`, directory, platform);
  if (platform === "page") return playedInPage(program, [mode, host, USER]);
  return playedBy(program, [mode, host]);
}

describe.each(PLATFORMS.flatMap((platform) => MODES.map((mode) => ({ platform, mode }))))(
  "$platform, $mode",
  ({ platform, mode }) => {
    let outcomes: Played;
    beforeAll(async () => {
      outcomes = await played(platform, mode);
    }, 60_000);

    it.each(Object.entries(OUTCOMES))("%s", (step, expected) => {
      expect(found(outcomes[step])).toEqual(expected({ platform, mode }));
    });

    it("plays no step that nobody looks at", () => {
      expect(Object.keys(outcomes).filter((step) => OUTCOMES[step] === undefined)).toEqual([]);
      expect(server.errors).toEqual([]);
    });
  },
);
