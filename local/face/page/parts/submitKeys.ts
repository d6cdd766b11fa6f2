import { tellRefusal } from "./toast.tsx";

/** Ctrl and Enter, or Command and Enter, send what is being written. */
export function onSubmitKeys(send: () => Promise<void>): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send().catch(tellRefusal);
  };
}
