import type { PhoneScreen } from "../phone.ts";
import { apis, Failure, numberOf, textOf, type Options } from "./answer.ts";
import { button, element } from "./element.ts";
import { sheet } from "./layer.ts";
import type { Permissions } from "./permissions.ts";

export type Place = {
  readonly name: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
};

const city = (name: string, address: string, latitude: number, longitude: number): Place => ({
  ...{ name, address, latitude, longitude },
});

/** Middles of cities, to five digits: good enough to be somewhere. */
const PLACES: readonly Place[] = [
  city("人民广场", "上海市黄浦区人民大道", 31.23037, 121.4737),
  city("天安门", "北京市东城区东长安街", 39.90872, 116.39748),
  city("天河体育中心", "广东省广州市天河区天河路", 23.13553, 113.32456),
  city("市民中心", "广东省深圳市福田区福中三路", 22.54286, 114.05956),
  city("湖滨公园", "浙江省杭州市上城区湖滨路", 30.25414, 120.16447),
  city("天府广场", "四川省成都市青羊区人民南路一段", 30.65746, 104.06574),
  city("江汉路", "湖北省武汉市江汉区江汉路", 30.58108, 114.28997),
  city("新街口", "江苏省南京市玄武区中山路", 32.04155, 118.78433),
];

/** Where the person is, says who holds the phone. He may refuse. */
export function placeApis(o: {
  openid: string;
  screen: PhoneScreen;
  permissions: Permissions;
  kept: Storage;
}): Record<string, unknown> {
  const key = `phone-place:${o.openid}`;

  async function located(scope: string): Promise<object> {
    await o.permissions.demand(scope);
    const known = o.kept.getItem(key);
    const place =
      known === null ? await askWhere(o.screen, "我在哪里") : (JSON.parse(known) as Place);
    if (place === undefined) throw new Failure("system permission denied");
    o.kept.setItem(key, JSON.stringify(place));
    const { latitude, longitude } = place;
    const exact = { accuracy: 30, horizontalAccuracy: 30, verticalAccuracy: 0 };
    return { latitude, longitude, speed: -1, altitude: 0, ...exact };
  }
  return apis({
    getLocation: () => located("scope.userLocation"),
    getFuzzyLocation: () => located("scope.userFuzzyLocation"),
    async chooseLocation() {
      const place = await askWhere(o.screen, "选择位置");
      if (place === undefined) throw new Failure("cancel");
      o.kept.setItem(key, JSON.stringify(place));
      return { ...place };
    },
    openLocation: (options) => showPlace(o.screen, options),
  });
}

function askWhere(screen: PhoneScreen, title: string): Promise<Place | undefined> {
  return sheet<Place | undefined>(screen, { title, dismissed: undefined }, (answer) => {
    const rows = PLACES.map((place) =>
      element(
        "li",
        "",
        {},
        button("", "", () => answer(place)),
      ),
    );
    rows.forEach((row, index) => {
      const { name, address } = PLACES[index] ?? { name: "", address: "" };
      row.firstElementChild?.append(name, element("small", "", {}, address));
    });
    const [latitude, longitude] = [numberInput("纬度", -90, 90), numberInput("经度", -180, 180)];
    const own = button("phone-second", "用这个坐标", () => {
      if (!latitude.input.reportValidity() || !longitude.input.reportValidity()) return;
      const [lat, lng] = [latitude.input.valueAsNumber, longitude.input.valueAsNumber];
      answer({ name: "自定坐标", address: `${lat}, ${lng}`, latitude: lat, longitude: lng });
    });
    return [element("ul", "phone-rows", {}, ...rows), latitude.field, longitude.field, own];
  });
}

function numberInput(label: string, min: number, max: number) {
  const input = element("input", "", {
    ...{ type: "number", min: String(min), max: String(max), step: "any", required: true },
  });
  return {
    input,
    field: element("label", "phone-field", {}, element("span", "", {}, label), input),
  };
}

async function showPlace(screen: PhoneScreen, o: Options): Promise<void> {
  const [latitude, longitude] = [numberOf(o, "latitude", NaN), numberOf(o, "longitude", NaN)];
  if (Number.isNaN(latitude) || Number.isNaN(longitude)) {
    throw new Failure("parameter error: parameter.latitude should be Number");
  }
  const title = textOf(o, "name", "位置");
  await sheet<void>(screen, { title, dismissed: undefined }, (answer) => [
    element("p", "", {}, textOf(o, "address")),
    element("p", "phone-faint", {}, `${latitude}, ${longitude}`),
    element("p", "phone-faint", {}, "微信在这里打开地图。"),
    button("phone-main", "返回", () => answer()),
  ]);
}
