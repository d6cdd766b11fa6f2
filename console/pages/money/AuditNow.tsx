import { Button, MessagePlugin } from "tdesign-react";
import type { RunAuditReply } from "#contracts/audit.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Problem } from "../../parts/Problem.tsx";
import { runAudit } from "../../services/books.ts";
import { words } from "./wordsAudits.ts";

/** Looks for what is wrong now, and says what it found; `onDone` shows it in its place. */
export function AuditNow({ onDone }: { readonly onDone: () => void }) {
  const t = useWords(words);
  const { send, isSending, problem } = useSend(async () => {
    const looked = await runAudit();
    tell(looked);
    onDone();
  });
  const tell = ({ cases, wallets, documents, violations, isWhole, isAddedUp }: RunAuditReply) => {
    const n = violations.length;
    const text = filled(n === 0 ? t.nowSound : t.nowFound, { cases, wallets, documents, n });
    void (n === 0 ? MessagePlugin.success(text) : MessagePlugin.warning(text));
    if (!isWhole) void MessagePlugin.info(t.nowRest);
    if (!isAddedUp) void MessagePlugin.info(t.nowNotAddedUp);
  };
  return (
    <>
      {problem ? <Problem problem={problem} /> : null}
      <Button loading={isSending} onClick={() => void send()}>
        {t.now}
      </Button>
    </>
  );
}
