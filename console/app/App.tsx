import { useEffect, useState } from "react";
import { HashRouter } from "react-router";
import { ConfigProvider } from "tdesign-react";
import enUS from "tdesign-react/es/locale/en_US";
import zhCN from "tdesign-react/es/locale/zh_CN";
import { onSessionOver } from "../lib/call.ts";
import type { Config } from "../lib/config.ts";
import { useLanguage } from "../lib/language.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { MeContext } from "./may.ts";
import { screenAt } from "./routes.ts";
import { bring } from "./screen.ts";
import { type Door, signOut, whoIsThere } from "./session.ts";
import { Shell } from "./Shell.tsx";
import { SignIn } from "./SignIn.tsx";
import { CodeEntry } from "./CodeEntry.tsx";

/** The whole console: the door, and what is behind it. */
export function App({ config }: { readonly config: Config }) {
  const [door, setDoor] = useState<Door | null>(null);
  const { language } = useLanguage();
  useEffect(() => {
    // The code of the screen comes while it is asked who is there.
    const isBrought = bring(screenAt(location.hash));
    void whoIsThere().then(
      (found) => (found.at === "in" ? isBrought.then(() => setDoor(found)) : setDoor(found)),
      () => setDoor({ at: "signIn" }),
    );
    // A session that is over anywhere is over everywhere: the page under it stays in the address.
    return onSessionOver((problem) => setDoor({ at: "signIn", problem }));
  }, []);
  const leave = () => void signOut().then(() => setDoor({ at: "signIn" }));
  return (
    <ConfigProvider globalConfig={language === "zh" ? zhCN : enUS}>
      {door === null ? (
        <Waiting />
      ) : door.at === "in" ? (
        <MeContext value={door.me}>
          <HashRouter>
            <Shell onSignOut={leave} />
          </HashRouter>
        </MeContext>
      ) : door.at === "signIn" ? (
        <SignIn config={config} problem={door.problem} onDone={setDoor} />
      ) : (
        <CodeEntry door={door} onDone={setDoor} onLeave={leave} />
      )}
    </ConfigProvider>
  );
}
