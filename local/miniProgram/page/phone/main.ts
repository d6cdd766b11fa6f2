import { readServed } from "../readServed.ts";
import { addLook } from "../runtime/builtinHooks.ts";
import type { Program } from "../runtime/program.ts";
import { reloadOnChange, showProblems } from "../runtime/reload.ts";
import { startPhone } from "../runtime/start.ts";
import { connect } from "../wx/connection.ts";

const served = readServed();
const { hash, problems, hasCloud } = served;
const asked = new URLSearchParams(location.search);
const person = { ...served, openid: asked.get("who") ?? "" };
const connection = connect(person, { isOnline: asked.get("network") !== "off", hasCloud });

/** The mini program's own bundle runs after this one, and calls this. */
Object.assign(globalThis, { miniProgram: (program: Program) => startPhone(program, connection) });

addLook();
if (problems !== undefined) showProblems(problems);
reloadOnChange(hash);
