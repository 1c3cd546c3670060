// What axe-core finds on a page, as further functions of `look`; the desk serves the library.
Object.assign(look, {
  // Opens the first note of a text that has any, as a press does, and closes it.
  opened: () => {
    document.querySelector(".mk > button")?.click();
    return [];
  },
  closed: () => {
    document.querySelector(":popover-open")?.hidePopover();
    return [];
  },

  // Leaves three of those notes, and of those items of a list, that are made alike: a thousand tell nothing more.
  thinned: () => {
    const sort = (one) => [...new Set([one, ...one.querySelectorAll("*")].map((part) => `${part.localName}.${part.className}`))].sort().join();
    const isOneMore = (seen, one) => (seen[sort(one)] = (seen[sort(one)] ?? 0) + 1) > 3;
    const notes = {};
    for (const number of document.querySelectorAll(".mk:has(button)")) {
      const note = number.querySelector("button").popoverTargetElement;
      // Two numbers may have one note.
      if (note && !isOneMore(notes, note)) continue;
      (note?.matches(":only-child") ? note.parentElement : note)?.remove();
      number.remove();
    }
    for (const list of document.querySelectorAll("main *")) {
      const seen = {};
      for (const item of [...list.children])
        // A number and its note stay together.
        if (!item.matches(".mk, .note, :has(.mk, .note)") && isOneMore(seen, item)) item.remove();
    }
    return [];
  },

  // What some rules find, or all where none is named; and whether of each sort of text that is drawn alike one is legible.
  axe: async (...rules) => {
    if (!globalThis.axe)
      await new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { src: "/-/axe.js", onload: done })));
    const chains = new Map([[null, ""]]);
    const ground = (one) => {
      if (!chains.has(one)) {
        const { backgroundColor, backgroundImage, opacity } = getComputedStyle(one);
        chains.set(one, [ground(one.parentElement), backgroundColor, backgroundImage, opacity].join());
      }
      return chains.get(one);
    };
    const drawn = new Set();
    const isNew = (one) => {
      if (![...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())) return false;
      const { color, fontSize, fontWeight } = getComputedStyle(one);
      const how = [color, fontSize, fontWeight, ground(one)].join();
      return one.checkVisibility({ visibilityProperty: true }) && !drawn.has(how) && drawn.add(how);
    };
    const include = [...document.querySelectorAll("body *")].filter(isNew);
    const only = (values) => ({ runOnly: { type: "rule", values } });
    const others = rules.length ? only(rules) : { rules: { "target-size": { enabled: true }, "color-contrast": { enabled: false } } };
    const found = [];
    for (const [where, what] of [[{ include }, only(["color-contrast"])], [document, others]])
      found.push(...(await globalThis.axe.run(where, { resultTypes: ["violations"], ...what })).violations);
    return found.flatMap((rule) => rule.nodes.map((one) => `${rule.id}: ${one.target} ${one.failureSummary}`));
  },
});
