import { cloudStore, CREDENTIALS } from "#scripts/audit/cloud.ts";

const [id, key] = CREDENTIALS;

it("reads a real environment only with both keys, and can do nothing but read", () => {
  expect(cloudStore("shop", {})).toBeNull();
  expect(cloudStore("shop", { [id]: "a" })).toBeNull();
  expect(cloudStore("shop", { [key]: "b" })).toBeNull();
  const store = cloudStore("shop", { [id]: "a", [key]: "b", TENCENTCLOUD_SESSIONTOKEN: "c" });
  expect(Object.keys(store ?? {}).sort()).toEqual(["get", "page"]);
});
