// Who a name stands for, once one has pointed at it for a while, taken from the page that it leads to. Nothing rests on it.
const WAIT = 400;
const sheet = new CSSStyleSheet();
sheet.replaceSync(
  ".peek{position:fixed; margin:0; max-width:22rem; padding:.7rem .9rem; border:1px solid var(--edge); border-top:3px solid var(--rubric); background:var(--card); color:var(--ink); font:400 1rem/1.4 var(--serif)}",
);
document.adoptedStyleSheets.push(sheet);
const box = document.createElement("p");
box.id = "peek";
box.className = "peek";
box.role = "tooltip";
box.popover = "manual";
document.body.append(box);

const told = {};
const read = async (href) => {
  const page = new DOMParser().parseFromString(await (await fetch(href)).text(), "text/html");
  const found = page.querySelector(".head :is(.stand, .about) p");
  found?.querySelectorAll(".sigs, .mk, .ns").forEach((one) => one.remove());
  return found?.textContent.replace(/\s+/g, " ").replace(/ ([.,;])/g, "$1").trim();
};

let link, timer;
const hide = () => {
  clearTimeout(timer);
  link?.removeAttribute("aria-describedby");
  link = undefined;
  box.hidePopover();
};
const later = () => {
  clearTimeout(timer);
  timer = setTimeout(hide, 250);
};

export const show = (wanted) => {
  if (wanted === link) return clearTimeout(timer);
  hide();
  timer = setTimeout(async () => {
    const words = await (told[wanted.href] ??= read(wanted.href).catch(() => ""));
    if (!words || !wanted.matches(":hover, :focus")) return;
    link = wanted;
    link.setAttribute("aria-describedby", "peek");
    box.textContent = words;
    box.showPopover();
    const { left, bottom, top } = link.getBoundingClientRect();
    const under = bottom + box.offsetHeight < innerHeight;
    box.style.left = `${Math.max(0, Math.min(left, document.body.clientWidth - box.offsetWidth))}px`;
    box.style.top = `${under ? bottom : top - box.offsetHeight}px`;
  }, WAIT);
};

box.addEventListener("mouseenter", () => clearTimeout(timer));
box.addEventListener("mouseleave", later);
addEventListener("mouseout", (event) => event.target.closest?.("a.nm") && later());
addEventListener("focusout", hide);
addEventListener("scroll", hide, { passive: true });
addEventListener("keydown", (event) => event.key === "Escape" && hide());
