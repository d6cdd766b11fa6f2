import { type ReactNode, useState } from "react";
import { Button, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { replaced } from "../../lib/arranged.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { Grid } from "../../parts/Grid.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import { Nothing } from "../../parts/Nothing.tsx";
import { Page } from "../../parts/Page.tsx";
import { shop, type Shop } from "../../services/catalogue.ts";
import { type Reduction, reductionState } from "./campaignForm.ts";
import { StateTag } from "./Campaigns.tsx";
import { offText, scopeText } from "./campaignText.ts";
import { ReductionDrawer, saveReductions } from "./ReductionDrawer.tsx";
import { words } from "./wordsCampaigns.ts";

type Open =
  | { readonly kind: "edit"; readonly known: Reduction | null }
  | { readonly kind: "end" | "remove"; readonly known: Reduction };

/** Reductions: at most 50, which stand in the shop's document, so they are shown whole. */
export function Reductions({ tabs }: { readonly tabs: ReactNode }) {
  const t = useWords(words);
  const may = useMay();
  const asked = useCall("shop", shop);
  const [open, setOpen] = useState<Open | null>(null);
  const close = (isChanged: boolean) => {
    setOpen(null);
    if (isChanged) asked.refresh();
  };
  const mayWrite = may("catalogue.saveShop");
  const action = mayWrite ? (
    <Button
      disabled={asked.data === undefined}
      onClick={() => setOpen({ kind: "edit", known: null })}
    >
      {t.addReduction}
    </Button>
  ) : null;
  return (
    <Page title={t.title} actions={action}>
      {tabs}
      <Loaded asked={asked}>
        {(settings) => (
          <>
            {settings.reductions.length === 0 ? (
              <Nothing title={t.emptyReductions} hint={t.emptyReductionsHint}>
                {action}
              </Nothing>
            ) : (
              <ReductionGrid settings={settings} onOpen={mayWrite ? setOpen : null} />
            )}
            {open?.kind === "edit" ? (
              <ReductionDrawer settings={settings} known={open.known} onClose={close} />
            ) : null}
            {open?.kind === "end" || open?.kind === "remove" ? (
              <EndDialog settings={settings} known={open.known} kind={open.kind} onClose={close} />
            ) : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ReductionGrid({
  settings,
  onOpen,
}: {
  readonly settings: Shop;
  readonly onOpen: ((open: Open) => void) | null;
}) {
  const t = useWords(words);
  return (
    <Grid<Reduction>
      rows={settings.reductions}
      rowKey={({ id }) => id}
      columns={[
        { title: t.columns.name, cell: ({ name }) => name },
        {
          title: t.columns.state,
          cell: (one) => <StateTag state={reductionState(one, Date.now())} />,
        },
        {
          title: t.columns.steps,
          cell: ({ steps }) =>
            steps.map(({ fromFen, offFen }) => (
              <div key={fromFen}>{offText({ kind: "amount", offFen }, fromFen, t)}</div>
            )),
        },
        { title: t.columns.scope, cell: ({ scope }) => scopeText(scope, t) },
        {
          title: t.columns.during,
          cell: ({ fromMs, untilMs }) => (
            <time>
              {momentText(fromMs)} – {momentText(untilMs)}
            </time>
          ),
        },
        {
          title: "",
          cell: (known) => {
            const state = reductionState(known, Date.now());
            if (onOpen === null) return null;
            return (
              <>
                <Button size="small" variant="text" onClick={() => onOpen({ kind: "edit", known })}>
                  {t.edit}
                </Button>
                <Button
                  size="small"
                  variant="text"
                  theme="danger"
                  onClick={() => onOpen({ kind: state === "open" ? "end" : "remove", known })}
                >
                  {state === "open" ? t.end : t.remove}
                </Button>
              </>
            );
          },
        },
      ]}
    />
  );
}

/** A running reduction ends now; one that has not begun, or is over, goes. */
function EndDialog({
  settings,
  known,
  kind,
  onClose,
}: {
  readonly settings: Shop;
  readonly known: Reduction;
  readonly kind: "end" | "remove";
  readonly onClose: (isChanged: boolean) => void;
}) {
  const t = useWords(words);
  const { send, isSending, problem } = useSend(async () => {
    const { reductions } = settings;
    const place = reductions.findIndex(({ id }) => id === known.id);
    const ended = { ...known, untilMs: Date.now() };
    await saveReductions(
      settings,
      kind === "end"
        ? replaced(reductions, place, ended)
        : reductions.filter(({ id }) => id !== known.id),
    );
    void MessagePlugin.success(t.saved);
    onClose(true);
  });
  return (
    <Danger
      title={filled(kind === "end" ? t.endTitle : t.removeTitle, { name: known.name })}
      deed={kind === "end" ? t.endReduction : t.remove}
      {...{ isSending, problem }}
      onClose={() => onClose(false)}
      onDo={() => void send()}
    >
      {kind === "end" ? t.endReductionText : t.removeText}
    </Danger>
  );
}
