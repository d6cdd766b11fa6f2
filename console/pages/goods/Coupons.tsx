import { type ReactNode, useState } from "react";
import { Button, Dialog, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { count } from "../../lib/money.ts";
import { momentText } from "../../lib/time.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Danger } from "../../parts/Danger.tsx";
import { Figure } from "../../parts/Figure.tsx";
import { type Column, ListPage } from "../../parts/ListPage.tsx";
import { Loaded } from "../../parts/Loaded.tsx";
import {
  campaigns,
  campaignUse,
  endCampaign,
  type StaffCampaign,
} from "../../services/checkout.ts";
import { campaignState } from "./campaignForm.ts";
import { StateTag } from "./Campaigns.tsx";
import { goodText, offText, scopeText } from "./campaignText.ts";
import { CouponDrawer } from "./CouponDrawer.tsx";
import { words } from "./wordsCampaigns.ts";

type Open =
  | { readonly kind: "edit"; readonly known: StaffCampaign | null }
  | { readonly kind: "end" | "use"; readonly known: StaffCampaign };

/** Coupons: what they give, how many were taken. */
export function Coupons({ tabs }: { readonly tabs: ReactNode }) {
  const t = useWords(words);
  const may = useMay();
  const [open, setOpen] = useState<Open | null>(null);
  const [version, setVersion] = useState(0);
  const close = (isChanged: boolean) => {
    setOpen(null);
    if (isChanged) setVersion(version + 1);
  };
  const action = may("checkout.saveCampaign") ? (
    <Button onClick={() => setOpen({ kind: "edit", known: null })}>{t.addCoupon}</Button>
  ) : null;
  return (
    <>
      <ListPage<StaffCampaign>
        list="coupons"
        title={t.title}
        above={tabs}
        version={version}
        actions={action}
        filters={[]}
        columns={useColumns(setOpen)}
        load={async ({ cursor }) => {
          const page = await campaigns(cursor);
          return { rows: page.campaigns, next: page.nextAfterId };
        }}
        rowKey={({ _id }) => _id}
        whenEmpty={{ title: t.empty, hint: t.emptyHint, action }}
      />
      {open?.kind === "edit" ? <CouponDrawer known={open.known} onClose={close} /> : null}
      {open?.kind === "end" ? <EndDialog known={open.known} onClose={close} /> : null}
      {open?.kind === "use" ? <UseDialog known={open.known} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function useColumns(onOpen: (open: Open) => void): readonly Column<StaffCampaign>[] {
  const t = useWords(words);
  const may = useMay();
  return [
    {
      ...{ key: "name", title: t.columns.name },
      cell: ({ name, _id }) => (
        <span>
          {name}
          <br />
          <span className="faint">{_id}</span>
        </span>
      ),
    },
    {
      ...{ key: "state", title: t.columns.state, width: 90 },
      cell: (one) => <StateTag state={campaignState(one, Date.now())} />,
    },
    { key: "off", title: t.columns.off, cell: ({ off, fromFen }) => offText(off, fromFen, t) },
    { key: "scope", title: t.columns.scope, cell: ({ scope }) => scopeText(scope, t) },
    {
      ...{ key: "time", title: t.columns.time },
      cell: ({ takeFromMs, takeUntilMs }) => (
        <time>
          {momentText(takeFromMs)}
          <br />– {momentText(takeUntilMs)}
        </time>
      ),
    },
    { key: "good", title: t.columns.good, cell: ({ good }) => goodText(good, t) },
    {
      ...{ key: "taken", title: t.columns.taken, align: "right" },
      cell: ({ taken, total }) =>
        taken === null || total === null ? (
          <span className="faint">{t.uncounted}</span>
        ) : (
          <span className="number">
            {count(taken)} / {count(total)}
          </span>
        ),
    },
    {
      ...{ key: "deeds", title: "" },
      cell: (known) => (
        <>
          {may("checkout.campaignUse") ? (
            <Button size="small" variant="text" onClick={() => onOpen({ kind: "use", known })}>
              {t.use}
            </Button>
          ) : null}
          {may("checkout.saveCampaign") ? (
            <Button size="small" variant="text" onClick={() => onOpen({ kind: "edit", known })}>
              {t.edit}
            </Button>
          ) : null}
          {may("checkout.endCampaign") && !known.isEnded ? (
            <Button
              size="small"
              variant="text"
              theme="danger"
              onClick={() => onOpen({ kind: "end", known })}
            >
              {t.end}
            </Button>
          ) : null}
        </>
      ),
    },
  ];
}

type DialogProps = {
  readonly known: StaffCampaign;
  readonly onClose: (isChanged: boolean) => void;
};

function EndDialog({ known, onClose }: DialogProps) {
  const t = useWords(words);
  const { send, isSending, problem } = useSend(() => endCampaign(known._id));
  return (
    <Danger
      title={filled(t.endTitle, { name: known.name })}
      deed={t.endDeed}
      {...{ isSending, problem }}
      onClose={() => onClose(false)}
      onDo={() =>
        void send().then((isDone) => {
          if (!isDone) return;
          void MessagePlugin.success(t.ended);
          onClose(true);
        })
      }
    >
      {known.taken === null ? t.endTextUncounted : filled(t.endText, { n: count(known.taken) })}
    </Danger>
  );
}

function UseDialog({ known, onClose }: DialogProps) {
  const t = useWords(words);
  const asked = useCall(known._id, () => campaignUse(known._id));
  return (
    <Dialog
      visible
      header={filled(t.useTitle, { name: known.name })}
      footer={false}
      onClose={() => onClose(false)}
    >
      <Loaded asked={asked}>
        {({ taken, used, isMore }) => (
          <>
            <div className="figures">
              <Figure name={t.taken} value={count(taken)} />
              <Figure name={t.used} value={count(used)} />
            </div>
            {isMore ? <p className="warn">{t.isMore}</p> : null}
            <p className="faint">{t.useHint}</p>
          </>
        )}
      </Loaded>
    </Dialog>
  );
}
