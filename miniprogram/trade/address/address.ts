import { newId } from "../../lib/ids";
import { page } from "../../lib/page";
import { addresses, removeAddress, saveAddress } from "../../services/address";
import { CallError } from "../../services/call";
import { wordsOf } from "../i18n/words";
import { isConfirmed, tell, tellProblem } from "../lib/dialogs";
import { hand } from "../lib/handed";
import { type Field, importedOf, problemsOf, regionOf, type Typed } from "./fields";

type Change<V> = WechatMiniprogram.CustomEvent<
  { value: V },
  object,
  { field: "name" | "phone" | "detail" }
>;
type Picked = WechatMiniprogram.CustomEvent<{ value: string[]; code: string[] }>;

const NOTHING: Typed = {
  ...{ name: "", phone: "", region: "", province: "", city: "", district: "", detail: "" },
  isDefault: false,
};

page(wordsOf("address"), {
  data: {
    typed: NOTHING,
    problems: {} as Partial<Record<Field, string>>,
    isKnown: false,
    isBusy: false,
  },

  /** Made once: a second try of a new address is the same one. */
  id: "",

  async load({ id }) {
    if (this.id !== "") return; // What was typed stays.
    const { t } = this.data;
    const { addresses: known } = id === undefined ? { addresses: [] } : await addresses();
    const found = known.find((each) => each.id === id);
    if (id !== undefined && found === undefined) throw new CallError("address_unknown", t.gone);
    this.id = found?.id ?? newId();
    if (found !== undefined) this.setData({ typed: found, isKnown: true });
    void wx.setNavigationBarTitle({ title: found === undefined ? t.title : t.titleEdit });
  },

  type({ currentTarget, detail }: Change<string>) {
    const { field } = currentTarget.dataset;
    this.setData({ [`typed.${field}`]: detail.value, [`problems.${field}`]: "" } as object);
  },
  chooseRegion({ detail }: Picked) {
    this.setData({
      typed: { ...this.data.typed, ...regionOf(detail) },
      "problems.region": "",
    } as object);
  },
  setDefault({ detail }: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.setData({ "typed.isDefault": detail.value } as object);
  },
  async importFromWechat() {
    const found = await wx.chooseAddress().catch(() => null); // WeChat's word for closing it.
    if (found === null) return;
    const typed = { ...this.data.typed, ...importedOf(found) };
    const { t } = this.data;
    this.setData({ typed, problems: typed.region === "" ? { region: t.regionAgain } : {} });
  },

  async save() {
    const { typed, t, isBusy } = this.data;
    if (isBusy) return;
    const problems = problemsOf(typed, t);
    this.setData({ problems });
    const first = Object.values(problems).find((each) => each !== "");
    if (first !== undefined) return void tell(first);
    const { name, phone, region, province, city, district, detail, isDefault } = typed;
    const address = {
      ...{ id: this.id, name: name.trim(), phone, region, province, city, district },
      ...{ detail: detail.trim(), isDefault },
    };
    this.setData({ isBusy: true });
    try {
      await saveAddress(address);
      const delta = Number(this.query.choose ?? 0);
      if (delta > 0) hand("addressId", this.id);
      await wx.navigateBack({ delta: Math.max(1, delta) });
    } catch (error) {
      await tellProblem(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  async remove() {
    const { t } = this.data;
    if (!(await isConfirmed(t.removeSure, { yes: t.remove }))) return;
    this.setData({ isBusy: true });
    try {
      await removeAddress(this.id);
      await wx.navigateBack();
    } catch (error) {
      await tellProblem(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
});
