import type { App, Db } from "./app.ts";
import { documentSteps } from "./documentSteps.ts";
import { fileSteps, type OwnFile } from "./fileSteps.ts";
import { play, type Played, type Step } from "./play.ts";
import { ruleSteps } from "./ruleSteps.ts";
import { transactionSteps } from "./transactionSteps.ts";

/** One conversation with the SDK, in whatever mode and on whatever platform: each step's outcome by its name. */
export async function scenario(sdk: object, file: OwnFile): Promise<Played> {
  const app = sdk as App;
  const db = app.database();
  return play([
    ...documentSteps(db),
    ...transactionSteps(db),
    ...ruleSteps(db),
    ...callSteps(app, db),
    ...fileSteps(app, file),
  ]);
}

function callSteps(app: App, db: Db): Step[] {
  return [
    ["runCommands", () => db.runCommands({ commands: [{ find: "things" }] })],
    ["callFunction", () => app.callFunction({ name: "who", data: { a: 1 } })],
    ["callFunction, no data", () => app.callFunction({ name: "who" })],
    ["callFunction, text", () => app.callFunction({ name: "text" })],
    ["callFunction, fails", () => app.callFunction({ name: "boom" })],
    ["callFunction, none such", () => app.callFunction({ name: "nobody" })],
    ["callFunction, forbidden", () => app.callFunction({ name: "inside" })],
    ["callContainer", () => app.callContainer({ name: "c", path: "/x", data: {} })],
  ];
}
