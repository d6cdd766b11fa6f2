import { type ReactNode, useState } from "react";
import { Button } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { Facts, Section } from "../../parts/Page.tsx";
import type { OrderRow } from "../../services/purchase.ts";
import { addressText } from "./addressText.ts";
import { useByName } from "./byName.ts";
import { StoreName } from "./StoreName.tsx";
import { words } from "./wordsOrder.ts";

/** Where an order goes, and what its buyer wrote. */
export function OrderDelivery({ purchase }: { readonly purchase: OrderRow }) {
  const { delivery: t } = useWords(words);
  const { delivery, note, storeId } = purchase;
  const [isCopied, setCopied] = useState(false);
  const byName = useByName();
  const more: readonly (readonly [string, ReactNode])[] = [
    ...(storeId === null ? [] : [[t.store, <StoreName key="store" id={storeId} />] as const]),
    [t.note, note === "" ? t.noNote : note],
  ];
  if (delivery.kind === "pickup") {
    const { name, phone, code, redeemed } = delivery;
    return (
      <Section title={t.pickup}>
        <Facts
          rows={[
            [t.person, name],
            [t.phone, phone],
            [t.code, code ?? "—"],
            ...(redeemed
              ? [[t.redeemed, `${momentText(redeemed.atMs)} ${byName(redeemed.by)}`] as const]
              : []),
            ...more,
          ]}
        />
      </Section>
    );
  }
  const { name, phone, region } = delivery.address;
  const whole = addressText(delivery.address);
  const copy = () =>
    void navigator.clipboard.writeText(`${name} ${phone} ${whole}`).then(() => setCopied(true));
  return (
    <Section
      title={t.express}
      actions={
        <Button size="small" variant="outline" onClick={copy}>
          {isCopied ? t.copied : t.copy}
        </Button>
      }
    >
      <Facts
        rows={[[t.name, name], [t.phone, phone], [t.address, whole], [t.region, region], ...more]}
      />
    </Section>
  );
}
