import type { Launch } from "../phoneAddress.ts";
import { launchByText } from "../wx/codeLink.ts";
import { createControl, type Control } from "../wx/control.ts";
import { element } from "../wx/element.ts";
import { addedPeople, keepAdded, listPeople, type Person } from "../wx/people.ts";
import { drawnCodes, textIn } from "../wx/scan.ts";
import { isAbout, type ToFrame } from "./messages.ts";
import {
  newPerson,
  savedPhones,
  savePhones,
  withLook,
  withoutPhone,
  withPhone,
  type Phone,
} from "./phones.ts";
import { createSide, type Side } from "./side.ts";
import { STYLES } from "./styles.ts";
import { createTable } from "./table.ts";

type Served = {
  readonly server?: string;
  readonly title?: string;
  readonly problems?: readonly string[];
};

/** What the page shows. */
type State = {
  readonly people: readonly Person[];
  readonly phones: readonly Phone[];
  /** Whose phone was opened last. */
  readonly front: string | undefined;
  /** What the next phone shall be opened at. */
  readonly pending: Launch | undefined;
  readonly problems: readonly string[];
};

start(JSON.parse(document.getElementById("served")?.textContent ?? "{}") as Served);

/** The page around the phones. */
function start(served: Served): void {
  document.head.append(element("style", "", { textContent: STYLES }));
  const saved = savedPhones(localStorage);
  let state: State = {
    ...{ people: [], phones: saved, front: saved.at(-1)?.person.openid },
    ...{ pending: pendingIn(location.href), problems: served.problems ?? [] },
  };

  const table = createTable({
    change: (openid, look) => change({ phones: withLook(state.phones, openid, look) }),
    close: (openid) => change({ phones: withoutPhone(state.phones, openid) }),
  });
  const side = sideOf(served, { state: () => state, change, openPhone, choosing });
  const back = element("button", "open-side", { type: "button", ariaLabel: "换人" }, "☰");
  back.onclick = () => choosing(true);
  const room = element("div", "room", {}, side.element, table.element, back);
  document.body.append(room);

  function choosing(isChoosing: boolean): void {
    room.classList.toggle("is-choosing", isChoosing);
  }
  function openPhone(person: Person, launch: Launch | undefined): void {
    choosing(false);
    const phones = withPhone(state.phones, person, launch);
    change({ phones, front: person.openid, pending: undefined });
  }
  function change(changes: Partial<State>): void {
    state = { ...state, ...changes };
    const { people, phones, front, pending, problems } = state;
    savePhones(phones, localStorage);
    const open = new Set(phones.map(({ person }) => person.openid));
    side.update({ people, open, pending, problems });
    room.classList.toggle("is-empty", phones.length === 0);
    const isThere = front !== undefined && open.has(front);
    table.update(phones, isThere ? front : phones.at(-1)?.person.openid);
  }

  addEventListener("message", ({ data, origin }) => {
    if (origin !== location.origin || !isAbout<ToFrame>(data, "openPhone")) return;
    const { who, name, launch } = data;
    const known = state.people.find(({ openid }) => openid === who);
    openPhone(known ?? { openid: who, name, note: "" }, launch);
  });
  choosing(saved.length === 0);
  change({});
  listenToBuilds((problems) => change({ problems }));
  void listPeople().then((people) => change({ people }));
}

/** The side of the page: what is done there changes what the page shows. */
function sideOf(
  { server = "", title = "" }: Served,
  o: {
    state: () => State;
    change: (changes: Partial<State>) => void;
    openPhone: (person: Person, launch: Launch | undefined) => void;
    choosing: (isChoosing: boolean) => void;
  },
): Side {
  const control = createControl(server);
  const facts = { title, server };
  return createSide(facts, {
    choose: (person) => o.openPhone(person, o.state().pending),
    add(name) {
      const person = newPerson(name);
      keepAdded([person, ...addedPeople()]);
      o.change({ people: [person, ...o.state().people] });
      o.openPhone(person, o.state().pending);
    },
    async scan(code) {
      const launch = await launchBy(code, control);
      if (typeof launch === "string") return launch;
      o.change({ pending: launch });
      return undefined;
    },
    forgetPending: () => o.change({ pending: undefined }),
    close: () => o.choosing(false),
  });
}

/** Where a code leads, or what is wrong with it. */
async function launchBy(code: string | Blob, control: Control): Promise<Launch | string> {
  const text = typeof code === "string" ? code : await textIn(code).catch(() => undefined);
  if (text === undefined) return "图片里没有找到码。";
  const launch = launchByText(text, await drawnCodes(control).catch(() => []));
  return launch ?? "这不是这个小程序的码。";
}

/** A page that was opened by a code's link waits for the person who shall see it. */
function pendingIn(href: string): Launch | undefined {
  const { search } = new URL(href);
  if (search === "") return undefined;
  history.replaceState(null, "", "/");
  return launchByText(href, []);
}

/** What the server tells of each build. */
function listenToBuilds(onProblems: (problems: readonly string[]) => void): void {
  const source = new EventSource("/events");
  source.onmessage = ({ data }: MessageEvent<string>) => {
    const news = JSON.parse(data) as { readonly problems?: readonly string[] };
    onProblems(news.problems ?? []);
  };
}
