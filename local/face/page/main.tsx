import { render } from "preact";
import { App } from "./shell/app.tsx";
import { recallLanguage } from "./words.ts";

recallLanguage();
const page = document.getElementById("page");
if (page !== null) render(<App />, page);
