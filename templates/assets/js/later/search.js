// Search: the same field on its page and in a dialog. The index is fetched with the first word.
// Titles and passages are other people's words: they reach the page as text, never as markup.
const site = new URL("../", import.meta.url);
const STEP = 24;
// Where the number of a note was left out, a space stands before the full stop.
const GAP = /\s([.,;:?!])(?=\s|$)/g;
// Scripts without spaces: each letter is a word of the index (doors/search.py), and a run of them a phrase.
const LETTER = "[\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u9fff\\uf900-\\ufaff]";
const RUN = new RegExp(`${LETTER}+`, "gu");
const PARTED = new RegExp(`(?<=${LETTER})(?!\\p{M})(?=${LETTER})`, "gu");
const APART = new RegExp(`(?<=${LETTER}) (?=${LETTER})`, "gu");
const asIndexed = (words) => {
  if (!words.match(RUN)) return words;
  const parted = words.replaceAll('"', " ").replace(RUN, (run) => ` ${run.replace(PARTED, " ")} `).trim();
  // The index knows no phrases of letters with marks, as Thai has them: there all letters have to stand in the text.
  return /^[\u2e80-\u9fff\uf900-\ufaff ]+$/u.test(parted) ? `"${parted}"` : parted;
};
const asPrinted = (text) => text.replace(APART, "");
const PAUSE = 100;
// The folder of a page says what it is of. The groups keep this order, so that each is found where it was last time.
const KINDS = {
  people: "People",
  organizations: "Organizations",
  topics: "Topics",
  claims: "Claims",
  differences: "Differences",
  origins: "Reports",
  explainers: "Explainers",
  sources: "Articles",
};

// The search page has its styles; any other page needs them before the dialog is shown.
const styles = new URL("./index.css", import.meta.url).href;
if (![...document.styleSheets].some((sheet) => sheet.href === styles)) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = styles;
  // Without them the dialog is plain, and works.
  const settled = new Promise((done) => (link.onload = link.onerror = done));
  document.head.append(link);
  await settled;
}

let loading;
const load = () => {
  loading ??= import(new URL("pagefind/pagefind.js", site)).then(async (index) => {
    await index.options({ excerptLength: 24 });
    await index.init();
    return index;
  });
  // What failed may go well the next time.
  loading.catch(() => (loading = undefined));
  return loading;
};

const make = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};

// An excerpt comes as escaped text with <mark>. It is parsed apart from the page, and only its text is taken over.
const excerpt = (escaped) => {
  const made = make("p", { class: "as", dir: "auto" });
  for (const node of new DOMParser().parseFromString(escaped, "text/html").body.childNodes)
    made.append(node.nodeName === "MARK" ? make("b", {}, node.textContent) : node.textContent.replace(GAP, "$1"));
  // Between two letters of a script without spaces stands one that is the index's, also where only one of them is marked.
  const nodes = [...made.childNodes];
  nodes.forEach((node, at) => {
    const before = nodes[at - 1]?.textContent.at(-1) ?? "";
    const after = nodes[at + 1]?.textContent[0] ?? "";
    node.textContent = asPrinted(before + node.textContent + after).slice(before.length, after ? -1 : undefined);
  });
  return made;
};

// Let a box with a field search, from what stands in it now on.
export const begin = (box) => {
  const field = box.querySelector("input");
  const status = make("p", { class: "how", role: "status" });
  const found = make("div", { class: "found" });
  const onPage = !box.closest("dialog");
  let asked = 0;
  let groups;
  box.append(status, found);

  const clear = () => {
    groups = {};
    found.replaceChildren();
    for (const [folder, kind] of Object.entries(KINDS)) {
      groups[folder] = make("ul", { role: "list" });
      found.append(make("section", { hidden: "" }, make("h2", {}, kind), groups[folder]));
    }
  };

  // Put some more results into their groups, and return the link of the first of them.
  const show = (all) => {
    let first;
    for (const one of all) {
      const path = (one.raw_url ?? one.url).replace(/^\/+/, "");
      const list = groups[path.split("/")[0]];
      const link = make("a", { href: new URL(path, site), dir: "auto" }, asPrinted(one.meta.title ?? path));
      const label = make("span", { class: "kind" }, one.meta.kind ?? "");
      list.append(make("li", {}, link, " ", label, excerpt(one.excerpt)));
      list.parentElement.hidden = false;
      first ??= link;
    }
    return first;
  };

  const search = async () => {
    const mine = ++asked;
    const words = field.value.trim();
    const late = () => mine !== asked;
    if (onPage) history.replaceState(null, "", words ? `?q=${encodeURIComponent(words)}` : location.pathname);
    if (!words) {
      found.replaceChildren();
      status.textContent = "";
      return;
    }
    let all, some;
    const next = () => Promise.all(all.splice(0, STEP).map((one) => one.data()));
    const say = () => {
      const shown = all.length ? `, ${count - all.length} of them shown` : "";
      status.textContent = `${count} result${count === 1 ? "" : "s"} for “${words}”${shown}`;
    };
    let count = 0;
    try {
      all = (await (await load()).search(asIndexed(words))).results;
      if (late()) return;
      count = all.length;
      some = await next();
      if (late()) return;
    } catch {
      if (late()) return;
      found.replaceChildren();
      status.textContent = "The search could not be loaded. The search page has everything from A to Z.";
      return;
    }
    clear();
    show(some);
    say();
    if (!all.length) return;
    const more = make("button", { type: "button" }, "Show more");
    more.addEventListener("click", async () => {
      const added = await next().catch(() => []);
      if (late()) return;
      show(added)?.focus();
      say();
      found.append(more);
      if (!all.length) more.remove();
    });
    found.append(more);
  };

  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    clearTimeout(waiting);
    search();
  });
  if (onPage) field.value ||= new URLSearchParams(location.search).get("q") ?? "";
  if (field.value) search();
  else load().catch(() => {});
};

let dialog;

// Open the dialog, made when it is first wanted; where there is a field already, go to it.
export const open = () => {
  let field = document.querySelector(".search input, .finder[open] input");
  if (!field) {
    if (!dialog) {
      field = make("input", { type: "search", name: "q", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" });
      const box = make("div", { role: "search" }, make("label", {}, "Words to look for", field));
      const shut = make("button", { type: "button", class: "close" }, "Close");
      dialog = make("dialog", { class: "finder", "aria-label": "Search", closedby: "any" }, shut, box);
      shut.addEventListener("click", () => dialog.close());
      // In a search field some browsers take the first Escape to empty it. Here it closes, and the words stay.
      field.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.preventDefault();
        dialog.close();
      });
      document.body.append(dialog);
      begin(box);
    }
    dialog.showModal();
    field = dialog.querySelector("input");
  }
  field.focus();
  field.select();
};
