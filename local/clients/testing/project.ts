import { startTestServer, type TestServer } from "../../testServer.ts";

const WHO = `exports.main = async (event) => ({
  event,
  isAnonymous: process.env.TCB_ISANONYMOUS_USER,
  loginType: process.env.LOGINTYPE,
  source: process.env.TCB_SOURCE,
  hasUid: process.env.TCB_UUID !== "",
  hasOpenid: Boolean(process.env.WX_OPENID),
});`;

/** A server with what the scenario speaks of. */
export async function startScenarioServer(): Promise<TestServer> {
  const open = { why: "The scenario's.", read: true, write: true };
  const isOwner = "auth != null && (doc._openid == auth.openid || doc._openid == auth.uid)";
  const own = { why: "Each the own ones.", read: isOwner, write: isOwner };
  const closed = { why: "Nobody's.", read: false, write: false };
  const server = await startTestServer({
    functions: {
      who: { code: WHO },
      text: { code: `exports.main = async () => "some text";` },
      boom: { code: `exports.main = async () => { throw new Error("boom"); };` },
      inside: { code: `exports.main = async () => 1;` },
    },
    files: {
      "database-rules.json": JSON.stringify({ things: open, others: open, own, closed }),
      "function-rules.json": JSON.stringify({
        "*": { why: "Whoever is signed in.", invoke: "auth != null" },
        inside: { why: "Nobody's.", invoke: false },
      }),
    },
  });
  const others = [JSON.stringify({ _id: "o", thing: "a" })];
  await server.admin({ action: "database.insertDocument", collectionName: "others", data: others });
  return server;
}

/** Empties what the scenario writes, so that each client finds the same. */
export async function emptied(server: TestServer): Promise<void> {
  for (const collectionName of ["things", "own"]) {
    const all = { collectionName, query: "{}", multi: true };
    await server.admin({ action: "database.removeDocument", ...all });
  }
}
