import { useEffect, useState } from "react";
import { HashRouter } from "react-router";
import { ConfigProvider } from "tdesign-react";
import enUS from "tdesign-react/es/locale/en_US";
import zhCN from "tdesign-react/es/locale/zh_CN";
import { onSessionOver, tellBack } from "../lib/call.ts";
import type { Config } from "../lib/config.ts";
import { useLanguage } from "../lib/language.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import type { Me } from "../services/staff.ts";
import { Behind } from "./Behind.tsx";
import { MeContext } from "./may.ts";
import { screenAt } from "./routes.ts";
import { bring } from "./screen.ts";
import { type Door, signOut, whoIsThere } from "./session.ts";
import { Shell } from "./Shell.tsx";
import { SignIn } from "./SignIn.tsx";
import { useHeard } from "./useHeard.ts";
import { CodeEntry } from "./CodeEntry.tsx";

/** The whole console: the door, and what is behind it. */
export function App({ config }: { readonly config: Config }) {
  const [door, setDoor] = useState<Door | null>(null);
  // Whoever works here, or did until the session was over.
  const [person, setPerson] = useState<Me | null>(null);
  const { language } = useLanguage();
  useHeard();
  const come = (found: Door) => {
    if (found.at === "in") {
      setPerson(found.me);
      tellBack();
    }
    setDoor(found);
  };
  useEffect(() => {
    // The code of the screen comes while it is asked who is there.
    const isBrought = bring(screenAt(location.hash));
    void whoIsThere().then(
      (found) => (found.at === "in" ? isBrought.then(() => come(found)) : come(found)),
      () => setDoor({ at: "signIn" }),
    );
    // A session that is over anywhere is over everywhere: the page under it stays, with what was written into it.
    return onSessionOver((problem) => {
      if (problem.code === "staff_suspended") setPerson(null);
      setDoor({ at: "signIn", problem });
    });
  }, []);
  const leave = () =>
    void signOut().then(() => {
      setPerson(null);
      setDoor({ at: "signIn" });
    });
  return (
    <ConfigProvider globalConfig={language === "zh" ? zhCN : enUS}>
      {person === null ? null : (
        <Behind key={person.staffId} isShut={door?.at !== "in"}>
          <MeContext value={person}>
            <HashRouter>
              <Shell onSignOut={leave} />
            </HashRouter>
          </MeContext>
        </Behind>
      )}
      {door === null ? (
        <Waiting />
      ) : door.at === "in" ? null : door.at === "signIn" ? (
        <SignIn {...{ config, problem: door.problem, onDone: come }} isKept={person !== null} />
      ) : (
        <CodeEntry door={door} onDone={come} onLeave={leave} />
      )}
    </ConfigProvider>
  );
}
