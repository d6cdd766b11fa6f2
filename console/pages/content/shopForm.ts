import type { FreightRule } from "#core/shop/shop.ts";
import type { Shop, ShopDraft } from "../../services/catalogue.ts";
import { fenOf, yuan } from "../../lib/money.ts";
import { wholeOf } from "../../lib/typed.ts";

/** A freight rule as it is typed. */
export type RuleForm = {
  readonly isRefused: boolean;
  readonly firstGrams: string;
  readonly first: string;
  readonly stepGrams: string;
  readonly step: string;
  /** "" = never free. */
  readonly freeFrom: string;
};
type Contact = Shop["contacts"]["accounts"][number];
/** The shop as it is typed. Reductions are changed elsewhere. */
export type ShopForm = Pick<Shop, "name" | "logo" | "banners" | "categories"> & {
  readonly accounts: readonly Contact[];
  readonly phone: string;
  readonly elsewhere: RuleForm;
  readonly regions: readonly { readonly codes: readonly string[]; readonly rule: RuleForm }[];
  readonly afterSalesDays: string;
  readonly receiveDays: string;
};
export type Wrong = Readonly<Record<string, "amount" | "whole">>;

export const emptyRule: RuleForm = {
  ...{ isRefused: false, firstGrams: "1000", first: "8", stepGrams: "1000", step: "2" },
  freeFrom: "",
};

const typed = (fen: number): string => yuan(fen).replaceAll(",", "");

const ruleForm = (rule: FreightRule): RuleForm =>
  rule === "refused"
    ? { ...emptyRule, isRefused: true }
    : {
        ...{ isRefused: false, firstGrams: String(rule.firstGrams), first: typed(rule.firstFen) },
        ...{ stepGrams: String(rule.stepGrams), step: typed(rule.stepFen) },
        freeFrom: rule.freeFromFen === null ? "" : typed(rule.freeFromFen),
      };

export function shopForm(shop: Shop): ShopForm {
  const { name, logo, banners, categories, contacts, freight } = shop;
  return {
    ...{ name, logo, banners, categories },
    ...{ accounts: contacts.accounts, phone: contacts.phone ?? "" },
    elsewhere: ruleForm(freight.elsewhere),
    regions: freight.regions.map(({ regions: codes, rule }) => ({ codes, rule: ruleForm(rule) })),
    ...{ afterSalesDays: String(shop.afterSalesDays), receiveDays: String(shop.receiveDays) },
  };
}

/** The shop that was typed, with the reductions of `known`; `wrong`: what is no amount or number, by place. */
export function shopDraft(
  form: ShopForm,
  known: Pick<Shop, "reductions">,
): { readonly draft: ShopDraft; readonly wrong: Wrong } {
  const wrong: Record<string, "amount" | "whole"> = {};
  const amount = (place: string, text: string): number => {
    const fen = fenOf(text);
    if (fen === null) wrong[place] = "amount";
    return fen ?? 0;
  };
  const whole = (place: string, text: string): number => {
    const value = wholeOf(text, 7);
    if (value === null) wrong[place] = "whole";
    return value ?? 0;
  };
  const ruleOf = (place: string, rule: RuleForm) =>
    rule.isRefused
      ? "refused"
      : {
          firstGrams: whole(`${place}.firstGrams`, rule.firstGrams),
          firstFen: amount(`${place}.firstFen`, rule.first),
          stepGrams: whole(`${place}.stepGrams`, rule.stepGrams),
          stepFen: amount(`${place}.stepFen`, rule.step),
          freeFromFen:
            rule.freeFrom.trim() === "" ? null : amount(`${place}.freeFromFen`, rule.freeFrom),
        };
  const { name, logo, banners, categories, accounts, phone } = form;
  const draft = {
    ...{ name: name.trim(), logo, banners, categories, reductions: known.reductions },
    contacts: { accounts, phone: phone.trim() === "" ? null : phone.trim() },
    freight: {
      elsewhere: ruleOf("freight.elsewhere", form.elsewhere),
      regions: form.regions.map(({ codes, rule }, at) => ({
        regions: codes,
        rule: ruleOf(`freight.regions.${at}.rule`, rule),
      })),
    },
    afterSalesDays: whole("afterSalesDays", form.afterSalesDays),
    receiveDays: whole("receiveDays", form.receiveDays),
  };
  return { draft: draft as ShopDraft, wrong };
}
