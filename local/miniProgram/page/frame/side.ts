import { writeAddress } from "../pageAddress.ts";
import type { Launch } from "../phoneAddress.ts";
import { button, element } from "../wx/element.ts";
import type { Person } from "../wx/people.ts";
import { faceOf } from "./face.ts";
import { matching } from "./phones.ts";

export type SideActions = {
  readonly choose: (person: Person) => void;
  readonly add: (name: string) => void;
  /** A code's link or text. Resolves to what is wrong with it, or to nothing. */
  readonly scan: (code: string | Blob) => Promise<string | undefined>;
  readonly forgetPending: () => void;
  readonly close: () => void;
};

export type SideState = {
  readonly people: readonly Person[];
  /** Whose phones lie there. */
  readonly open: ReadonlySet<string>;
  /** What the next phone shall be opened at. */
  readonly pending: Launch | undefined;
  readonly problems: readonly string[];
};

export type Side = { readonly element: HTMLElement; readonly update: (state: SideState) => void };

/** Who am I; what was scanned; where else to look. */
export function createSide(o: { title: string; server: string }, actions: SideActions): Side {
  let state: SideState = { people: [], open: new Set(), pending: undefined, problems: [] };
  const search = element("input", "", {
    type: "search",
    placeholder: "找一个人",
    ariaLabel: "找一个人",
  });
  const list = element("ul", "people");
  const pending = element("div", "");
  const problems = element("div", "");
  search.oninput = () => drawPeople();

  function drawPeople(): void {
    const found = matching(state.people, search.value);
    list.replaceChildren(
      ...found.map((person) =>
        element("li", "", {}, personButton(person, state.open.has(person.openid), actions)),
      ),
    );
    if (found.length === 0) list.append(element("p", "", {}, "没有这个人，可以在下面添加。"));
  }
  const close = button("close-side", "×", actions.close);
  close.ariaLabel = "回到手机";
  const me = element(
    "section",
    "",
    {},
    element("h2", "", {}, "我是谁"),
    pending,
    search,
    list,
    newPersonForm(actions),
  );
  const shown = element(
    "aside",
    "side",
    {},
    close,
    element("h1", "", {}, o.title === "" ? "小程序" : o.title),
    problems,
    me,
    scanForm(actions),
    element("div", "foot", {}, link(`${o.server}/`, "cloudbase-local：数据、函数、日志")),
  );
  return {
    element: shown,
    update(now) {
      state = now;
      drawPeople();
      pending.replaceChildren(
        ...(now.pending === undefined ? [] : [pendingBox(now.pending, actions)]),
      );
      const isBroken = now.problems.length > 0;
      const words = ["小程序没有构建成功，手机上是上一次的：", ...now.problems].join("\n");
      problems.replaceChildren(
        ...(isBroken ? [element("div", "problems", { role: "alert" }, words)] : []),
      );
    },
  };
}

function personButton(person: Person, isOpen: boolean, { choose }: SideActions): HTMLElement {
  const words = element("span", "who", {}, element("b", "", {}, person.name));
  if (person.note !== "") words.append(element("small", "", { title: person.note }, person.note));
  const shown = button("", "", () => choose(person));
  shown.append(faceOf(person), words);
  shown.ariaPressed = String(isOpen);
  return shown;
}

function pendingBox({ path, query }: Launch, { forgetPending }: SideActions): HTMLElement {
  const words = `选一个人，用他的手机打开 ${writeAddress(path === "" ? "首页" : path, query)}`;
  return element(
    "div",
    "pending",
    { role: "status" },
    words,
    element("br", ""),
    button("", "不打开了", forgetPending),
  );
}

function newPersonForm({ add }: SideActions): HTMLElement {
  const name = element("input", "", {
    placeholder: "新的人叫什么",
    ariaLabel: "新的人叫什么",
    maxLength: 20,
  });
  return lineForm(name, "添加", () => {
    if (name.value.trim() === "") return;
    add(name.value);
    name.value = "";
  });
}

function scanForm({ scan }: SideActions): HTMLElement {
  const text = element("input", "", {
    placeholder: "粘贴码里的链接或文字",
    ariaLabel: "码里的链接或文字",
  });
  const problem = element("p", "", { role: "alert" });
  const take = async (code: string | Blob): Promise<void> => {
    const wrong = await scan(code);
    problem.textContent = wrong ?? "";
    if (wrong === undefined) text.value = "";
  };
  const picture = element("input", "", { type: "file", accept: "image/*", hidden: true });
  picture.onchange = () => {
    const [file] = picture.files ?? [];
    if (file !== undefined) void take(file);
    picture.value = "";
  };
  const form = lineForm(text, "扫码", () => {
    if (text.value.trim() !== "") void take(text.value);
  });
  const choose = button("", "选一张码的图片", () => picture.click());
  const more = element("div", "line", {}, choose, picture);
  return element("section", "", {}, element("h2", "", {}, "扫一个码"), form, more, problem);
}

function lineForm(input: HTMLInputElement, label: string, onsubmit: () => void): HTMLElement {
  const form = element("form", "line", {}, input, element("button", "", { type: "submit" }, label));
  form.onsubmit = (event) => {
    event.preventDefault();
    onsubmit();
  };
  return form;
}

function link(href: string, words: string): HTMLElement {
  return element("a", "", { href, target: "_blank", rel: "noreferrer" }, words);
}
