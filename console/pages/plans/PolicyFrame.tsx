import { useRef } from "react";
import { Button, Radio } from "tdesign-react";
import { useWords } from "../../lib/language.tsx";
import { useCall } from "../../lib/useCall.ts";
import { Loaded } from "../../parts/Loaded.tsx";
import type { Look } from "../../services/plans.ts";
import { words } from "./words.ts";

/**
 * The policy as promoters see it, in one of its looks. It runs nothing and fetches nothing; the frame may only open the
 * dialog for printing.
 *
 * - `version`: what the page depends on, as text.
 */
export function PolicyFrame({
  version,
  look,
  ask,
  onLook,
}: {
  readonly version: string;
  readonly look: Look;
  readonly ask: (look: Look) => Promise<{ readonly html: string }>;
  readonly onLook: (look: Look) => void;
}) {
  const t = useWords(words);
  const frame = useRef<HTMLIFrameElement>(null);
  const asked = useCall(`${look}|${version}`, () => ask(look));
  return (
    <>
      <div className="plans-picks">
        <Radio.Group
          variant="default-filled"
          value={look}
          onChange={(value) => onLook(value === "poster" ? "poster" : "formal")}
        >
          <Radio.Button value="formal">{t.looks.formal}</Radio.Button>
          <Radio.Button value="poster">{t.looks.poster}</Radio.Button>
        </Radio.Group>
        <Button variant="outline" onClick={() => frame.current?.contentWindow?.print()}>
          {t.print}
        </Button>
        <span className="faint">{t.policyHint}</span>
      </div>
      <Loaded asked={asked}>
        {({ html }) => (
          <iframe
            ref={frame}
            className={look === "poster" ? "plans-policy is-poster" : "plans-policy"}
            title={t.policy}
            sandbox="allow-same-origin allow-modals"
            srcDoc={html}
          />
        )}
      </Loaded>
    </>
  );
}
