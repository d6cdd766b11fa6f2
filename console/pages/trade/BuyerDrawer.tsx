import { type FormEvent, useState } from "react";
import { Link } from "react-router";
import { Button, Drawer, Input, MessagePlugin, Tag } from "tdesign-react";
import { useMay } from "../../app/may.ts";
import { filled, useWords } from "../../lib/language.tsx";
import { momentText } from "../../lib/time.ts";
import { useCall, useSend } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { Problem } from "../../parts/Problem.tsx";
import { useDrawerKeys } from "../../parts/useDrawerKeys.ts";
import { buyer, type BuyerDetail, setGroup } from "../../services/buyers.ts";
import { addressText } from "./addressText.ts";
import { words } from "./wordsBuyers.ts";

/** One buyer beside the list: his group, where he lives, his coupons. */
export function BuyerDrawer({
  buyerId,
  onClose,
  onChange,
}: {
  readonly buyerId: string;
  readonly onClose: () => void;
  readonly onChange: () => void;
}) {
  const { detail: t } = useWords(words);
  const may = useMay();
  useDrawerKeys(onClose);
  const asked = useCall(buyerId, () => buyer(buyerId));
  return (
    <Drawer visible header={t.title} size="440px" footer={false} onClose={onClose}>
      <Loaded asked={asked}>
        {({ row, detail }) => (
          <div className="drawer">
            <code>{buyerId}</code>
            <p className="faint">{t.personal}</p>
            {may("checkout.setGroup") ? (
              <Group
                key={row?.group ?? ""}
                buyerId={buyerId}
                now={row?.group ?? ""}
                onDone={() => {
                  asked.refresh();
                  onChange();
                }}
              />
            ) : (
              <p>
                {t.group}: {row?.group ?? "—"}
              </p>
            )}
            <Addresses detail={detail} />
            <Coupons detail={detail} />
          </div>
        )}
      </Loaded>
    </Drawer>
  );
}

function Group({
  buyerId,
  now,
  onDone,
}: {
  readonly buyerId: string;
  readonly now: string;
  readonly onDone: () => void;
}) {
  const { detail: t } = useWords(words);
  const [group, setTyped] = useState(now);
  const { send, isSending, problem } = useSend(async (wanted: string) => {
    await setGroup(buyerId, wanted === "" ? null : wanted);
    void MessagePlugin.success(t.saved);
    onDone();
  });
  const typed = group.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== "" && typed !== now) void send(typed);
  };
  return (
    <form className="form" onSubmit={submit}>
      <label>
        {t.group}
        <Input value={group} maxlength={64} placeholder={t.groupHint} onChange={setTyped} />
      </label>
      <div className="page-actions">
        <Button type="submit" loading={isSending} disabled={typed === "" || typed === now}>
          {t.setGroup}
        </Button>
        {now === "" ? null : (
          <Button variant="outline" disabled={isSending} onClick={() => void send("")}>
            {t.clear}
          </Button>
        )}
      </div>
      {problem ? <Problem problem={problem} /> : null}
    </form>
  );
}

function Addresses({ detail: { addresses } }: { readonly detail: BuyerDetail }) {
  const { detail: t } = useWords(words);
  return (
    <section>
      <h3>{t.addresses}</h3>
      {addresses.length === 0 ? <p className="faint">{t.noAddresses}</p> : null}
      {addresses.map(({ id, name, phone, province, city, district, detail, isDefault }) => (
        <div key={id} className="row-card">
          <div className="stacked">
            <span>
              {name} {phone} {isDefault ? <Tag size="small">{t.default}</Tag> : null}
            </span>
            <span className="faint">{addressText({ province, city, district, detail })}</span>
            <Link to={`/orders?q=${encodeURIComponent(phone)}`}>{t.orders}</Link>
          </div>
        </div>
      ))}
    </section>
  );
}

function Coupons({ detail: { coupons, limited } }: { readonly detail: BuyerDetail }) {
  const { detail: t } = useWords(words);
  return (
    <>
      <section>
        <h3>{t.coupons}</h3>
        {coupons.length === 0 ? <p className="faint">{t.noCoupons}</p> : null}
        {coupons.map(({ id, name, untilMs, orderId }) => (
          <div key={id} className="row-card">
            <span>{name}</span>
            <span className="faint">
              {orderId !== null ? (
                <Link to={`/orders/${encodeURIComponent(orderId)}`}>
                  {filled(t.usedBy, { id: orderId })}
                </Link>
              ) : untilMs < Date.now() ? (
                t.expired
              ) : (
                filled(t.until, { at: momentText(untilMs) })
              )}
            </span>
          </div>
        ))}
      </section>
      {limited.length === 0 ? null : (
        <section>
          <h3>{t.limited}</h3>
          {limited.map(({ orderId, productId, quantity, atMs }) => (
            <div key={`${orderId}${productId}`} className="row-card">
              <span>{filled(t.pieces, { product: productId, n: quantity })}</span>
              <Link to={`/orders/${encodeURIComponent(orderId)}`}>{momentText(atMs)}</Link>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
