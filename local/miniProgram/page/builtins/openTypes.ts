import { builtinHooks } from "./hooks.ts";

/** Somebody pressed a button with an `open-type`. */
export type OpenTypePress = {
  readonly openType: string;
  /** `data-*` of the button, as a share's `target` has it. */
  readonly dataset: Readonly<Record<string, unknown>>;
  readonly id: string;
  /** The button's properties, such as `sessionFrom` or `phoneNumberNoQuotaToast`. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Fires the button's own event, such as `getphonenumber`, with WeChat's detail. */
  readonly fire: (event: string, detail: object) => void;
};

export type OpenTypeHandler = (press: OpenTypePress) => void | Promise<void>;

/** What each `open-type` does, by its name in WXML. `wx` fills it in. */
export const openTypes: { [openType: string]: OpenTypeHandler } = {};

/** An open-type that nobody fills in is named on the screen. */
export function pressOpenType(press: OpenTypePress): void {
  // Several may stand together, as in `getPhoneNumber|agreePrivacyAuthorization`; consent comes before what it is for.
  const asked = press.openType.split("|").sort((one) => (one.startsWith("agree") ? -1 : 0));
  for (const openType of asked) {
    const handle = openTypes[openType];
    if (handle === undefined) builtinHooks.notEmulated(`button open-type="${openType}"`);
    else void handle({ ...press, openType });
  }
}
