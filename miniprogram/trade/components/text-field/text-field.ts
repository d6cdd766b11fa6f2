type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/** A line of a form: its name, what is typed, and below it what is wrong. `change` says what was typed. */
Component({
  options: { multipleSlots: false },
  properties: {
    label: { type: String, value: "" },
    placeholder: { type: String, value: "" },
    value: { type: String, value: "" },
    /** text, number, digit, or area for several lines */
    type: { type: String, value: "text" },
    maxlength: { type: Number, value: 140 },
    problem: { type: String, value: "" },
    /** Whether no other field follows it. */
    last: { type: Boolean, value: false },
  },
  methods: {
    tell({ detail }: Typed) {
      this.triggerEvent("change", { value: detail.value });
    },
  },
});
