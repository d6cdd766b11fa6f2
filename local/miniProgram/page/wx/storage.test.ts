/** Goal: what a mini program keeps comes back as it was, within WeChat's limits, for one person only. */
import fc from "fast-check";
import { storageApis } from "./storage.ts";

type Sync = {
  setStorageSync(key: string, value: unknown): void;
  getStorageSync(key: string): unknown;
  removeStorageSync(key: string): void;
  clearStorageSync(): void;
  getStorageInfoSync(): { keys: string[]; currentSize: number };
};

/** As much of a browser's storage as is used. */
function browserStorage(): Storage {
  const methods = {
    getItem(key: string) {
      return Object.hasOwn(this, key) ? String(Reflect.get(this, key)) : null;
    },
    setItem(key: string, value: string) {
      Reflect.set(this, key, value);
    },
    removeItem(key: string) {
      Reflect.deleteProperty(this, key);
    },
  };
  return Object.create(methods) as Storage;
}
const open = (openid: string, kept: Storage) => storageApis(openid, kept) as Sync;

it("gives back what was kept", () => {
  const wx = open("oA", browserStorage());
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      wx.setStorageSync("k", value);
      // What is kept is text: a zero below nothing is a zero.
      expect(wx.getStorageSync("k")).toEqual(JSON.parse(JSON.stringify(value)) ?? "");
    }),
  );
  wx.setStorageSync("date", new Date(5));
  expect(wx.getStorageSync("date")).toEqual(new Date(5));
  expect(wx.getStorageSync("none")).toBe("");
});

it("keeps persons apart, and clears only one's own", () => {
  const kept = browserStorage();
  const [anna, ben] = [open("oA", kept), open("oB", kept)];
  anna.setStorageSync("k", 1);
  ben.setStorageSync("k", 2);
  anna.clearStorageSync();
  expect([anna.getStorageSync("k"), ben.getStorageSync("k")]).toEqual(["", 2]);
  expect(ben.getStorageInfoSync().keys).toEqual(["k"]);
});

it("takes 1 MB for a value and 10 MB in all", () => {
  const wx = open("oA", browserStorage());
  const long = "x".repeat(1_000_000);
  for (let at = 0; at < 10; at += 1) wx.setStorageSync(`k${at}`, long);
  expect(() => wx.setStorageSync("more", long)).toThrow(
    "setStorageSync:fail exceed storage max size 10Mb",
  );
  wx.setStorageSync("k0", "short");
  wx.setStorageSync("more", long);
  expect(() => wx.setStorageSync("big", `${long}${"x".repeat(50_000)}`)).toThrow(
    "entry size limit reached",
  );
});
