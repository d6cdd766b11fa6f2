import { Button } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { saveText } from "../../lib/saveText.ts";
import { useSend } from "../../lib/useCall.ts";
import { Problem } from "../../parts/Problem.tsx";
import { exportReport } from "../../services/reports.ts";
import { words } from "./words.ts";

/** Takes a report out as a table of all its rows. */
export function Export({ report }: { readonly report: Parameters<typeof exportReport>[0] }) {
  const t = useWords(words);
  const may = useMay();
  const { send, isSending, problem } = useSend(async () => {
    const { fileName, text } = await exportReport(report);
    saveText(fileName, text);
  });
  if (!may("reports.export")) return null;
  return (
    <>
      {problem ? <Problem problem={problem} /> : null}
      <Button variant="outline" loading={isSending} onClick={() => void send()}>
        {t.export}
      </Button>
    </>
  );
}
