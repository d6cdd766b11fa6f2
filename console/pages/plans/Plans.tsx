import { useState } from "react";
import { Button } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { useWords } from "../../lib/language.tsx";
import { Page } from "../../parts/Page.tsx";
import { Calendar } from "./Calendar.tsx";
import { Drafts } from "./Drafts.tsx";
import { NewDraft } from "./NewDraft.tsx";
import { words } from "./words.ts";
import "./plans.css";

/** The plans of the brand: which is in force, which is announced, and what is being worked on. */
export function Plans() {
  const t = useWords(words);
  const may = useMay();
  const [isCreating, setCreating] = useState(false);
  return (
    <Page
      title={t.plans}
      actions={
        may("plans.startDraft") ? (
          <Button onClick={() => setCreating(true)}>{t.newDraft}</Button>
        ) : null
      }
    >
      <Calendar onCreate={() => setCreating(true)} />
      {may("plans.drafts") ? <Drafts onCreate={() => setCreating(true)} /> : null}
      {isCreating ? <NewDraft onClose={() => setCreating(false)} /> : null}
    </Page>
  );
}
