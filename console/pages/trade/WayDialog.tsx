import { type ReactNode, useState } from "react";
import { Input, Select } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { FormDialog } from "../../parts/FormDialog.tsx";
import type { Carrier, Way } from "../../services/purchase.ts";
import { isTracking } from "./shipping.ts";
import { words } from "./wordsParcels.ts";

/** Asks with whom something is sent and under which number, and sends it. */
export function WayDialog({
  title,
  hint,
  deed,
  carriers,
  first,
  isBlocked = false,
  children,
  onSend,
  onClose,
}: {
  readonly title: string;
  readonly hint: string;
  readonly deed: string;
  readonly carriers: readonly Carrier[];
  readonly first?: { readonly carrier: string; readonly trackingNumber: string };
  readonly isBlocked?: boolean;
  readonly children?: ReactNode;
  readonly onSend: (way: Way) => Promise<void>;
  readonly onClose: () => void;
}) {
  const { shipDialog: t } = useWords(words);
  const [carrier, setCarrier] = useState(first?.carrier ?? carriers[0]?.code ?? "");
  const [number, setNumber] = useState(first?.trackingNumber ?? "");
  const isSame = carrier === first?.carrier && number.trim() === first.trackingNumber;
  const isWrong = number.trim() !== "" && !isTracking(number);
  const { send, isSending, problem } = useSend(async () => {
    await onSend({ carrier, trackingNumber: number.trim() });
    onClose();
  });
  return (
    <FormDialog
      {...{ title, deed, isSending, problem, onClose }}
      isBlocked={!isTracking(number) || isBlocked || isSame}
      onDo={() => void send()}
    >
      <p className="faint">{hint}</p>
      {children}
      <label>
        {t.carrier}
        <Select
          filterable
          value={carrier}
          options={carriers.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(value) => setCarrier(String(value))}
        />
      </label>
      <label>
        {t.number}
        <Input
          autofocus
          value={number}
          onChange={setNumber}
          {...(isWrong ? { status: "error" as const, tips: t.wrong } : {})}
        />
      </label>
    </FormDialog>
  );
}
