import { glassEasel, type CodeSpace } from "glass-easel-miniprogram-adapter";

type Caller = { readonly _$: glassEasel.GeneralComponent };

/**
 * Gives every component its `ready`, which glass-easel leaves to whoever draws: once it stands in the page, in the order
 * in which they came in. Must be called before any component is defined.
 */
export function addReady(space: CodeSpace): void {
  let waiting: glassEasel.GeneralComponent[] = [];
  function flush(): void {
    const now = waiting;
    waiting = [];
    for (const component of now) {
      if (glassEasel.Element.isAttached(component)) component.triggerLifetime("ready", []);
    }
  }
  const behavior = space.getComponentSpace().defineBehavior({
    lifetimes: {
      attached() {
        // A timer and no animation frame, for a window that nobody looks at draws none.
        if (waiting.length === 0) setTimeout(flush);
        const { _$: component } = this as object as Caller;
        waiting.push(component);
      },
    },
  });
  space.setOverallBehavior(behavior.general());
}
