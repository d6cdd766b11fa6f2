import { useState } from "react";
import { Input, Radio } from "tdesign-react";
import { filled, useWords } from "../../lib/language.tsx";
import { useSend } from "../../lib/useCall.ts";
import { Field } from "../../parts/Field.tsx";
import { FormDialog } from "../../parts/FormDialog.tsx";
import { placeCode } from "../../parts/regionCodes.ts";
import { words as regionWords } from "../../parts/wordsRegions.ts";
import { promoterIdOf } from "../../services/lists.ts";
import { appoint } from "../../services/promoters.ts";
import { words } from "./wordsPosts.ts";

type Role = "region" | "store" | "staff";

/** Makes a promoter agent of a region, or holder or staff of a store. */
export function AppointDialog({ onClose }: { readonly onClose: (isSaved: boolean) => void }) {
  const t = useWords(words);
  const [who, setWho] = useState("");
  const [role, setRole] = useState<Role>("region");
  const [typed, setPlace] = useState("");
  const regions = useWords(regionWords);
  const isRegion = role === "region";
  const place = isRegion ? placeCode(typed, regions) : typed.trim();
  const wrong = isRegion && place !== "" && !/^\d{6}$/.test(place) ? t.regionWrong : undefined;
  const { send, isSending, problem } = useSend(async () =>
    appoint({
      promoterId: await promoterIdOf(who.trim()),
      ...(isRegion ? { region: place } : { store: place }),
      ...(role === "staff" ? { staff: true } : {}),
    }),
  );
  return (
    <FormDialog
      title={t.appoint}
      deed={filled(t.appointDeed, { role: t.roles[role] })}
      {...{ isSending, problem }}
      isBlocked={who.trim() === "" || place === "" || wrong !== undefined}
      onDo={() => void send().then((isSaved) => isSaved && onClose(true))}
      onClose={() => onClose(false)}
    >
      <Field name={t.promoterId}>
        <Input value={who} onChange={setWho} autofocus />
      </Field>
      <Field name={t.role} isGroup>
        <Radio.Group value={role} onChange={(value) => setRole(value as Role)}>
          {(["region", "store", "staff"] as const).map((one) => (
            <Radio key={one} value={one}>
              {t.roles[one]}
            </Radio>
          ))}
        </Radio.Group>
      </Field>
      <Field name={isRegion ? t.region : t.store} wrong={wrong}>
        <Input value={typed} onChange={setPlace} />
      </Field>
      <p className="faint">{t.atOnce}</p>
    </FormDialog>
  );
}
