import { glassEasel } from "glass-easel-miniprogram-adapter";
import { defineBuiltins } from "../builtins/define.ts";
import { readAddress } from "../pageAddress.ts";
import type { PhoneScreen, PhoneSettings } from "../phone.ts";
import { readServed } from "../readServed.ts";
import type { Connection } from "../wx/connection.ts";
import { installWx } from "../wx/install.ts";
import { installApp } from "./app.ts";
import { wireBuiltins } from "./builtinHooks.ts";
import { createErrors, type Errors } from "./errors.ts";
import { createMenu } from "./menu.ts";
import { createNavigation, tapTab } from "./navigation.ts";
import type { Program } from "./program.ts";
import { createScreen } from "./screen.ts";
import { createSpace } from "./space.ts";
import { createStack, type Opening, type Stack } from "./stack.ts";
import { createTheme } from "./theme.ts";
import { watchWindow } from "./window.ts";

/** Scene of an entry by the list of mini programs that were used lately. */
const SCENE_USUAL = 1001;

/** Starts a mini program: `App.onLaunch`, `App.onShow`, then its first page. */
export function startPhone(program: Program, connection: Connection): void {
  const screen = createScreen();
  const served = readServed();
  const asked = new URLSearchParams(location.search);
  const home = homeOf(program);
  const first = readAddress(
    location.hash.slice(2) || asked.get("path") || asked.get("page") || home,
  );
  const launch = { ...first, scene: Number(asked.get("scene")) || SCENE_USUAL };
  const settings: PhoneSettings = { ...served, openid: asked.get("who") ?? "", launch };

  const errors: Errors = createErrors(screen.errors, (text) => app.call("onError", text));
  glassEasel.addGlobalErrorListener((error) => {
    errors.report(error);
    return false;
  });
  const guard = (run: () => unknown) => void errors.guard(run);
  const theme = createTheme(program);
  const space = createSpace(program, defineBuiltins, guard);
  const parts = { program, space, theme, errors, container: screen.pages };
  const onTab = (index: number) => tapTab(stack, navigation, index);
  const stack: Stack = createStack(parts, screen, { home, onTab });
  const navigation = createNavigation(stack);
  const app = installApp(navigation, () => errors);
  const title = titleOf(program);
  const overlay = phoneScreen(screen.layers, errors);
  wireBuiltins({ navigation, screen: overlay, title, guard });
  installWx(navigation, settings, overlay, connection);
  screen.back.onclick = () => guard(() => navigation.navigateBack(1));
  const restart = () => guard(() => navigation.reLaunch(`/${home}`));
  screen.home.onclick = restart;
  createMenu(screen, { front: stack.front, title, restart, guard });
  watchWindow(app, stack.front);

  const { custom } = (program.app["tabBar"] ?? {}) as { custom?: unknown };
  if (custom === true) overlay.notEmulated("custom-tab-bar");

  guard(program.runApp);
  const options = { ...launch, shareTicket: undefined, referrerInfo: {} };
  app.call("onLaunch", options);
  app.call("onShow", options);
  guard(() => stack.push(openingOf(launch)));

  function openingOf(asked: Opening): Opening {
    if (program.app.pages.includes(asked.path)) return asked;
    const notFound = { path: asked.path, query: asked.query, isEntryPage: true };
    if (app.has("onPageNotFound")) app.call("onPageNotFound", notFound);
    else errors.report(new Error(`there is no page ${asked.path}`));
    return { path: home, query: {} };
  }
}

function homeOf({ app }: Program): string {
  const { entryPagePath, pages } = app;
  return typeof entryPagePath === "string" ? entryPagePath : (pages[0] ?? "");
}

function titleOf({ app }: Program): string {
  const { navigationBarTitleText: title } = (app["window"] ?? {}) as Record<string, unknown>;
  return typeof title === "string" ? title : "";
}

function phoneScreen(layers: HTMLElement, errors: Errors): PhoneScreen {
  return { layers, notEmulated: (what) => errors.notice(`not emulated: ${what}`) };
}
