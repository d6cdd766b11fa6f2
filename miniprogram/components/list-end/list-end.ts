import { spoken } from "../../lib/language";
import { words } from "./words";

/** The foot of an endless list: more is coming, that was all, or it failed and a tap tries again. */
Component({
  properties: {
    /** more, loading, end, failed */
    state: { type: String, value: "more" },
  },
  data: { t: spoken(words) },
  lifetimes: {
    attached() {
      this.setData({ t: spoken(words) });
    },
  },
  methods: {
    retry() {
      if (this.data.state === "failed" || this.data.state === "more") this.triggerEvent("more");
    },
  },
});
