// Narrows the list of sources to those whose title, outlet, author or date has all the words that somebody types.
(() => {
  const head = document.querySelector(".head");
  const rows = [...document.querySelectorAll(".source")];
  // Case and accents make no difference.
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const told = rows.map((row) => {
    const title = row.querySelector("h3 a").textContent.replace(/^.*?: /, "");
    return plain(title + " " + row.querySelector(".meta").textContent.replace(/·[^·]*$/, ""));
  });
  // Of a list in parts it narrows one; a search goes through all.
  const parted = head.querySelector("[aria-label^=Parts]");
  const part = parted ? " on this page" : "";
  const form = document.createElement("p");
  form.className = "filter";
  form.innerHTML = `<label for="filter">Only articles${part} with these words in title, outlet or author</label>
<input type="search" id="filter" autocomplete="off" spellcheck="false"> <output for="filter"></output> <a hidden>Search all pages</a>`;
  const [, box, count, all] = form.children;
  const search = parted && document.querySelector(".foot a[href*='search/']");
  box.addEventListener("input", () => {
    const words = plain(box.value).trim().split(/\s+/);
    rows.forEach((row, at) => (row.hidden = !words.every((word) => told[at].includes(word))));
    for (const group of document.querySelectorAll("section:has(.source)"))
      group.hidden = !group.querySelector(".source:not([hidden])");
    const left = rows.filter((row) => !row.hidden).length;
    count.textContent = words[0] && `${left} of ${rows.length} articles${part}`;
    all.hidden = !(words[0] && search);
    if (search) all.href = `${search.href}?q=${encodeURIComponent(box.value)}`;
  });
  head.append(form);
})();
