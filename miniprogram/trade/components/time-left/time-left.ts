import { leftText } from "../../../lib/time";

type Own = { timer?: ReturnType<typeof setInterval> | undefined };

/** What is left until an instant, second by second. `over` is fired once when it has come. */
Component({
  properties: {
    untilMs: { type: Number, value: 0 },
  },
  data: { text: "" },
  observers: {
    untilMs() {
      const own = this as unknown as Own;
      clearInterval(own.timer);
      own.timer = undefined;
      this.tick();
      if (this.data.text !== "") own.timer = setInterval(() => this.tick(), 1_000);
    },
  },
  lifetimes: {
    detached() {
      clearInterval((this as unknown as Own).timer);
    },
  },
  methods: {
    tick() {
      const own = this as unknown as Own;
      const text = leftText(this.data.untilMs) ?? "";
      if (text !== this.data.text) this.setData({ text });
      if (text !== "" || own.timer === undefined) return;
      clearInterval(own.timer);
      own.timer = undefined;
      this.triggerEvent("over");
    },
  },
});
