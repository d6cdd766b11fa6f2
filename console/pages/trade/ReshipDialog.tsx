import { MessagePlugin } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { reship } from "../../services/aftersales.ts";
import { orderDetail } from "../../services/purchase.ts";
import type { DeedProps } from "./RefuseDialog.tsx";
import { WayDialog } from "./WayDialog.tsx";
import { words } from "./wordsDecision.ts";

/** Sends the other goods of an exchange. */
export function ReshipDialog({ one: { orderId, id }, onDone, onClose }: DeedProps) {
  const { reship: t } = useWords(words);
  const asked = useCall(orderId, async () => (await orderDetail(orderId)).carriers);
  return (
    <Loaded asked={asked}>
      {(carriers) => (
        <WayDialog
          title={t.title}
          hint={t.does}
          deed={t.deed}
          carriers={carriers}
          onSend={async (way) => {
            await reship({ orderId, id }, way);
            void MessagePlugin.success(t.done);
            onDone();
          }}
          onClose={onClose}
        />
      )}
    </Loaded>
  );
}
