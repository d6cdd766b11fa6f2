/** What `SelectorQuery.context` and `fields({ node: true })` give for a component: its methods. */
const contexts = new WeakMap<Element, object>();

export function giveContext(element: Element, context: object): void {
  contexts.set(element, context);
}

export const contextOf = (element: Element): object | undefined => contexts.get(element);
