// What an author may want to look at on this page: beside it where there is room, folded above it elsewhere.
// Loaded by the preview server only. Text comes in by textContent alone; the page's own elements are not touched.
(() => {
  "use strict";
  const WIDE = window.matchMedia("(min-width: 90rem)");
  const GAP = "preview-gap";

  const make = (name, kind, text, ...children) => {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  };
  const sheet = (name) => {
    const link = make("link");
    link.rel = "stylesheet";
    link.href = `/__preview/${name}`;
    return link;
  };
  const link = (words, href) => {
    const made = make("a", "", words);
    made.href = href;
    return made;
  };

  const desk = make("preview-health");
  const shadow = desk.attachShadow({ mode: "open" });
  const whole = make("details", "whole");
  // In the margin it is open from the beginning, and stays as the author leaves it.
  whole.open = WIDE.matches;
  shadow.append(sheet("health.css"), whole);

  const item = (one) => {
    const made = make("li", "", "", one.page ? link(one.text, one.page) : make("span", "", one.text));
    if (one.place) made.append(" ", one.link ? link(one.place, one.link) : make("span", "", one.place));
    return made;
  };

  const group = (one) => {
    const list = make("ul", "", "", ...one.items.map(item));
    if (one.count > one.items.length) list.append(make("li", "", `… and ${one.count - one.items.length} more`));
    return make("details", "group", "", make("summary", "", `${one.name} `, make("b", "", String(one.count))), list);
  };

  const show = (health) => {
    const open = new Set([...whole.querySelectorAll(".group[open] summary")].map((said) => said.textContent));
    whole.replaceChildren(make("summary", "", "Evidence health"), ...health.groups.map(group));
    for (const said of whole.querySelectorAll(".group summary")) said.parentElement.open = open.has(said.textContent);
    desk.hidden = health.groups.length === 0 && location.pathname !== "/";
    // The index of the preview is the site's own first page.
    if (location.pathname === "/") whole.append(link("Patterns: every part of the site", "/_patterns/"));
    mark(health.gaps);
  };

  // The words of the text, with the node and the offset that each of them comes from.
  const words = () => {
    const walker = document.createTreeWalker(document.querySelector("main") || document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    let text = "";
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest("[data-verbatim]")) continue;
      found.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    return [text, found];
  };

  // Sentences that nothing accounts for, marked by the browser's own highlights: the page stays as it is in the files.
  const mark = (gaps) => {
    if (!("highlights" in CSS)) return;
    CSS.highlights.delete(GAP);
    if (!gaps.length) return;
    const [text, nodes] = words();
    const at = (offset) => {
      let last = nodes[0];
      for (const one of nodes) {
        if (one[0] > offset) break;
        last = one;
      }
      return [last[1], offset - last[0]];
    };
    const ranges = [];
    let from = 0;
    for (const gap of gaps) {
      const start = text.indexOf(gap, from);
      if (start < 0) continue;
      from = start + gap.length;
      const range = document.createRange();
      range.setStart(...at(start));
      const [node, offset] = at(from - 1);
      range.setEnd(node, offset + 1);
      ranges.push(range);
    }
    CSS.highlights.set(GAP, new Highlight(...ranges));
    desk.dataset.marked = String(ranges.length);
  };

  let asked = 0;
  const look = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(`/__preview/health.json?page=${encodeURIComponent(location.pathname)}`);
      const health = await answer.json();
      if (mine === asked) show(health);
    } catch {
      // The server has ended, which the other script says.
    }
  };

  desk.hidden = true;
  document.head.append(sheet("page.css"));
  const main = document.querySelector("main");
  if (main) main.before(desk);
  else document.body.append(desk);
  // Told by the other script, as soon as warnings have been looked for.
  document.addEventListener("PreviewNotes", look);
})();
