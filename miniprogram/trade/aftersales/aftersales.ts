import { page } from "../../lib/page";

page({ zh: { title: "" }, en: { title: "" } }, { data: {} });
