import { useState } from "react";
import { Button, Checkbox, Dialog, Input } from "tdesign-react";
import { filledIn } from "../../lib/daysFilter.ts";
import { useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Problem } from "../../parts/Problem.tsx";
import { appoint } from "../../services/promoters.ts";
import { words } from "./words.ts";

/** Makes a promoter agent of a region, or holder or staff of a store. */
export function AppointDialog({ onClose }: { readonly onClose: (isSaved: boolean) => void }) {
  const { posts: t } = useWords(words);
  const [promoterId, setPromoterId] = useState("");
  const [region, setRegion] = useState("");
  const [store, setStore] = useState("");
  const [isStaff, setStaff] = useState(false);
  const place = filledIn({ region: region.trim(), store: store.trim() });
  const { send, isSending, problem } = useSend(() =>
    appoint({ promoterId: promoterId.trim(), ...place, ...(isStaff ? { staff: true } : {}) }),
  );
  const isOnePlace = Object.keys(place).length === 1;
  return (
    <Dialog
      visible
      header={t.appoint}
      onClose={() => onClose(false)}
      footer={
        <Button
          loading={isSending}
          disabled={promoterId.trim() === "" || !isOnePlace}
          onClick={() => void send().then((isSaved) => isSaved && onClose(true))}
        >
          {t.appointDeed}
        </Button>
      }
    >
      <div className="danger-body">
        <label>
          {t.promoterId}
          <Input value={promoterId} onChange={setPromoterId} autofocus />
        </label>
        <label>
          {t.region}
          <Input value={region} onChange={setRegion} />
        </label>
        <label>
          {t.store}
          <Input value={store} onChange={setStore} />
        </label>
        {isOnePlace ? null : <p className="faint">{t.onePlace}</p>}
        <Checkbox checked={isStaff} disabled={store.trim() === ""} onChange={setStaff}>
          {t.isStaff}
        </Checkbox>
        {problem ? <Problem problem={problem} /> : null}
      </div>
    </Dialog>
  );
}
