import { glassEasel } from "glass-easel-miniprogram-adapter";
import { inner } from "../builtins/inner.ts";

/** Warnings that WeChat has not: a property that nobody has is left out, and a relation may name what is on no page. */
const NONE_OF_WECHAT = [/is not a valid property/, /^the target of relation .*miniprogram_npm/];
/** Where npm packages stand in the code package. */
const PACKAGED = /(^|\/)miniprogram_npm\//;

/** Whose data are being changed; a warning about a value does not say it. */
let changing: glassEasel.GeneralComponent | undefined;

/** Warnings of glass-easel about a mini program's own pages go to the console; those of npm packages are nobody's to mend. */
export function quietPackages(): void {
  rememberWhoChanges();
  glassEasel.addGlobalWarningListener((message, related) => {
    const text = String(message);
    if (NONE_OF_WECHAT.some((known) => known.test(text))) return false;
    return !isOfPackage(related, text);
  });
}

function isOfPackage(related: glassEasel.GeneralComponent | string | undefined, text: string) {
  if (typeof related === "object") return PACKAGED.test(related.is);
  if (typeof related === "string") return PACKAGED.test(related);
  if (!text.startsWith("property ") || changing === undefined) return false;
  // The value came from the template around the component, or from the component itself.
  const owner = changing.ownerShadowRoot?.getHostNode();
  return PACKAGED.test(changing.is) || (owner !== undefined && PACKAGED.test(owner.is));
}

function rememberWhoChanges(): void {
  const { prototype } = glassEasel.DataGroup;
  const { applyDataUpdates } = prototype;
  prototype.applyDataUpdates = function (...given) {
    const before = changing;
    changing = inner<glassEasel.GeneralComponent | null>(this, "_$comp") ?? undefined;
    try {
      return applyDataUpdates.apply(this, given);
    } finally {
      changing = before;
    }
  };
}
