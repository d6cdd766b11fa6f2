import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { Button } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import { newId } from "../../lib/session.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Facts, Page, Section } from "../../parts/Page.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { When } from "../../parts/When.tsx";
import { startDraft, type Version, version, type WholeVersion } from "../../services/plans.ts";
import { Declared } from "./Declared.tsx";
import { GoodsLegend } from "./GoodsLegend.tsx";
import { ordered, textOf } from "./planForm.ts";
import { useNamedGoods } from "./useGoods.ts";
import { StateTag, versionText } from "./VersionName.tsx";
import { words } from "./words.ts";
import "./plans.css";

/** One published version: who answers for it, what the linter said, what it says. */
export function VersionPage() {
  const t = useWords(words);
  const { planId = "", version: number = "0" } = useParams();
  const asked = { planId, version: Number(number) };
  const found = useCall(versionText(asked), () => version(asked));
  return (
    <Page
      title={filled(t.versionOf, asked)}
      back={{ to: "/plans", text: t.back }}
      actions={found.data ? <Ways found={found.data} /> : null}
    >
      <Loaded asked={found}>{(data) => <Whole found={data} />}</Loaded>
    </Page>
  );
}

function Ways({ found }: { readonly found: WholeVersion }) {
  const t = useWords(words);
  const may = useMay();
  const navigate = useNavigate();
  const { planId, version: number, published, plan } = found;
  const name = versionText(found);
  const before = published?.before;
  return (
    <>
      <Button
        variant="outline"
        onClick={() => void navigate(`/plans/policy?version=${encodeURIComponent(name)}`)}
      >
        {t.policy}
      </Button>
      {before && may("plans.compare") ? (
        <Button
          variant="outline"
          onClick={() =>
            void navigate(`/plans/compare?${new URLSearchParams({ before, after: name })}`)
          }
        >
          {t.compareWith}
        </Button>
      ) : null}
      {plan && may("plans.startDraft") ? <RollForward planId={planId} version={number} /> : null}
    </>
  );
}

/** Going back is publishing an older version again: it begins with a draft. */
function RollForward(asked: Version) {
  const t = useWords(words);
  const navigate = useNavigate();
  const [draftId] = useState(newId);
  const { send, isSending, problem } = useSend(async () => {
    const title = filled(t.rollTitle, { ...asked }).slice(0, 64);
    await startDraft({ draftId, title, from: { kind: "version", ...asked } });
    void navigate(`/plans/drafts/${draftId}`);
  });
  return (
    <>
      <Button loading={isSending} title={t.rollHint} onClick={() => void send()}>
        {t.rollForward}
      </Button>
      {problem ? <Problem problem={problem} /> : null}
    </>
  );
}

function Whole({ found }: { readonly found: WholeVersion }) {
  const t = useWords(words);
  const { language } = useLanguage();
  const { published, plan, findings, state, fromMs, touches } = found;
  const { nameGoods } = useNamedGoods(plan);
  return (
    <>
      {published === null ? <p className="bad plans-hint">{t.broken}</p> : null}
      <Declared pack={published?.lint.pack} declaration={published?.lint.declaration} />
      <Section>
        <Facts
          rows={[
            [t.state, <StateTag key="state" state={state} />],
            [t.from, <When key="from" atMs={fromMs} />],
            [t.touches, touches[language]],
            [t.publishedBy, found.publisherName ?? published?.publishedBy ?? "—"],
            [t.publishedAt, <When key="at" atMs={published?.publishedAtMs} />],
            ...(published?.signed
              ? ([
                  [t.signedBy, published.signed.name],
                  [t.signedAt, <When key="signed" atMs={published.signed.atMs} />],
                ] as const)
              : []),
          ]}
        />
      </Section>
      <Section title={t.findings}>
        {findings.length === 0 ? <p className="faint">{t.noFindings}</p> : null}
        <ul className="plans-findings">
          {findings.map((one) => (
            <li key={one.id}>
              <strong className={one.id.startsWith("E") ? "bad" : "warn"}>{one.id}</strong>{" "}
              {nameGoods(one[language])}
              <div className="faint">
                {t.articles}
                {one.articles.join("；")}
              </div>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t.planText}>
        <GoodsLegend source={plan} />
        <pre>{textOf(plan && ordered(plan))}</pre>
      </Section>
    </>
  );
}
