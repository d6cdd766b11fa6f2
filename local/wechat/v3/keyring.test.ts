/** Goal: keys are made once in a process, and a directory that nobody needs any more gets none. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createKeyring } from "./keyring.ts";

const directory = mkdtempSync(join(tmpdir(), "keyring-"));
afterAll(() => rmSync(directory, { recursive: true }));

const keyIn = (folder: string) =>
  readFileSync(join(directory, folder, "merchant_private_key.pem"), "utf8");

it("writes nothing after it was closed, not even keys that were being made", async () => {
  const { keys, made, close } = createKeyring(join(directory, "given-up"));
  await close();
  const left = readdirSync(directory, { recursive: true });
  await made;
  expect(readdirSync(directory, { recursive: true })).toEqual(left);
  expect(left.filter((name) => String(name).endsWith(".pem"))).toEqual([]);
  await expect(keys()).rejects.toThrow("was closed before its keys were made");
});

it("writes the same pairs to each new directory of a process, and keeps those of a known one", async () => {
  const [first, second] = ["first", "second"].map((name) => createKeyring(join(directory, name)));
  await Promise.all([first?.made, second?.made]);
  expect(keyIn("second")).toBe(keyIn("first"));
  const again = createKeyring(join(directory, "first"));
  const key = (await again.keys()).merchantPublicKey;
  expect(key.equals((await first?.keys())?.merchantPublicKey ?? key)).toBe(true);
  expect(readdirSync(join(directory, "first")).sort()).toEqual([
    "api_v3_key.txt",
    "merchant.json",
    "merchant_private_key.pem",
    "merchant_public_key.pem",
    "platform_private_key.pem",
    "platform_public_key.pem",
  ]);
});
