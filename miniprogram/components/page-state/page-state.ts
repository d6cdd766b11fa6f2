import { spoken } from "../../lib/language";
import { words } from "./words";

/**
 * What a page shows instead of its content: a skeleton, why it failed with a button to try again, or that there is
 * nothing yet and where to go on. Nothing at all when `state` is `ready`.
 */
Component({
  properties: {
    /** loading, ready, failed, empty */
    state: { type: String, value: "loading" },
    /** The skeleton's shape: list, cards, detail. */
    kind: { type: String, value: "list" },
    problem: { type: String, value: "" },
    /** When empty: one character or the name of an icon, a sentence, a hint, and the words of the button. */
    sign: { type: String, value: "·" },
    icon: { type: String, value: "" },
    text: { type: String, value: "" },
    hint: { type: String, value: "" },
    action: { type: String, value: "" },
  },
  data: { t: spoken(words) },
  lifetimes: {
    attached() {
      this.setData({ t: spoken(words) });
    },
  },
  methods: {
    retry() {
      this.triggerEvent("retry");
    },
    act() {
      this.triggerEvent("act");
    },
  },
});
