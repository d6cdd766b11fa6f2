import { type ReactNode, useEffect, useState } from "react";
import { Navigate, NavLink, Route, Routes, useLocation, useNavigationType } from "react-router";
import { Button } from "tdesign-react";
import { useLanguage, useWords } from "../lib/language.tsx";
import { Broken } from "../parts/Broken.tsx";
import { Forbidden, Lost } from "../parts/Nothing.tsx";
import { useMay, useMe } from "./may.ts";
import { inMenu, SCREENS } from "./routes.ts";
import { bring, type Screen } from "./screen.ts";
import { words } from "./words.ts";

/** The console behind its door: menu, who is signed in, and the screen of the address. */
export function Shell({ onSignOut }: { readonly onSignOut: () => void }) {
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { pathname } = useLocation();
  const isBack = useNavigationType() === "POP";
  // Another screen begins at its top; the browser itself finds the place that somebody goes back to.
  useEffect(() => {
    if (!isBack) window.scrollTo(0, 0);
  }, [pathname, isBack]);
  useEffect(() => {
    if (!isMenuOpen) return undefined;
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && setMenuOpen(false);
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [isMenuOpen]);
  return (
    <div className={isMenuOpen ? "shell menu-open" : "shell"}>
      <Head {...{ onSignOut, isMenuOpen }} onMenu={() => setMenuOpen(!isMenuOpen)} />
      <nav className="menu" onClick={() => setMenuOpen(false)}>
        <Menu />
      </nav>
      {isMenuOpen ? <div className="menu-shade" onClick={() => setMenuOpen(false)} /> : null}
      <main id="main" tabIndex={-1}>
        <Broken key={pathname}>
          <Routes>
            {SCREENS.map((screen) => (
              <Route key={screen.path} path={screen.path} element={<Guarded screen={screen} />} />
            ))}
            <Route path="*" element={<Lost />} />
          </Routes>
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
  isMenuOpen,
  onMenu,
}: {
  readonly onSignOut: () => void;
  readonly isMenuOpen: boolean;
  readonly onMenu: () => void;
}) {
  const { name, role } = useMe();
  const { language, speak } = useLanguage();
  const t = useWords(words);
  return (
    <header className="head">
      <button
        type="button"
        className="skip"
        onClick={() => document.getElementById("main")?.focus()}
      >
        {t.shell.skip}
      </button>
      <button
        type="button"
        className="menu-button"
        aria-label={t.shell.menu}
        aria-expanded={isMenuOpen}
        onClick={onMenu}
      >
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
          <NavLink
            key={screen.path}
            to={screen.path}
            end={screen.path === "/"}
            onPointerEnter={() => void bring(screen)}
            onFocus={() => void bring(screen)}
          >
            {screen[language]}
          </NavLink>
        ))}
    </section>
  ));
}
