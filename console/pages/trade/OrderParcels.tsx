import { useState } from "react";
import { Button, MessagePlugin } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { textOf } from "../../lib/said.ts";
import { momentText } from "../../lib/time.ts";
import { useCall } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Section } from "../../parts/Page.tsx";
import { correctParcel, type DetailReply, trackParcel } from "../../services/purchase.ts";
import { useByName } from "./byName.ts";
import { WayDialog } from "./WayDialog.tsx";
import { words } from "./wordsParcels.ts";

type Parcel = DetailReply["purchase"]["parcels"][number];
type Props = { readonly detail: DetailReply; readonly onDone: () => void };

/** What was sent, with whom, and where it is. */
export function OrderParcels({ detail, onDone }: Props) {
  const { parcels: t } = useWords(words);
  const { parcels, delivery } = detail.purchase;
  if (delivery.kind === "pickup") return null;
  return (
    <Section title={t.title}>
      {parcels.length === 0 ? <p className="faint">{t.none}</p> : null}
      {parcels.map((parcel) => (
        <ParcelRow key={parcel.id} {...{ detail, parcel, onDone }} />
      ))}
    </Section>
  );
}

function ParcelRow({ detail, parcel, onDone }: Props & { readonly parcel: Parcel }) {
  const { parcels: t, correctDialog } = useWords(words);
  const may = useMay();
  const byName = useByName();
  const [open, setOpen] = useState<"track" | "correct" | null>(null);
  const { purchase, carriers } = detail;
  const { carrier, trackingNumber, lines, shippedAtMs, by, corrected } = parcel;
  const name = carriers.find(({ code }) => code === carrier)?.name ?? carrier;
  const goods = lines
    .map(({ line, quantity }) => `${purchase.lines[line]?.title ?? line} ×${quantity}`)
    .join("，");
  return (
    <div className="row-card">
      <div className="stacked">
        <span>
          {name} <code>{trackingNumber}</code>
        </span>
        <span>{goods}</span>
        <span className="faint">
          {momentText(shippedAtMs)} · {byName(by)}
          {corrected ? ` · ${filled(t.corrected, { at: momentText(corrected.atMs) })}` : ""}
        </span>
        {open === "track" ? <Track orderId={purchase._id} parcelId={parcel.id} /> : null}
      </div>
      <div className="page-actions">
        {may("purchase.track") ? (
          <Button
            size="small"
            variant="outline"
            onClick={() => setOpen(open === "track" ? null : "track")}
          >
            {t.track}
          </Button>
        ) : null}
        {may("purchase.correctParcel") && corrected === undefined ? (
          <Button size="small" variant="outline" onClick={() => setOpen("correct")}>
            {t.correct}
          </Button>
        ) : null}
      </div>
      {open === "correct" ? (
        <WayDialog
          title={correctDialog.title}
          hint={correctDialog.once}
          deed={correctDialog.submit}
          carriers={carriers}
          first={{ carrier, trackingNumber }}
          onSend={async (way) => {
            await correctParcel({ orderId: purchase._id, parcelId: parcel.id, ...way });
            void MessagePlugin.success(correctDialog.done);
            onDone();
          }}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </div>
  );
}

function Track({ orderId, parcelId }: { readonly orderId: string; readonly parcelId: string }) {
  const { parcels: t } = useWords(words);
  const asked = useCall(parcelId, () => trackParcel(orderId, parcelId));
  return (
    <Loaded asked={asked}>
      {({ places, message }) =>
        places.length === 0 ? (
          <span className="faint">{message === null ? t.nothing : textOf(message)}</span>
        ) : (
          <ol className="places">
            {places.map(({ atMs, text }) => (
              <li key={`${atMs}${text}`}>
                <time>{momentText(atMs)}</time> {text}
              </li>
            ))}
          </ol>
        )
      }
    </Loaded>
  );
}
