import { Copyable } from "../parts/code.tsx";
import { Panel } from "../parts/panel.tsx";
import { Told } from "../parts/states.tsx";
import { useAsk } from "../useAsk.tsx";
import { t } from "../words.ts";

type Keys = { readonly publishableKey: string; readonly apiKey: string };

/** The keys by which a page or a server is known without signing in. They are good on this machine only. */
export function KeysShown() {
  const asked = useAsk<Keys>({ path: "auth/keys" });
  return (
    <Panel title={t("访问密钥", "Access keys")}>
      <Told asked={asked}>
        {({ publishableKey, apiKey }) => (
          <dl class="named">
            <dt>publishable key</dt>
            <dd>
              <Copyable text={publishableKey} />
              <p class="soft">
                {t(
                  "给网页：init({ accessKey })，权限与未登录者相同",
                  "For pages: init({ accessKey }); may do what one may who has not signed in",
                )}
              </p>
            </dd>
            <dt>API key</dt>
            <dd>
              <Copyable text={apiKey} />
              <p class="soft">{t("给服务端：什么都能做", "For servers: may do everything")}</p>
            </dd>
          </dl>
        )}
      </Told>
    </Panel>
  );
}
