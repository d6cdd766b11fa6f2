import type { PhoneScreen } from "../phone.ts";
import { apis, Failure, optionsOf, textOf } from "./answer.ts";
import { button, element } from "./element.ts";
import { sheet } from "./layer.ts";

/** The clipboard of one phone: what was copied on one is not pasted on another. */
export type Clipboard = { text: string | undefined };

/** What WeChat does for the person himself: his clipboard, his addresses, his telephone. */
export function personApis(o: {
  openid: string;
  screen: PhoneScreen;
  kept: Storage;
  clipboard: Clipboard;
  toast: (options: object) => void;
}): Record<string, unknown> {
  const { screen, clipboard } = o;
  return apis({
    async setClipboardData(options) {
      clipboard.text = textOf(options, "data");
      // A browser may refuse it to a frame; the phone's own clipboard has it all the same.
      await navigator.clipboard?.writeText(clipboard.text).catch(() => undefined);
      o.toast({ title: "内容已复制", icon: "none" });
    },
    async getClipboardData() {
      const outside = async () => navigator.clipboard?.readText().catch(() => "");
      return { data: clipboard.text ?? (await outside()) ?? "" };
    },
    chooseAddress: () => chooseAddress(o),
    async makePhoneCall({ phoneNumber }) {
      const number = String(phoneNumber ?? "");
      if (number === "")
        throw new Failure("parameter error: parameter.phoneNumber should be String");
      const isCalled = await sheet<boolean>(
        screen,
        { title: number, dismissed: false },
        (answer) => [
          button("phone-main", "呼叫", () => answer(true)),
          button("phone-second", "取消", () => answer(false)),
        ],
      );
      if (!isCalled) throw new Failure("cancel");
    },
    openCustomerServiceChat: (options) =>
      showService(screen, textOf(optionsOf(options["extInfo"]), "url")),
  });
}

/** WeChat's own page of customer service, which is not here. */
export async function showService(screen: PhoneScreen, url: string): Promise<void> {
  await sheet<void>(screen, { title: "客服", dismissed: undefined }, (answer) => [
    element("p", "phone-faint", {}, "微信在这里打开与客服的对话。"),
    url === "" ? undefined : element("p", "phone-faint", {}, url),
    button("phone-main", "返回", () => answer()),
  ]);
}

const FIELDS = [
  { name: "userName", label: "收货人", value: "张三" },
  { name: "telNumber", label: "手机号码", value: "13800000000" },
  { name: "provinceName", label: "省", value: "广东省" },
  { name: "cityName", label: "市", value: "广州市" },
  { name: "countyName", label: "区县", value: "海珠区" },
  { name: "detailInfo", label: "详细地址", value: "新港中路397号" },
  { name: "postalCode", label: "邮政编码", value: "510000" },
] as const;

type Address = Record<string, string>;

/** The person's address, as he filled it in last. */
async function chooseAddress(o: {
  openid: string;
  screen: PhoneScreen;
  kept: Storage;
}): Promise<object> {
  const key = `phone-address:${o.openid}`;
  const before = JSON.parse(o.kept.getItem(key) ?? "{}") as Address;
  const heading = { title: "收货地址", dismissed: undefined };
  const address = await sheet<Address | undefined>(o.screen, heading, (answer) => {
    const inputs = FIELDS.map(({ name, value }) =>
      element("input", "", { name, value: before[name] ?? value, required: true }),
    );
    const fields = FIELDS.map(({ label }, at) =>
      element("label", "phone-field", {}, element("span", "", {}, label), inputs[at]),
    );
    const use = button("phone-main", "使用这个地址", () => {
      if (!inputs.every((input) => input.reportValidity())) return;
      answer(Object.fromEntries(inputs.map(({ name, value }) => [name, value])));
    });
    return [...fields, use];
  });
  if (address === undefined) throw new Failure("cancel");
  o.kept.setItem(key, JSON.stringify(address));
  const { detailInfo = "" } = address;
  const rest = {
    nationalCode: "",
    nationalCodeFull: "",
    streetName: "",
    detailInfoNew: detailInfo,
  };
  return { ...address, ...rest };
}
