import { useState } from "react";
import { useNavigate } from "react-router";
import { Checkbox, MessagePlugin, Radio } from "tdesign-react";
import { filled, useLanguage, useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { momentText } from "../../lib/time.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { Instant } from "../../parts/Instant.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Facts } from "../../parts/Page.tsx";
import { type LintReply, publishPlan } from "../../services/commissionPlans.ts";
import { previewPublish, type PublishPreview, removeDraft } from "../../services/plans.ts";
import type { WholeDraft, Written } from "../../services/plans.ts";
import { ChangeList } from "./Changes.tsx";
import { useNamedGoods } from "./useGoods.ts";
import { readVersionText, versionPath } from "./VersionName.tsx";
import { words as planWords } from "./words.ts";
import { words } from "./wordsDecide.ts";

type Props = {
  readonly plan: Written;
  readonly draft: WholeDraft;
  readonly verdict: LintReply;
  readonly onClose: () => void;
};

/** Says in numbers what publishing will do, lets its warnings be read one by one, and publishes. */
export function PublishDialog({ plan, draft, verdict, onClose }: Props) {
  const { publish: t } = useWords(words);
  const { versionOf } = useWords(planWords);
  const navigate = useNavigate();
  const [fromMs, setFromMs] = useState<number | null>(null);
  const [isTimed, setTimed] = useState(false);
  const [read, setRead] = useState<readonly string[]>([]);
  const [isArchiving, setArchiving] = useState(true);
  const { draftId, rev } = draft;
  const wantedMs = isTimed ? fromMs : null;
  const asked = useCall(`${draftId}|${rev}|${wantedMs}`, () =>
    previewPublish(plan, draftId, wantedMs),
  );
  const told = asked.data;
  const warnings = told?.warnings ?? [];
  const { send, isSending, problem } = useSend(async () => {
    const when = wantedMs === null ? {} : { fromMs: wantedMs };
    const entry = await publishPlan({ plan, draftId, acknowledges: warnings, ...when });
    const said = { name: filled(versionOf, { ...entry }), at: momentText(entry.fromMs) };
    void MessagePlugin.success(filled(t.done, said));
    // The version stands; a draft that stays open does no harm.
    if (isArchiving) await removeDraft(draftId, rev).catch(() => undefined);
    void navigate(versionPath(entry));
  });
  const isReady =
    told !== undefined &&
    !asked.isLoading &&
    told.refusedBy === null &&
    !told.isOwnSignature &&
    (!isTimed || fromMs !== null) &&
    warnings.every((id) => read.includes(id));
  return (
    <Danger
      title={filled(t.title, { name: draft.title })}
      deed={filled(t.deed, { planId: String(plan["id"]), version: told?.version ?? "" })}
      guard="tick"
      isSending={isSending}
      problem={problem}
      isBlocked={!isReady}
      onDo={() => void send()}
      onClose={onClose}
    >
      <div className="plans-pay" role="group" aria-label={t.when}>
        <Radio.Group value={isTimed ? "at" : "soon"} onChange={(at) => setTimed(at === "at")}>
          <Radio value="soon">{t.asSoon}</Radio>
          <Radio value="at">{t.at}</Radio>
        </Radio.Group>
        {isTimed ? <Instant atMs={fromMs} onChange={setFromMs} /> : null}
      </div>
      <Loaded asked={asked}>{(preview) => <Told preview={preview} />}</Loaded>
      <Warnings plan={plan} verdict={verdict} ids={warnings} read={read} onRead={setRead} />
      <Checkbox checked={isArchiving} onChange={setArchiving}>
        {t.archive}
      </Checkbox>
      <p className="faint">{t.past}</p>
    </Danger>
  );
}

/** What it will do, or what is in the way. */
function Told({ preview }: { readonly preview: PublishPreview }) {
  const { publish: t } = useWords(words);
  const { versionOf } = useWords(planWords);
  const { fromMs, earliestMs, promoters, changes, worse, worseChanges } = preview;
  const before = readVersionText(preview.before);
  const { hinders, refusedBy, isOwnSignature } = preview;
  const isTooSoon = refusedBy === "notice_too_short";
  return (
    <>
      {isTooSoon ? (
        <p className="bad">{filled(t.tooSoon, { at: momentText(earliestMs) })}</p>
      ) : refusedBy ? (
        <p className="bad">{t.refusedBy[refusedBy]}</p>
      ) : null}
      {isOwnSignature ? <p className="bad">{t.ownSignature}</p> : null}
      {preview.isPublished ? (
        <p className="faint">{filled(t.alreadyThere, { version: preview.version })}</p>
      ) : null}
      {fromMs === null ? null : (
        <Facts
          rows={[
            [t.from, <strong key="at">{momentText(fromMs)}</strong>],
            [t.promoters, <strong key="n">{filled(t.people, { n: count(promoters) })}</strong>],
            [t.follows, before ? filled(versionOf, { ...before }) : t.first],
            [
              t.changes,
              <span key="n" className={worse > 0 ? "bad" : undefined}>
                {filled(t.changesTold, { n: changes, worse })}
              </span>,
            ],
          ]}
        />
      )}
      {hinders.length === 0 || isTooSoon ? null : (
        <p className="faint">{filled(t.hinders, { at: momentText(earliestMs) })}</p>
      )}
      {worse === 0 && !isTooSoon ? <p className="faint">{t.noNotice}</p> : null}
      <ChangeList changes={isTooSoon ? hinders : worseChanges} />
    </>
  );
}

function Warnings({
  plan,
  verdict,
  ids,
  read,
  onRead,
}: {
  readonly plan: Written;
  readonly verdict: LintReply;
  readonly ids: readonly string[];
  readonly read: readonly string[];
  readonly onRead: (read: readonly string[]) => void;
}) {
  const { publish: t } = useWords(words);
  const { language } = useLanguage();
  const { nameGoods } = useNamedGoods(plan);
  if (ids.length === 0) return null;
  return (
    <>
      <strong>{t.read}</strong>
      {ids.map((id) => (
        <Checkbox
          key={id}
          checked={read.includes(id)}
          onChange={(isRead) => onRead(isRead ? [...read, id] : read.filter((one) => one !== id))}
        >
          <strong className="warn">{id}</strong>{" "}
          {nameGoods(verdict.findings.find((one) => one.id === id)?.[language] ?? "")}
        </Checkbox>
      ))}
    </>
  );
}
