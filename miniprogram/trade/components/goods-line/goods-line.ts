import { spoken } from "../../../lib/language";
import { words } from "./words";

type Line = {
  readonly productId?: string;
  readonly title: string;
  readonly values: readonly string[];
  readonly picture: string | null;
  readonly quantity?: number;
  readonly gift: boolean;
  readonly priceFen?: number;
  readonly paidFen?: number;
};

/** Goods in one row: picture, title, specification, pieces, and what they cost. What is in its slot stands below. */
Component({
  options: { multipleSlots: false },
  properties: {
    line: { type: Object, value: {} as Line },
    /** paid: what the line costs; each: what one piece costs; none */
    shows: { type: String, value: "each" },
    /** Whether a tap opens the product. */
    opens: { type: Boolean, value: false },
  },
  data: { t: spoken(words), about: "" },
  lifetimes: {
    attached() {
      this.setData({ t: spoken(words) });
    },
  },
  observers: {
    line({ values = [] }: Partial<Line>) {
      this.setData({ about: values.join("，") });
    },
  },
  methods: {
    open() {
      const { productId } = this.data.line;
      if (!this.data.opens || productId === undefined) return;
      void wx.navigateTo({ url: `/pages/product/product?productId=${productId}` });
    },
  },
});
