import { type ReactNode, useId, useRef } from "react";
import { Button, Drawer } from "tdesign-react";
import type { CallError } from "../../lib/call.ts";
import { useWords } from "../../lib/language.tsx";
import { picksKeepEnter } from "../../lib/picksKeepEnter.ts";
import { FormProblem } from "../../parts/FormProblem.tsx";
import { useDrawerKeys } from "../../parts/useDrawerKeys.ts";
import { words } from "./wordsCampaigns.ts";

/**
 * A coupon or a reduction beside its list, new or to be changed: Enter saves it, Esc and the cross leave it, a click
 * beside it does neither.
 */
export function CampaignDrawer({
  title,
  isNew,
  isSending,
  problem,
  onSave,
  onClose,
  children,
}: {
  readonly title: string;
  readonly isNew: boolean;
  readonly isSending: boolean;
  readonly problem: CallError | undefined;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { form: t } = useWords(words);
  const id = useId();
  const place = useRef<HTMLFormElement>(null);
  useDrawerKeys(onClose, place);
  return (
    <Drawer
      visible
      size="560px"
      header={title}
      closeOnOverlayClick={false}
      onClose={onClose}
      footer={
        <>
          <Button type="submit" form={id} loading={isSending}>
            {isNew ? t.create : t.save}
          </Button>
          <Button variant="outline" onClick={onClose}>
            {t.cancel}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="goods-form"
        ref={place}
        onKeyDown={picksKeepEnter}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {children}
        <FormProblem problem={problem} />
      </form>
    </Drawer>
  );
}
