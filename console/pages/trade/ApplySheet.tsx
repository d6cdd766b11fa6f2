import { useState } from "react";
import { Button } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { applySheet, type SheetProgress } from "../../services/sheets.ts";
import { writesOf } from "./sheetJob.ts";
import { words } from "./wordsImports.ts";

/** Writes what the preview showed: all of it, or where there are errors the rows without. */
export function ApplySheet({
  job,
  onDone,
}: {
  readonly job: SheetProgress;
  readonly onDone: () => void;
}) {
  const { job: t } = useWords(words);
  const [isAsking, setAsking] = useState(false);
  const { jobId, counts, faultCount, kind } = job;
  const n = writesOf(job);
  const { send, isSending, problem } = useSend(async () => {
    await applySheet(jobId, faultCount > 0 ? "valid" : "all");
    setAsking(false);
    onDone();
  });
  if (n === 0) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>
        {filled(faultCount > 0 ? t.applyValid : t.applyAll, { n })}
      </Button>
      {isAsking ? (
        <Danger
          title={t.askApply.title}
          deed={filled(t.askApply.deed, { n })}
          {...{ isSending, problem }}
          onDo={() => void send()}
          onClose={() => setAsking(false)}
        >
          <p>{filled(t.askApply.text, counts)}</p>
          {faultCount > 0 ? (
            <p className="warn">{filled(t.askApply.skip, { n: faultCount })}</p>
          ) : null}
          <p className="faint">{kind === "orders" ? t.askApply.ship : t.askApply.undo}</p>
        </Danger>
      ) : null}
    </>
  );
}
