import { importedOf, problemsOf, regionOf } from "./fields";

/** Goal: an address has a code of its region before it is sent, whoever it comes from. */
const words = {
  ...{ noName: "noName", longName: "longName", noPhone: "noPhone", badPhone: "badPhone" },
  ...{ noRegion: "noRegion", noDetail: "noDetail" },
};
const typed = {
  ...{ name: "林", phone: "13800000000", region: "330106", province: "浙江省", city: "杭州市" },
  ...{ district: "西湖区", detail: "1 号", isDefault: false },
};

it.each([
  [{}, {}],
  [{ name: "" }, { name: "noName" }],
  [{ phone: "1" }, { phone: "badPhone" }],
  [{ region: "" }, { region: "noRegion" }],
  [{ region: "33010" }, { region: "noRegion" }],
  [{ detail: " " }, { detail: "noDetail" }],
  [{ detail: "号".repeat(101) }, { detail: "noDetail" }],
])("%j: %j", (changed, problems) => {
  const nothing = { name: "", phone: "", region: "", detail: "" };
  expect(problemsOf({ ...typed, ...changed }, words)).toEqual({ ...nothing, ...problems });
});

it.each([
  [["330000", "330100", "330106"], "330106"],
  [["440000", "441900", ""], "441900"],
  [["440000", "441900"], "441900"],
  [[], ""],
])("takes the smallest region of %j: %s", (code, region) => {
  expect(regionOf({ value: ["广东省", "东莞市"], code })).toEqual({
    ...{ region, province: "广东省", city: "东莞市", district: "" },
  });
});

it.each([
  ["440105", "440105"],
  ["", ""],
  [undefined, ""],
  ["CN", ""],
])("imports WeChat's code %j as %j", (nationalCode, region) => {
  const from = {
    ...{ userName: "林", telNumber: "138 0000 0000", provinceName: "广东省", cityName: "广州市" },
    ...{ countyName: "海珠区", detailInfo: "1 号" },
    ...(nationalCode === undefined ? {} : { nationalCode }),
  };
  expect(importedOf(from)).toMatchObject({ region, phone: "13800000000", district: "海珠区" });
});
