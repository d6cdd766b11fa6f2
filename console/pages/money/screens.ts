import { from, type Screen } from "../../app/screen.ts";

const group = "money";
const inMenu = { group, isInMenu: true } as const;

export const screens: readonly Screen[] = [
  {
    ...{ ...inMenu, path: "/withdrawals", zh: "提现审核", en: "Withdrawals" },
    needs: ["lists.withdrawals"],
    page: from(() => import("./Withdrawals.tsx"), "Withdrawals"),
  },
  {
    ...{ group, path: "/withdrawals/:promoterId/:withdrawalId", zh: "提现", en: "Withdrawal" },
    needs: ["withdraw.find"],
    page: from(() => import("./Withdrawal.tsx"), "Withdrawal"),
  },
  {
    ...{ ...inMenu, path: "/debts", zh: "欠款", en: "Debts" },
    needs: ["books.debts"],
    page: from(() => import("./Debts.tsx"), "Debts"),
  },
  {
    ...{ ...inMenu, path: "/adjustments", zh: "佣金调整", en: "Adjustments" },
    needs: ["books.adjustments"],
    page: from(() => import("./Adjustments.tsx"), "Adjustments"),
  },
  {
    ...{ ...inMenu, path: "/breaks", zh: "对账差异", en: "Breaks" },
    needs: ["books.breaks"],
    page: from(() => import("./Breaks.tsx"), "Breaks"),
  },
  {
    ...{ ...inMenu, path: "/reconciliation", zh: "对账报告", en: "Reconciliation" },
    needs: ["books.report"],
    page: from(() => import("./Reconciliation.tsx"), "Reconciliation"),
  },
  {
    ...{ ...inMenu, path: "/tax", zh: "个税", en: "Tax" },
    needs: ["books.taxMonth"],
    page: from(() => import("./Tax.tsx"), "Tax"),
  },
  {
    ...{ ...inMenu, path: "/audits", zh: "账目稽核", en: "Audits" },
    needs: ["books.audits"],
    page: from(() => import("./Audits.tsx"), "Audits"),
  },
  {
    ...{ group, path: "/statements/:promoterId", zh: "推广员对账单", en: "Statement" },
    needs: ["books.statement"],
    page: from(() => import("./Statement.tsx"), "Statement"),
  },
  {
    ...{ ...inMenu, path: "/payout-rules", zh: "付款规则", en: "Payout rules" },
    needs: ["books.settings"],
    page: from(() => import("./PayoutRules.tsx"), "PayoutRules"),
  },
];
