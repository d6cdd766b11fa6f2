import { Input } from "tdesign-react";
import { Named } from "../../parts/Named.tsx";

/** A tracking number; a pasted column goes to whoever knows the other rows. */
export function NumberInput({
  label,
  value,
  fault,
  onChange,
  onPaste,
}: {
  readonly label: string;
  readonly value: string;
  readonly fault: string | null;
  readonly onChange: (text: string) => void;
  readonly onPaste: (text: string) => void;
}) {
  return (
    <Named name={label}>
      <Input
        value={value}
        {...(fault === null ? {} : { status: "error" as const, tips: fault })}
        onChange={onChange}
        onPaste={({ e, pasteValue }) => {
          if (!/[\r\n\t]/.test(pasteValue)) return;
          e.preventDefault();
          onPaste(pasteValue);
        }}
      />
    </Named>
  );
}
