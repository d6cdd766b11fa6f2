import type { ReactNode } from "react";
import { Drawer } from "tdesign-react";
import { useEscape } from "../../parts/useEscape.ts";

/** One thing of a list, beside it. Esc closes it, unless a dialog stands over it. */
export function MoneyDrawer({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  useEscape(() => {
    if (document.querySelector(".t-dialog__ctx") === null) onClose();
  });
  return (
    <Drawer visible header={title} size="560px" footer={false} onClose={onClose}>
      <div className="stack">{children}</div>
    </Drawer>
  );
}
