import { Button, Dialog } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import { drawCode } from "../../services/lists.ts";
import { words } from "./wordsPromoter.ts";

/** A promoter's code as WeChat draws it. */
export function CodeDialog({
  promoterId,
  onClose,
}: {
  readonly promoterId: string;
  readonly onClose: () => void;
}) {
  const t = useWords(words);
  const asked = useCall(promoterId, () => drawCode({ promoterId }));
  return (
    <Dialog visible header={t.code} footer={false} onClose={onClose}>
      <Loaded asked={asked}>
        {({ code, png }) => (
          <div className="waiting">
            <img src={`data:image/png;base64,${png}`} alt={t.code} width={280} />
            <code>{code}</code>
            <Button
              tag="a"
              variant="outline"
              href={`data:image/png;base64,${png}`}
              {...{ download: `${code}.png` }}
            >
              {t.saveCode}
            </Button>
          </div>
        )}
      </Loaded>
    </Dialog>
  );
}
