import type { PlainPolicy } from "../../../contracts/policy.ts";
import { page } from "../../lib/page";
import { policy } from "../../services/plans";
import { wordsOf } from "../i18n/words";

/** What a version of the plan promises: the same sections as the printed policy file. */
page(wordsOf("policy"), {
  data: { policy: { sections: [] } as unknown as PlainPolicy },

  async load({ planId = "", version = "" }) {
    this.setData({ policy: await policy(decodeURIComponent(planId), Number(version)) });
  },
});
