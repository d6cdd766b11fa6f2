import { useKnown } from "../serverNow.tsx";
import { t } from "../words.ts";

/** Says so while the server is away; it goes when the server is back. */
export function Lost() {
  const { health } = useKnown();
  if (health.error?.status !== 0) return null;
  return (
    <p class="lost" role="alert">
      {t(
        "连接不上 cloudbase-local。它重新启动后，这里会自动恢复。",
        "cloudbase-local does not answer. This page goes on by itself once it is back.",
      )}
    </p>
  );
}
