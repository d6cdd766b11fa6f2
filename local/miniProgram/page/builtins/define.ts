import type { CodeSpace } from "glass-easel-miniprogram-adapter";
import type { Builtin } from "./builtin.ts";
import { button } from "./button.ts";
import { canvas } from "./canvas.ts";
import { CHOICES } from "./choices.ts";
import { form } from "./form.ts";
import { image } from "./image.ts";
import { input } from "./input.ts";
import { icon, progress } from "./marks.ts";
import { MEDIA } from "./media.ts";
import { movableView } from "./movable.ts";
import { NAMED } from "./named.ts";
import { navigator } from "./navigator.ts";
import { pageContainer } from "./pageContainer.ts";
import { navigationBar, pageMeta } from "./pageMeta.ts";
import { patchOnce } from "./patches.ts";
import { picker } from "./picker/picker.ts";
import { pickerView, pickerViewColumn } from "./picker/pickerView.ts";
import { coverImage, matchMedia, rootPortal, stickyHeader } from "./places.ts";
import { richText } from "./richText.ts";
import { scrollView } from "./scrollView.ts";
import { slider } from "./slider.ts";
import { swiper, swiperItem } from "./swiper.ts";
import { switchBox } from "./switch.ts";
import { textarea } from "./textarea.ts";
import { installWxsEvents } from "./wxsEvents.ts";

/** All that are more than a plain element; `view`, `text` and their kind need no component. */
const BUILTINS: readonly Builtin[] = [
  ...[button, form, input, picker, pickerView, pickerViewColumn, slider, switchBox, textarea],
  ...CHOICES,
  ...[canvas, coverImage, icon, image, progress, richText],
  ...MEDIA,
  ...[
    matchMedia,
    movableView,
    pageContainer,
    rootPortal,
    scrollView,
    stickyHeader,
    swiper,
    swiperItem,
  ],
  ...[navigationBar, navigator, pageMeta],
  ...NAMED,
];

/** Makes WeChat's components known to a space, before any component of the mini program is registered. */
export function defineBuiltins(space: CodeSpace): void {
  patchOnce();
  installWxsEvents(space.getComponentSpace());
  for (const one of BUILTINS) one.register(space.getComponentSpace());
  takeOldBindings(space);
}

/** `bindtap` without a colon is a listener on plain elements too. */
function takeOldBindings(space: CodeSpace): void {
  const add = space.addCompiledTemplate.bind(space);
  Object.assign(space, {
    addCompiledTemplate: (path: string, content: Parameters<typeof add>[1]) =>
      add(path, { ...content, fallbackListenerOnNativeNode: true }),
  });
}
