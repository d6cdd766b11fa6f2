import { useState } from "react";
import { useNavigate } from "react-router";
import { Button, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useSend } from "../../lib/useCall.ts";
import { Problem } from "../../parts/Problem.tsx";
import { removeDraft } from "../../services/plans.ts";
import { PublishDialog } from "./PublishDialog.tsx";
import { SignDialog } from "./SignDialog.tsx";
import type { Editing } from "./useDraft.ts";
import type { Lint } from "./useLint.ts";
import { words } from "./wordsEditor.ts";

/** What can be done with a draft: save, put away, sign, publish. */
export function DraftActions({
  editing,
  lint,
}: {
  readonly editing: Editing;
  readonly lint: Lint;
}) {
  const t = useWords(words);
  const may = useMay();
  const navigate = useNavigate();
  const [open, setOpen] = useState<"sign" | "publish" | null>(null);
  const { base, plan, isDirty, saving, title, theirs } = editing;
  const archiving = useSend(async () => {
    await removeDraft(base.draftId, base.rev);
    void navigate("/plans");
  });
  const save = async () => {
    if (await saving.send(base.rev)) void MessagePlugin.success(t.saved);
  };
  const isDeclared = plan?.["pack"] === "declared";
  const { signed } = base;
  const canDecide = !isDirty && plan !== null && lint.verdict !== null;
  return (
    <>
      {isDeclared ? (
        <span className="faint plans-signed">
          {signed && !isDirty
            ? filled(t.signedBy, { name: signed.name, at: momentText(signed.atMs) })
            : t.unsigned}
        </span>
      ) : null}
      {archiving.problem ? <Problem problem={archiving.problem} /> : null}
      {may("plans.removeDraft") && !base.isArchived ? (
        <Button
          variant="text"
          disabled={isDirty}
          loading={archiving.isSending}
          onClick={() => void archiving.send()}
        >
          {t.archive}
        </Button>
      ) : null}
      {may("plans.saveDraft") ? (
        <Button
          variant="outline"
          loading={saving.isSending}
          disabled={(!isDirty && !base.isArchived) || title.trim() === "" || theirs !== null}
          onClick={() => void save()}
        >
          {t.save}
        </Button>
      ) : null}
      {isDeclared && may("plans.signDraft") ? (
        <Button
          variant="outline"
          disabled={!canDecide}
          title={isDirty ? t.saveFirst : undefined}
          onClick={() => setOpen("sign")}
        >
          {t.sign}
        </Button>
      ) : null}
      {may("commission.publishPlan") ? (
        <Button
          disabled={!canDecide}
          title={isDirty ? t.saveFirst : undefined}
          onClick={() => setOpen("publish")}
        >
          {t.publish}
        </Button>
      ) : null}
      {open === "sign" && lint.verdict ? (
        <SignDialog editing={editing} verdict={lint.verdict} onClose={() => setOpen(null)} />
      ) : null}
      {open === "publish" && plan && lint.verdict ? (
        <PublishDialog
          plan={plan}
          draft={base}
          verdict={lint.verdict}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  );
}
