import { useState } from "react";
import { Button } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import type { AfterSalesShown } from "../../services/aftersales.ts";
import { AgreeDialog } from "./AgreeDialog.tsx";
import { ArrivedDialog } from "./ArrivedDialog.tsx";
import { RefuseDialog } from "./RefuseDialog.tsx";
import { ReshipDialog } from "./ReshipDialog.tsx";
import { words } from "./wordsDecision.ts";

type Deed = "agree" | "refuse" | "arrived" | "reship";
/** By which name an after-sales says that something can be done. */
const COMMANDS: Readonly<Record<Deed, AfterSalesShown["may"][number]>> = {
  ...{ agree: "agree", refuse: "refuse", arrived: "arrive", reship: "reship" },
};

/** What can be done with an after-sales now, by whoever may. */
export function AfterSalesActions({
  one,
  onDone,
}: {
  readonly one: AfterSalesShown;
  readonly onDone: () => void;
}) {
  const t = useWords(words);
  const may = useMay();
  const [open, setOpen] = useState<Deed | null>(null);
  const can = (deed: Deed) => one.may.includes(COMMANDS[deed]) && may(`aftersales.${deed}`);
  const close = () => setOpen(null);
  const props = { one, onDone, onClose: close };
  return (
    <>
      {can("agree") ? (
        <Button onClick={() => setOpen("agree")}>{t.agree.button[one.kind]}</Button>
      ) : null}
      {can("arrived") ? (
        <Button onClick={() => setOpen("arrived")}>{t.arrive.button}</Button>
      ) : null}
      {can("reship") ? <Button onClick={() => setOpen("reship")}>{t.reship.button}</Button> : null}
      {can("refuse") ? (
        <Button theme="danger" variant="outline" onClick={() => setOpen("refuse")}>
          {t.refuse.button}
        </Button>
      ) : null}
      {open === "agree" ? <AgreeDialog {...props} /> : null}
      {open === "refuse" ? <RefuseDialog {...props} /> : null}
      {open === "arrived" ? <ArrivedDialog {...props} /> : null}
      {open === "reship" ? <ReshipDialog {...props} /> : null}
    </>
  );
}
