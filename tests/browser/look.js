// What the tests measure within a page. Each function returns a list of what is wrong, in words; an empty one is good.
globalThis.look = (() => {
  const name = (element) => {
    const words = (element.getAttribute("aria-label") || element.textContent || "").trim().replace(/\s+/g, " ");
    const classes = [...element.classList].map((one) => `.${one}`).join("");
    return `${element.localName}${element.id ? `#${element.id}` : ""}${classes} “${words.slice(0, 30)}”`;
  };
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return shown(element) && box.width > 1 && box.height > 1;
  };
  const style = (element, pseudo) => getComputedStyle(element, pseudo);
  const STOPS = "a[href], button, input, summary, [tabindex]";

  // The page is no wider than its window, of which a part is kept free for the bar that scrolls it.
  const wide = () => {
    const room = document.body.clientWidth;
    const scrolled = document.documentElement.scrollWidth;
    const scrolls = (one) => one && (!["visible", "clip"].includes(style(one).overflowX) || scrolls(one.parentElement));
    const found = all("body *").filter(
      (one) =>
        one.getBoundingClientRect().right > room + 1 && seen(one) && !one.closest("svg, .vh, .skip") && !scrolls(one.parentElement),
    );
    if (scrolled <= document.documentElement.clientWidth && !found.length) return [];
    return [`it is ${scrolled} wide in a window of ${innerWidth}: ${found.slice(0, 3).map(name).join(", ")}`];
  };

  // No text is cut off by its box, nor stands upon another text of the same page.
  const cut = () =>
    all("body *")
      .filter((one) => seen(one) && one.textContent.trim() && !one.closest("svg, .vh, .skip, .score ol"))
      .filter((one) => {
        const { overflowX, overflowY, position, clipPath } = style(one);
        if (position === "absolute" && clipPath !== "none") return false;
        const hides = (flow) => flow === "hidden" || flow === "clip";
        return (
          (hides(overflowX) && one.scrollWidth > one.clientWidth + 1) ||
          (hides(overflowY) && one.clientHeight > 0 && one.scrollHeight > one.clientHeight + 1)
        );
      })
      .map((one) => `its text is cut off: ${name(one)}`);

  // What can be pressed and stands by itself is 24 pixels wide and high; within running text a line is enough.
  const small = () => {
    const found = [];
    for (const one of all(STOPS)) {
      if (!seen(one) || one.closest(".vh, .skip:not(:focus)")) continue;
      let box = one.getBoundingClientRect();
      const after = style(one, "::after");
      let { width, height } = box;
      if (after.content !== "none" && after.position === "absolute") {
        width -= parseFloat(after.left) + parseFloat(after.right);
        height -= parseFloat(after.top) + parseFloat(after.bottom);
      }
      const line = style(one).display.startsWith("inline") && inText(one);
      if (!line && !clipped(one) && (width < 23.9 || height < 23.9))
        found.push(`it can be pressed, and is only ${Math.round(width)} × ${Math.round(height)}: ${name(one)}`);
    }
    return found;
  };
  // Whether it is there for ears only, until it has the focus.
  const clipped = (one) => one && (style(one).clipPath !== "none" || clipped(one.parentElement));
  // Whether words stand beside it in its line.
  const inText = (one) => {
    const block = one.closest("p, li, dd, dt, td, th, h1, h2, h3, h4, figcaption, blockquote, summary, div");
    const rest = block.textContent.replace(/\s/g, "").length - one.textContent.replace(/\s/g, "").length;
    return rest > 2;
  };

  // Whatever the keyboard comes to has a clear outline.
  const faint = () => {
    const found = [];
    const seenOf = {};
    for (const one of all(STOPS)) {
      // Three of those that look alike to the stylesheet are enough.
      const like = [one.localName, one.className, one.parentElement.localName, one.parentElement.className].join();
      if (!shown(one) || (seenOf[like] = (seenOf[like] ?? 0) + 1) > 3) continue;
      one.focus({ focusVisible: true, preventScroll: true });
      if (document.activeElement !== one) continue;
      const { outlineStyle, outlineWidth } = style(one);
      if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) found.push(`it has no outline: ${name(one)}`);
    }
    document.activeElement?.blur();
    return found;
  };

  // What every page has for those who do not see it.
  const frame = () => {
    const found = [];
    const levels = all("h1, h2, h3, h4, h5, h6").filter(shown).map((one) => Number(one.localName[1]));
    if (levels.filter((level) => level === 1).length !== 1 || levels[0] !== 1) found.push(`headings ${levels}`);
    levels.forEach((level, at) => at && level > levels[at - 1] + 1 && found.push(`h${level} after h${levels[at - 1]}`));
    for (const landmark of ["main", "body > header", "body > footer", "nav[aria-label=Main]"])
      if (all(landmark).length !== 1) found.push(`${all(landmark).length} times ${landmark}`);
    if (!document.documentElement.lang) found.push("no language");
    if (!document.title.trim()) found.push("no title");
    if (!document.querySelector("meta[name=description]")?.content.trim()) found.push("no description");
    const first = document.querySelector(STOPS);
    if (!first.matches(".skip") || !document.querySelector(first.hash)) found.push("no skip link");
    return found;
  };

  // No number without its note, and no note without its number.
  const pairs = () => {
    const found = [];
    const wanted = new Set();
    for (const mark of all(".mk:has(button)")) {
      const [link, button] = [mark.querySelector("a"), mark.querySelector("button")];
      const note = document.querySelector(link.hash);
      wanted.add(note);
      if (!note?.matches("li.note[popover]") || button.popoverTargetElement !== note)
        found.push(`it opens no note: ${name(mark)}`);
      if ([link, button].filter(shown).length !== 1) found.push(`it is two stops, or none: ${name(mark)}`);
    }
    for (const note of all("li.note")) if (!wanted.has(note)) found.push(`nothing opens ${name(note)}`);
    return found;
  };

  const boxes = (element) => [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const meet = (one, other) =>
    one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom - 1 && other.top < one.bottom - 1;

  // Notes beside the text touch neither each other, the text, the window's edge nor the footer, stay near their number, and
  // hold up no paragraph for long.
  const beside = (drift, wait = 130) => {
    const found = [];
    const text = document.querySelector(".beside");
    const notes = all(".beside > .ns:not(.np) > .note").filter((one) => seen(one) && style(one).position === "static");
    if (!text || !notes.length || style(text.firstElementChild).float === "none") return found;
    const footer = document.querySelector("footer").getBoundingClientRect();
    const others = all(".beside > :not(.ns), .beside > .np").filter(seen);
    const boxes = notes.map((note) => note.getBoundingClientRect());
    const blocks = others.map((other) => other.getBoundingClientRect());
    notes.forEach((note, at) => {
      const box = boxes[at];
      const number = document.getElementById(note.id.replace("n", "m"))?.getBoundingClientRect();
      const say = (words) => found.push(`${name(note)} ${words}`);
      if (box.right > document.body.clientWidth) say("leaves the window");
      if (box.bottom > footer.top) say(`runs ${Math.round(box.bottom - footer.top)} under the footer`);
      if (!number) say("has no number");
      else if (Math.abs(box.top - number.top) > drift) say(`is ${Math.round(box.top - number.top)} from its number`);
      for (let other = 0; other < at; other++) if (meet(box, boxes[other])) say(`meets ${name(notes[other])}`);
      blocks.forEach((block, other) => meet(box, block) && say(`meets ${name(others[other])}`));
    });
    blocks.slice(1).forEach((block, at) => {
      const waits = Math.round(block.top - blocks[at].bottom);
      if (waits > wait) found.push(`it waits ${waits}: ${name(others[at + 1])}`);
    });
    return found;
  };

  // What stays in view while the rest scrolls by lies over none of it.
  const stuck = () => {
    const found = [];
    const blocks = all(".sheet > *").filter(seen);
    for (const held of all(".sheet *").filter((one) => style(one).position === "sticky" && seen(one)))
      for (const other of blocks.filter((one) => !one.contains(held))) {
        scrollTo(0, scrollY + other.getBoundingClientRect().top - 60);
        if (meet(held.getBoundingClientRect(), other.getBoundingClientRect())) found.push(`${name(held)} lies over ${name(other)}`);
      }
    scrollTo(0, 0);
    return found;
  };

  // Of ten numbers, the words of at least nine stand beside the text.
  const worded = () => {
    const notes = all(".beside .note:not(.ours)");
    const words = notes.filter((one) => all(".w", one).some((said) => said.getBoundingClientRect().height >= 10));
    return words.length >= 0.9 * notes.length ? [] : [`only ${words.length} of ${notes.length} notes show words`];
  };

  // Notes are either all shown, or all hidden.
  const pressed = () => {
    document.querySelector(".all summary").click();
    return [];
  };
  const folded = () => all(".note").filter(seen).map((one) => `it is shown: ${name(one)}`);
  const unfolded = () => all(".note").filter((one) => !seen(one)).map((one) => `it is hidden: ${name(one)}`);

  // Where a browser knows no anchors, the notes are a visible list at the end.
  const withoutAnchors = () => {
    for (const sheet of document.styleSheets) drop(sheet);
    return all(".note")
      .filter((one) => style(one).position !== "static" || !seen(one))
      .map((one) => `it is no endnote: ${name(one)}`);
  };
  const drop = (rules) => {
    for (let at = rules.cssRules.length - 1; at >= 0; at--) {
      const rule = rules.cssRules[at];
      if (rule instanceof CSSSupportsRule && /anchor|position-area/.test(rule.conditionText)) rules.deleteRule(at);
      else if (rule.cssRules?.length) drop(rule);
    }
  };

  // On paper there is no navigation and no button, and all notes are there.
  const printed = () => {
    const found = all("button, .mast nav, .crumbs, .skip, .seq, .search").filter(seen).map((one) => `on paper: ${name(one)}`);
    for (const note of all(".note")) {
      if (style(note).position !== "static" || !seen(note)) found.push(`not on paper: ${name(note)}`);
      for (const words of all("blockquote, p", note)) if (!seen(words)) found.push(`not on paper: ${name(words)}`);
    }
    for (const item of all(".key li, .sources li")) if (!seen(item)) found.push(`not on paper: ${name(item)}`);
    return found;
  };

  // In forced colours, what is told apart by its ground keeps an outline.
  const outlined = () =>
    all(".tag, ins, mark")
      .filter((one) => shown(one) && (style(one).outlineStyle === "none" || parseFloat(style(one).outlineWidth) < 1))
      .map((one) => `nothing tells it apart: ${name(one)}`);

  const moving = () => document.getAnimations().map((one) => `it moves: ${one.effect?.target && name(one.effect.target)}`);

  // How far things have moved since the page began, after all of it was scrolled through.
  const shifts = async () => {
    const step = Math.max(innerHeight, document.documentElement.scrollHeight / 8);
    for (let at = 0; at < document.documentElement.scrollHeight; at += step) {
      scrollTo({ top: at, behavior: "instant" });
      await new Promise(requestAnimationFrame);
    }
    await new Promise(requestAnimationFrame);
    scrollTo({ top: 0, behavior: "instant" });
    const noted = await new Promise((done) => {
      const observer = new PerformanceObserver((list) => done(list.getEntries()));
      observer.observe({ type: "layout-shift", buffered: true });
      setTimeout(() => done(observer.takeRecords()), 60);
    });
    return noted.map((one) => {
      const moved = one.sources.map((source) => (source.node?.localName ? name(source.node) : source.node?.textContent));
      return `it moves by ${one.value.toFixed(4)}: ${moved.slice(0, 3).join(", ")}`;
    });
  };

  // Text as widely set as some readers need it (WCAG 1.4.12); the page stays so.
  const spaced = () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "*{line-height:1.5!important; letter-spacing:.12em!important; word-spacing:.16em!important} p{margin-bottom:2em!important}",
    );
    document.adoptedStyleSheets = [sheet];
    const found = [...wide(), ...cut()];
    document.adoptedStyleSheets = [];
    return found;
  };

  // Ids are there once, links within the page lead somewhere, and no element brings a style of its own.
  const anchored = () => {
    const ids = all("[id]").map((one) => one.id);
    return [
      ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice the id ${id}`),
      // A link within a picture has no hash of its own.
      ...all("a[href^='#']")
        .map((one) => decodeURIComponent(one.getAttribute("href").slice(1)))
        .filter((one) => one && !document.getElementById(one))
        .map((one) => `leads nowhere: #${one}`),
      ...all("body [style]").map((one) => `has a style: ${name(one)}`),
    ];
  };

  // How far down something may begin.
  const begins = (selector, above) => {
    const { top } = document.querySelector(selector).getBoundingClientRect();
    return top > above ? [`${selector} begins at ${Math.round(top)}`] : [];
  };

  // How far down something may end.
  const ends = (selector, above) => {
    const { bottom } = document.querySelector(selector).getBoundingClientRect();
    return bottom > above ? [`${selector} ends at ${Math.round(bottom)}`] : [];
  };

  // Shows a page in a frame of this window, below what the window shows: so all of it is laid out, and nothing drawn.
  const show = async (address, width, height) => {
    document.body.replaceChildren(document.createElement("iframe"));
    const held = document.body.firstChild;
    held.style.cssText = `border: 0; position: fixed; top: 200vh; left: 0; width: ${width}px; height: ${height}px`;
    await new Promise((done) => Object.assign(held, { onload: done, src: address }));
  };
  // What is wrong with the page in that frame, by where. Each step has a name, the frame's width, and functions of this
  // object, each with what it is given.
  const steps = async (each) => {
    const [held] = all("iframe");
    const found = {};
    for (const [where, width, ...ways] of each) {
      held.style.width = `${width}px`;
      for (const [way, ...given] of ways.map((one) => [one].flat()))
        (found[where] ??= []).push(...(await held.contentWindow.look[way](...given)));
    }
    return found;
  };

  return { show, steps, anchored, begins, ends, wide, cut, small, faint, frame, pairs, beside, stuck, worded, withoutAnchors, printed, outlined, moving, shifts, spaced, pressed, folded, unfolded, seen, name };
})();
