import type { PlanInput } from "#contracts/plan.ts";
import type { FindingId } from "#core/plan/finding.ts";

/** A plan to begin with: a brand changes what it must, lints it, and publishes it under its own id. */
export type PlanTemplate = {
  /** Also the id of its plan and the name of its file in examples/plans. */
  readonly name: string;
  readonly title: string;
  /** For whom and for what, in one sentence. */
  readonly purpose: string;
  readonly needs: {
    /** What the linter finds: a declaration must accept the errors, staff must acknowledge the warnings. */
    readonly findings: readonly FindingId[];
    /** What the brand must fill in or keep up for it, in words. */
    readonly data: readonly string[];
  };
  readonly plan: PlanInput;
  readonly examples: readonly TemplateExample[];
};

/** A sale in the story of core/policy/sale.ts, and what everybody must earn of it. */
export type TemplateExample = {
  readonly story: string;
  readonly sale: {
    readonly paidFen: number;
    readonly sku?: string;
    readonly category?: string;
    /** Of 甲, 乙 and 丙; left out = none. */
    readonly levels?: readonly string[];
    /** Which of the buyer's orders it is; left out = the second. */
    readonly orderNumber?: number;
    readonly own?: boolean;
  };
  readonly earns: readonly {
    readonly who: string;
    readonly why: string;
    readonly amountFen: number;
  }[];
};

/** What a declared template says until the brand has said it. */
export const DECLARATION_TO_FILL = {
  by: "请填写：负责人姓名与职务",
  counsel: "请填写：律师事务所与律师执业证号",
} as const;
