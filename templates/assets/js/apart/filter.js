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
  const form = document.createElement("p");
  form.className = "filter";
  form.innerHTML = `<label for="filter">Only articles with these words in title, outlet or author</label>
<input type="search" id="filter" autocomplete="off" spellcheck="false"> <output for="filter"></output>`;
  const [, box, count] = form.children;
  const part = head.querySelector("[aria-label^=Parts]") ? " on this page" : "";
  box.addEventListener("input", () => {
    const words = plain(box.value).trim().split(/\s+/);
    rows.forEach((row, at) => (row.hidden = !words.every((word) => told[at].includes(word))));
    for (const group of document.querySelectorAll("section:has(.source)"))
      group.hidden = !group.querySelector(".source:not([hidden])");
    const left = rows.filter((row) => !row.hidden).length;
    count.textContent = words[0] && `${left} of ${rows.length} articles${part}`;
  });
  head.append(form);
})();
