import { cloudbaseDeps } from "#adapters/cloudbase/deps.ts";
import { actions } from "#functions/books/actions.ts";
import { serve } from "#functions/shared/serve.ts";

/** Cloud function `books`: the only file here that names an adapter. */
export const main = serve("books", cloudbaseDeps(), actions);
