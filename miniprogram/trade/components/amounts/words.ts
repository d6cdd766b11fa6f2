export const words = {
  zh: {
    goods: "商品金额",
    tier: "我的价优惠",
    reduction: "满减",
    coupon: "优惠券",
    freight: "运费",
    free: "免运费",
    later: "选好地址后计算",
    total: "应付",
    paid: "实付",
  },
  en: {
    goods: "Goods",
    tier: "Your price saves",
    reduction: "Offers",
    coupon: "Coupon",
    freight: "Delivery",
    free: "Free",
    later: "After you choose an address",
    total: "To pay",
    paid: "Paid",
  },
};
