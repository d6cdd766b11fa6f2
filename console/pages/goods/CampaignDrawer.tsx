import { type ReactNode, useId } from "react";
import { Button, Drawer } from "tdesign-react";
import type { CallError } from "../../lib/call.ts";
import { useWords } from "../../lib/language.tsx";
import { picksKeepEnter } from "../../lib/picksKeepEnter.ts";
import { FormProblem } from "../../parts/FormProblem.tsx";
import { Unsaved } from "../../parts/Unsaved.tsx";
import { useDrawerKeys } from "../../parts/useDrawerKeys.ts";
import { useLeaving } from "../../parts/useLeaving.ts";
import { words } from "./wordsCampaigns.ts";

/**
 * A coupon or a reduction beside its list, new or to be changed: Enter saves it, Esc and the cross leave it, with changes
 * only when they are told so twice; a click beside it does neither.
 */
export function CampaignDrawer({
  title,
  isNew,
  isDirty,
  isSending,
  problem,
  onSave,
  onClose,
  children,
}: {
  readonly title: string;
  readonly isNew: boolean;
  readonly isDirty: boolean;
  readonly isSending: boolean;
  readonly problem: CallError | undefined;
  readonly onSave: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { form: t } = useWords(words);
  const id = useId();
  const { isLeaving, leave, stay } = useLeaving(isDirty, onClose);
  useDrawerKeys(leave);
  return (
    <Drawer
      visible
      size="560px"
      header={title}
      closeOnOverlayClick={false}
      closeOnEscKeydown={false}
      onClose={leave}
      footer={
        <>
          <Button type="submit" form={id} loading={isSending}>
            {isNew ? t.create : t.save}
          </Button>
          <Button variant="outline" theme={isLeaving ? "danger" : "default"} onClick={leave}>
            {isLeaving ? t.discard : t.cancel}
          </Button>
          <Unsaved isDirty={isDirty} />
        </>
      }
    >
      <form
        id={id}
        className="goods-form"
        onKeyDown={picksKeepEnter}
        onInput={stay}
        onClick={stay}
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
