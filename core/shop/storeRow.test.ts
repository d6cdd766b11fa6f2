import { inOrder, storeRow } from "#core/shop/storeRow.ts";
import { aStore } from "#core/shop/testing/store.ts";

const NOW_MS = Date.parse("2026-03-02T10:00:00+08:00");
const here = { latitude: 30.2277, longitude: 120.1017 };

it("shows a store with what a map needs, and nothing of how it is kept", () => {
  expect(storeRow(aStore("S1"), { ...here, latitude: 30.2367 }, NOW_MS)).toEqual({
    ...{ storeId: "S1", name: "门店S1", phone: "0571-88886666", region: "330106" },
    ...{ address: "龙井路 1 号", picture: null, picksUp: true, delivers: false, isOpen: true },
    hoursText: "每天 09:00–18:00",
    opening: {
      ...{ isOpenNow: true, text: "营业中，18:00 打烊" },
      changesAtMs: Date.parse("2026-03-02T18:00:00+08:00"),
    },
    distance: { metres: 1001, text: "1.0 公里" },
    map: { ...here, name: "门店S1", address: "龙井路 1 号" },
  });
  expect(storeRow(aStore("S1"), null, NOW_MS).distance).toBeNull();
});

it("says of a closed store that it is closed, whatever its hours", () => {
  const { opening } = storeRow(aStore("S1", { isOpen: false }), null, NOW_MS);
  expect(opening).toEqual({ isOpenNow: false, changesAtMs: null, text: "已停业" });
});

it("sorts by distance, by name where nobody said where he is, and equals by id", () => {
  const stores = [
    aStore("c", { name: "甲", latitude: 31 }),
    aStore("b", { name: "丙" }),
    aStore("a", { name: "丙" }),
    aStore("d", { name: "乙", latitude: 30.3 }),
  ];
  const ids = (sorted: readonly { _id: string }[]) => sorted.map(({ _id }) => _id).join("");
  expect(ids(inOrder(stores, here))).toBe("abdc");
  expect(ids(inOrder(stores, null))).toBe("abcd"); // Bing, bing, jia, yi.
});
