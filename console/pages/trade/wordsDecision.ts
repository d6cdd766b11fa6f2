import type { AfterSalesRow } from "../../services/aftersales.ts";

type Kind = AfterSalesRow["kind"];

const zh = {
  agree: {
    button: { refund: "同意退款", return: "同意退货", exchange: "同意换货" } satisfies Record<
      Kind,
      string
    > as Record<Kind, string>,
    title: {
      refund: "同意并退款？",
      return: "同意退货？",
      exchange: "同意换货？",
    } satisfies Record<Kind, string> as Record<Kind, string>,
    does: {
      refund: "同意后立即向微信申请退款。",
      return: "同意后等买家寄回商品，收到并验货后再退款。",
      exchange: "同意后等买家寄回商品，收到后寄出换的商品。",
    } satisfies Record<Kind, string> as Record<Kind, string>,
    text: { refund: "给买家的话（选填）", return: "退货地址和说明（买家看得到）" },
    change: "改金额",
    changed: "改了金额要在下面说明原因",
    why: "改金额的原因（必填，买家看得到）",
    stays: "{goods} 还没发出：同意后不再发货，退回库存",
    deed: {
      refund: "同意并退款 {fen}",
      return: "同意退货",
      exchange: "同意换货",
    } satisfies Record<Kind, string> as Record<Kind, string>,
    done: "已同意",
  },
  refuse: {
    button: "拒绝",
    title: "拒绝这个申请？",
    does: "拒绝后售后结束，分润的冻结解除，买家会看到你写的原因。",
    law: "这是收货七天内的退货，法律规定一般不能拒绝。",
    text: "拒绝的原因（买家看得到）",
    deed: "拒绝申请",
    done: "已拒绝",
  },
  arrive: {
    button: "收到退货",
    title: "收到退回的商品",
    does: {
      refund: "",
      return: "登记后立即向微信申请退款。",
      exchange: "登记后请寄出换的商品。",
    } satisfies Record<Kind, string> as Record<Kind, string>,
    sellable: "其中可以再卖的件数（退回库存）",
    of: "共 {n} 件",
    text: "验货说明（选填，买家看得到）",
    deed: { refund: "登记", return: "收到并退款 {fen}", exchange: "登记收到" } satisfies Record<
      Kind,
      string
    > as Record<Kind, string>,
    done: "已登记",
  },
  reship: {
    button: "寄出换货",
    title: "寄出换的商品",
    does: "从库存扣减并寄出，买家会收到通知。",
    deed: "寄出",
    done: "已寄出",
  },
};
const en: typeof zh = {
  agree: {
    button: { refund: "Agree to refund", return: "Agree to return", exchange: "Agree to exchange" },
    title: {
      refund: "Agree and refund?",
      return: "Agree to return?",
      exchange: "Agree to exchange?",
    },
    does: {
      refund: "WeChat is asked for the refund at once.",
      return: "The buyer sends the goods back; money goes once they are here.",
      exchange: "The buyer sends the goods back; the others go out once they are here.",
    },
    text: {
      refund: "To the buyer (optional)",
      return: "Where to send the goods (the buyer sees it)",
    },
    change: "Change amounts",
    changed: "Say below why the amount is another one",
    why: "Why the amount is another one (required, the buyer sees it)",
    stays: "Not shipped yet: {goods}. It will not be shipped then and goes back into stock",
    deed: {
      refund: "Agree and refund {fen}",
      return: "Agree to return",
      exchange: "Agree to exchange",
    },
    done: "Agreed",
  },
  refuse: {
    button: "Refuse",
    title: "Refuse?",
    does: "It ends here, the hold of its shares too, and the buyer reads why.",
    law: "A return within seven days of receipt: by law it can hardly be refused.",
    text: "Why (the buyer sees it)",
    deed: "Refuse",
    done: "Refused",
  },
  arrive: {
    button: "Goods are back",
    title: "The goods are back",
    does: {
      refund: "",
      return: "WeChat is then asked for the refund at once.",
      exchange: "Then send the other goods.",
    },
    sellable: "Pieces that can be sold again (they go into stock)",
    of: "of {n}",
    text: "What you found (optional, the buyer sees it)",
    deed: { refund: "Record", return: "Record and refund {fen}", exchange: "Record" },
    done: "Recorded",
  },
  reship: {
    button: "Send the others",
    title: "Send the other goods",
    does: "They leave the stock, and the buyer is told.",
    deed: "Send",
    done: "Sent",
  },
};
export const words = { zh, en };
