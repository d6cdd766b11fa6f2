import { useSearchParams } from "react-router";
import { filled, useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { planInForce } from "../../services/commissionPlans.ts";
import { policyOfVersion, type Version, version } from "../../services/plans.ts";
import { Declared } from "./Declared.tsx";
import { GoodsLegend } from "./GoodsLegend.tsx";
import { PolicyFrame } from "./PolicyFrame.tsx";
import { readVersionText, versionPath, versionText } from "./VersionName.tsx";
import { words } from "./words.ts";
import "./plans.css";

/** The policy page of a version: `?version=yunxi@2&look=poster`; without one, of the plan in force. */
export function PolicyPage() {
  const t = useWords(words);
  const [params] = useSearchParams();
  const named = readVersionText(params.get("version"));
  const asked = useCall(params.get("version") ?? "", async () => named ?? (await planInForce()));
  const found = asked.data;
  if (found) return <Policy planId={found.planId} version={found.version} />;
  return (
    <Page title={t.policy} back={{ to: "/plans", text: t.back }}>
      <Loaded asked={asked}>{() => <Nothing title={t.noCurrent} />}</Loaded>
    </Page>
  );
}

function Policy({ planId, version: number }: Version) {
  const t = useWords(words);
  const [params, setParams] = useSearchParams();
  const asked = { planId, version: number };
  const found = useCall(versionText(asked), () => version(asked)).data;
  const published = found?.published;
  const name = filled(t.versionOf, asked);
  return (
    <Page title={`${t.policy} · ${name}`} back={{ to: versionPath(asked), text: name }}>
      <Declared pack={published?.lint.pack} declaration={published?.lint.declaration} />
      <Section>
        <GoodsLegend source={found?.plan} />
        <PolicyFrame
          version={versionText(asked)}
          look={params.get("look") === "poster" ? "poster" : "formal"}
          ask={(look) => policyOfVersion(asked, look)}
          onLook={(look) => setParams({ version: versionText(asked), look })}
        />
      </Section>
    </Page>
  );
}
