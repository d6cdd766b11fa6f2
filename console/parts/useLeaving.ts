import { useState } from "react";

/** Who leaves a form with changes is asked once, at the button that leaves; who goes on writing has not left. */
export function useLeaving(isDirty: boolean, onClose: () => void) {
  const [isLeaving, setLeaving] = useState(false);
  return {
    isLeaving,
    leave: () => (isDirty && !isLeaving ? setLeaving(true) : onClose()),
    stay: () => setLeaving(false),
  };
}
