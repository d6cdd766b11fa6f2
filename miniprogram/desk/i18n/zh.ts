/** The texts of the package `desk`, by page. */
export const zh = {
  desk: {
    title: "门店核销",
    none: "你还不是门店的店员",
    noneHint: "请品牌在后台把你加进门店",
    back: "回到我的",
    change: "换门店",
    scan: "扫取货码",
    code: "输入十位取货码",
    find: "查询",
    handOver: "确认已交货",
    notNow: "先不交",
    sure: "共 {pieces} 件，确认已经交给顾客？",
    handedOver: "已核销",
    waiting: "待取货",
    today: "今天已取",
    noneWaiting: "没有人在等取货",
    noneToday: "今天还没有人来取",
  },
  card: {
    gift: "赠",
    note: "备注：",
  },
};
