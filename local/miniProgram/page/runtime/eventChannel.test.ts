import { eventChannels } from "./eventChannel.ts";

/** Goal: a page and the one that it opened hear each other, and never themselves. */
it("carries words both ways", () => {
  const heard: string[] = [];
  const note = (who: string) => (word: unknown) => heard.push(`${who} ${String(word)}`);
  const [opener, opened] = eventChannels({ chosen: note("opener"), no: "listener" });
  opened.on("hello", note("opened"));
  opened.emit("chosen", "a");
  opener.emit("hello", "b");
  opener.emit("chosen", "to nobody");
  expect(heard).toEqual(["opener a", "opened b"]);
});

it("stops hearing when told, or after once", () => {
  const heard: unknown[] = [];
  const [opener, opened] = eventChannels(undefined);
  const listener = (word: unknown) => heard.push(word);
  opener.once("a", listener);
  opener.on("b", listener);
  opener.on("c", listener);
  for (const name of ["a", "a", "b", "c"]) opened.emit(name, name);
  opener.off("b", listener);
  opener.off("c");
  for (const name of ["b", "c"]) opened.emit(name, name);
  expect(heard).toEqual(["a", "b", "c"]);
});
