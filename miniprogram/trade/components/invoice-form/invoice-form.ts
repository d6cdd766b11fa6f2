import type { AskInvoice } from "../../../../contracts/invoice.ts";
import { spoken } from "../../../lib/language";
import { emailProblem, taxNumberProblem } from "../../lib/forms";
import { words } from "./words";

type Invoice = AskInvoice["invoice"];
type Field = "title" | "taxNumber" | "email";
type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: Field }>;
type Chosen = WechatMiniprogram.TouchEvent<object, object, { kind: Invoice["kind"] }>;

/** The sheet in which a buyer asks for an invoice. `save` gives it, `none` says that he wants none. */
Component({
  properties: {
    visible: { type: Boolean, value: false },
    /** What was asked for before; null = nothing. */
    value: { type: Object, value: null as unknown as Invoice },
    /** Whether he may say that he wants none. */
    optional: { type: Boolean, value: false },
    busy: { type: Boolean, value: false },
  },
  data: {
    t: spoken(words),
    kind: "person" as Invoice["kind"],
    title: "",
    taxNumber: "",
    email: "",
    problems: {} as Partial<Record<Field, string>>,
  },
  observers: {
    visible(isVisible: boolean) {
      if (!isVisible) return;
      const known = this.data.value as Invoice | null;
      this.setData({
        t: spoken(words),
        kind: known?.kind ?? "person",
        title: known?.title ?? "",
        taxNumber: known?.taxNumber ?? "",
        email: known?.email ?? "",
        problems: {},
      });
    },
  },
  methods: {
    choose({ currentTarget }: Chosen) {
      this.setData({ kind: currentTarget.dataset.kind, problems: {} });
    },
    type({ currentTarget, detail }: Typed) {
      const { field } = currentTarget.dataset;
      const value = field === "taxNumber" ? detail.value.toUpperCase() : detail.value;
      this.setData({ [field]: value.trim(), [`problems.${field}`]: "" });
    },
    close() {
      this.triggerEvent("close");
    },
    none() {
      this.triggerEvent("none");
    },
    save() {
      const { t, kind, title, taxNumber, email } = this.data;
      const problems = {
        title: title === "" ? t.badTitle : "",
        taxNumber: kind === "company" && taxNumberProblem(taxNumber) ? t.badNumber : "",
        email: emailProblem(email) ? t.badEmail : "",
      };
      this.setData({ problems });
      if (Object.values(problems).some((problem) => problem !== "")) return;
      const company = kind === "company" ? taxNumber : null;
      this.triggerEvent("save", { invoice: { kind, title, taxNumber: company, email } });
    },
  },
});
