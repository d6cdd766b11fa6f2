import type { ReactNode } from "react";
import { Drawer } from "tdesign-react";
import { useDrawerKeys } from "../../parts/useDrawerKeys.ts";

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
  useDrawerKeys(onClose);
  return (
    <Drawer
      visible
      header={title}
      size="560px"
      footer={false}
      closeOnEscKeydown={false}
      onClose={onClose}
    >
      <div className="stack">{children}</div>
    </Drawer>
  );
}
