/** The texts of the main package, by page. */
export const zh = {
  home: {
    title: "首页",
    search: "搜索商品",
    all: "全部",
    empty: "店里还没有上架商品",
    emptyHint: "过一会儿再来看看",
  },
};
