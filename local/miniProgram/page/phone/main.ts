import { readServed } from "../readServed.ts";
import { addLook } from "../runtime/builtinHooks.ts";
import { reloadOnChange, showProblems } from "../runtime/reload.ts";
import { startPhone } from "../runtime/start.ts";

/** The mini program's own bundle runs after this one, and calls this. */
Object.assign(globalThis, { miniProgram: startPhone });

const { hash, problems } = readServed();
addLook();
if (problems !== undefined) showProblems(problems);
reloadOnChange(hash);
