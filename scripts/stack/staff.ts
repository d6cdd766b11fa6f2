import type { Control, Identity } from "#scripts/stack/control.ts";
import { DEMO_STAFF } from "#scripts/stack/environment.ts";

const staff: Identity = { uid: DEMO_STAFF };
const PAGE = 100;

/** What a function answers to staff. `T` is that function's own word for it. */
export async function askStaff<T>(control: Control, name: string, event: object): Promise<T> {
  const reply = await control.call(name, staff, event);
  if (!reply.ok) throw new Error(`${name} ${JSON.stringify(event)}: ${reply.error.code}`);
  return reply.data as T;
}

/** Everything of a list that a function gives staff page by page under the name `field`. */
export async function* askAll<T>(
  control: Control,
  name: string,
  action: string,
  field: string,
): AsyncGenerator<T> {
  type Page = Record<string, unknown> & { readonly nextAfterId: string | null };
  for (let afterId: string | null = ""; afterId !== null;) {
    const page: Page = await askStaff<Page>(control, name, { action, afterId, limit: PAGE });
    yield* page[field] as T[];
    afterId = page.nextAfterId;
  }
}
