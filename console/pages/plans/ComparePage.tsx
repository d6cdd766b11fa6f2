import { useSearchParams } from "react-router";
import { Select } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Page, Section } from "../../parts/Page.tsx";
import { compareVersions, type Version, version, versions } from "../../services/plans.ts";
import { Changes } from "./Changes.tsx";
import { Declared } from "./Declared.tsx";
import { readVersionText, versionText } from "./VersionName.tsx";
import { words } from "./words.ts";
import "./plans.css";

/** Two published versions beside each other; which two stands in the address. */
export function ComparePage() {
  const t = useWords(words);
  const [params, setParams] = useSearchParams();
  const asked = useCall("versions", () => versions());
  const listed = asked.data?.versions ?? [];
  // Until somebody chooses: the newest one, and the one before it.
  const name = (end: "before" | "after") => {
    const otherwise = listed[end === "after" ? 0 : 1];
    return params.get(end) ?? (otherwise ? versionText(otherwise) : null);
  };
  const before = readVersionText(name("before"));
  const after = readVersionText(name("after"));
  const chosen = [before, after].filter((one) => one !== null).map(versionText);
  const options = [...new Set([...listed.map(versionText), ...chosen])].map((value) => {
    const one = readVersionText(value);
    return { value, label: one ? filled(t.versionOf, { ...one }) : value };
  });
  const pick = (end: "before" | "after") => (
    <label className="plans-pick">
      <span className="faint">{t[end]}</span>
      <Select
        value={name(end) ?? undefined}
        options={options}
        placeholder={t.choose}
        style={{ width: 240 }}
        onChange={(value) => {
          const next = new URLSearchParams(params);
          next.set(end, String(value));
          setParams(next);
        }}
      />
    </label>
  );
  return (
    <Page title={t.compare} back={{ to: "/plans", text: t.back }}>
      <Loaded asked={asked}>
        {() => (
          <Section>
            <div className="plans-picks">
              {pick("before")}
              <span aria-hidden>→</span>
              {pick("after")}
            </div>
            {before && after ? (
              <Both before={before} after={after} />
            ) : (
              <p className="faint">{listed.length > 1 ? t.chooseBoth : t.onlyOne}</p>
            )}
          </Section>
        )}
      </Loaded>
    </Page>
  );
}

function Both({ before, after }: { readonly before: Version; readonly after: Version }) {
  const key = `${versionText(before)}|${versionText(after)}`;
  const compared = useCall(key, () => compareVersions(before, after));
  const later = useCall(versionText(after), () => version(after));
  const earlier = useCall(versionText(before), () => version(before));
  const lints = [earlier, later].map(({ data }) => data?.published?.lint);
  return (
    <>
      {lints.map((lint, at) => (
        <Declared key={at} pack={lint?.pack} declaration={lint?.declaration} />
      ))}
      <Loaded asked={compared}>{(comparison) => <Changes comparison={comparison} />}</Loaded>
    </>
  );
}
