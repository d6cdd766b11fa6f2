import { type ReactNode, Suspense, useEffect, useState } from "react";
import { Navigate, NavLink, Route, Routes, useLocation } from "react-router";
import { Button } from "tdesign-react";
import { useLanguage, useWords } from "../lib/language.tsx";
import { Broken } from "../parts/Broken.tsx";
import { Forbidden, Lost } from "../parts/Nothing.tsx";
import { Waiting } from "../parts/Waiting.tsx";
import { useMay, useMe } from "./may.ts";
import { inMenu, SCREENS } from "./routes.ts";
import type { Screen } from "./screen.ts";
import { words } from "./words.ts";

/** The console behind its door: menu, who is signed in, and the screen of the address. */
export function Shell({ onSignOut }: { readonly onSignOut: () => void }) {
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { pathname } = useLocation();
  return (
    <div className={isMenuOpen ? "shell menu-open" : "shell"}>
      <Head onSignOut={onSignOut} onMenu={() => setMenuOpen(!isMenuOpen)} />
      <nav className="menu" onClick={() => setMenuOpen(false)}>
        <Menu />
      </nav>
      <main id="main">
        <Broken key={pathname}>
          <Suspense fallback={<Waiting />}>
            <Routes>
              {SCREENS.map((screen) => (
                <Route key={screen.path} path={screen.path} element={<Guarded screen={screen} />} />
              ))}
              <Route path="*" element={<Lost />} />
            </Routes>
          </Suspense>
        </Broken>
      </main>
    </div>
  );
}

function Guarded({ screen }: { readonly screen: Screen }): ReactNode {
  const may = useMay();
  const Page = screen.page;
  if (screen.needs.some(may)) return <Page />;
  // Who has no figures of the day begins with the first list of his own.
  const [first] = inMenu(may);
  return screen.path === "/" && first ? <Navigate to={first.path} replace /> : <Forbidden />;
}

function Head({
  onSignOut,
  onMenu,
}: {
  readonly onSignOut: () => void;
  readonly onMenu: () => void;
}) {
  const { name, role } = useMe();
  const { language, speak } = useLanguage();
  const t = useWords(words);
  return (
    <header className="head">
      <button type="button" className="menu-button" aria-label={t.shell.menu} onClick={onMenu}>
        ☰
      </button>
      <strong className="brand">{t.brand}</strong>
      <span className="space" />
      <Button variant="text" size="small" onClick={() => speak(language === "zh" ? "en" : "zh")}>
        {t.shell.language}
      </Button>
      <NavLink to="/me" className="who" title={t.shell.sessions}>
        {name} <span className="faint">{t.roles[role]}</span>
      </NavLink>
      <Button variant="text" size="small" onClick={onSignOut}>
        {t.shell.signOut}
      </Button>
    </header>
  );
}

function Menu() {
  const may = useMay();
  const { language } = useLanguage();
  const t = useWords(words);
  const screens = inMenu(may);
  const groups = [...new Set(screens.map(({ group }) => group))];
  const { pathname } = useLocation();
  // The menu is longer than a small screen: where somebody is stays in sight.
  useEffect(() => {
    document.querySelector("nav.menu a.active")?.scrollIntoView({ block: "nearest" });
  }, [pathname]);
  return groups.map((group) => (
    <section key={group}>
      {group === "today" ? null : <h2>{t.groups[group]}</h2>}
      {screens
        .filter((screen) => screen.group === group)
        .map((screen) => (
          <NavLink key={screen.path} to={screen.path} end={screen.path === "/"}>
            {screen[language]}
          </NavLink>
        ))}
    </section>
  ));
}
