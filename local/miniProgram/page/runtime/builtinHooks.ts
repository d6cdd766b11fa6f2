import { builtinCss } from "../builtins/css.ts";
import { builtinHooks } from "../builtins/hooks.ts";
import { openTypes } from "../builtins/openTypes.ts";
import { pathFrom } from "../pageAddress.ts";
import type { Navigation, PhoneScreen } from "../phone.ts";
import { sharePage } from "../share.ts";
import { pictureAddress } from "../wx/pictureAddress.ts";
import { LOOK } from "./look.ts";

/** The look of the phone first, then that of the components; the mini program's own styles come after both. */
export function addLook(): void {
  for (const css of [LOOK, builtinCss]) {
    document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  }
}

/** Tells the built-in components of the phone that they are on. */
export function wireBuiltins(o: {
  readonly navigation: Navigation;
  readonly screen: PhoneScreen;
  readonly title: string;
  /** Runs something for a page; what goes wrong is shown. */
  readonly guard: (run: () => unknown) => void;
}): void {
  const { navigation, screen, title, guard } = o;
  const moves: Readonly<Record<string, (url: string, delta: number) => void>> = {
    navigate: navigation.navigateTo,
    redirect: navigation.redirectTo,
    switchTab: navigation.switchTab,
    reLaunch: navigation.reLaunch,
    navigateBack: (_, delta) => navigation.navigateBack(delta),
  };
  Object.assign(builtinHooks, {
    resolveSource(source, ownerPath) {
      if (/^[a-z]+:/i.test(source)) return pictureAddress(source);
      return pathFrom(source, ownerPath);
    },
    navigate: (openType, url, delta) => guard(() => moves[openType]?.(url, delta)),
    notEmulated: screen.notEmulated,
    layers: () => screen.layers,
    navigationBar({ title: words, frontColor, backgroundColor }) {
      if (words !== "") navigation.setTitle(words);
      if (frontColor !== "" && backgroundColor !== "") {
        navigation.setBarColor(frontColor, backgroundColor);
      }
    },
  } satisfies Partial<typeof builtinHooks>);
  openTypes["share"] = ({ id, dataset }) => {
    const page = navigation.current();
    const cause = { from: "button", target: { id, dataset } } as const;
    if (page !== undefined) guard(() => sharePage(page, cause, title));
  };
}
