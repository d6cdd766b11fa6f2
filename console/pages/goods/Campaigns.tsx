import { useNavigate, useSearchParams } from "react-router";
import { Tabs, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import type { CampaignState } from "./campaignForm.ts";
import { Coupons } from "./Coupons.tsx";
import { Reductions } from "./Reductions.tsx";
import { words } from "./wordsCampaigns.ts";
import "./goods.css";

/** What makes goods cheaper: coupons that buyers take, and reductions that count by themselves. */
export function Campaigns() {
  const t = useWords(words);
  const may = useMay();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const isReductions = params.get("kind") === "reductions" && may("catalogue.shop");
  const tabs = may("catalogue.shop") ? (
    <div className="goods-tabs">
      <Tabs
        value={isReductions ? "reductions" : "coupons"}
        list={Object.entries(t.tabs).map(([value, label]) => ({ value, label }))}
        onChange={(value) =>
          void navigate(value === "reductions" ? "/campaigns?kind=reductions" : "/campaigns")
        }
      />
    </div>
  ) : null;
  return isReductions ? <Reductions tabs={tabs} /> : <Coupons tabs={tabs} />;
}

const THEMES = {
  planned: "primary",
  open: "success",
  over: "default",
  ended: "default",
  gone: "warning",
} as const;

export function StateTag({ state }: { readonly state: CampaignState }) {
  const t = useWords(words);
  return (
    <Tag size="small" variant="light" theme={THEMES[state]}>
      {t.states[state]}
    </Tag>
  );
}
