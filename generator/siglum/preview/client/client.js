// The author's side of the preview: what is wrong, over the last good site; and a new page when there is one.
// Loaded by the preview server only. Text comes in by textContent alone: it is the author's, and the articles'.
(() => {
  "use strict";
  const NOTES = "/__preview/notes";
  const GRACE = 1500; // Milliseconds without the server before that is said: it may just be starting again.
  const pages = document.currentScript.dataset.pages;

  const make = (name, kind, text, ...children) => {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    if (text) element.textContent = text;
    element.append(...children);
    return element;
  };

  // Where the reader was, kept for a page that is loaded again before it was whole: the browser itself then forgets it.
  // Until the place is found again nothing is kept, as a page that is not whole yet can't be scrolled so far.
  const PLACE = `preview:${location.pathname}`;
  const keep = () => sessionStorage.setItem(PLACE, String(scrollY));
  const follow = () => {
    addEventListener("scroll", keep, { passive: true });
    addEventListener("pagehide", keep);
  };
  if (performance.getEntriesByType("navigation")[0]?.type === "reload") {
    const back = () => {
      scrollTo(0, Number(sessionStorage.getItem(PLACE) ?? scrollY));
      follow();
    };
    if (document.readyState === "complete") back();
    else addEventListener("load", back, { once: true });
  } else {
    sessionStorage.removeItem(PLACE);
    follow();
  }

  // A shadow root, so that the site's style does not touch ours, nor ours the site's.
  const desk = make("preview-desk");
  const shadow = desk.attachShadow({ mode: "open" });
  const style = make("link");
  style.rel = "stylesheet";
  style.href = "/__preview/client.css";
  const panel = make("div", "panel");
  shadow.append(style, panel);

  let asked = 0;
  let stopped = 0;
  let connected = false;
  let hidden = "";

  const counted = (count, name) => (count ? [`${count} ${name}${count === 1 ? "" : "s"}`] : []);

  const place = (problem) => {
    const words = problem.place || "the generator";
    if (!problem.link) return make("span", "place", words);
    const link = make("a", "place", words);
    link.href = problem.link;
    return link;
  };

  const item = (problem) => {
    const head = make("p", "what", "", place(problem), make("span", "code", `${problem.severity}: ${problem.code}`));
    const made = make("li", problem.severity, "", head, make("p", "message", problem.message));
    if (problem.line) made.append(make("pre", "", `${problem.line}\n${problem.caret}`));
    if (problem.hint) made.append(make("p", "hint", problem.hint));
    return made;
  };

  const show = (state) => {
    const said = [...counted(state.errors, "error"), ...counted(state.others, "warning")].join(", ");
    const key = JSON.stringify([state.problems, state.notices]);
    const open = hidden === "" ? state.errors > 0 : hidden !== key;
    panel.replaceChildren();
    if (!said && !state.notices.length) return;
    const button = make("button", "", said || "preview");
    button.type = "button";
    const below = state.errors && state.pages !== "none" ? ". What you see is the last good site." : "";
    const list = make("section", "", "", make("h2", "", (said || "The preview") + below));
    list.setAttribute("aria-label", "Problems of this site");
    for (const notice of state.notices) list.append(make("p", "notice", notice));
    list.append(make("ol", "", "", ...state.problems.map(item)));
    if (state.left_out) list.append(make("p", "", `… and ${state.left_out} more`));
    const turn = (opened) => {
      list.hidden = !opened;
      button.setAttribute("aria-expanded", String(opened));
      panel.classList.toggle("open", opened);
    };
    button.addEventListener("click", () => {
      turn(list.hidden);
      // Hidden stays hidden until there is something else to say.
      hidden = list.hidden ? key : "-";
    });
    panel.classList.toggle("wrong", state.errors > 0);
    turn(open && (state.errors > 0 || hidden === "-"));
    panel.append(button, list);
  };

  const look = async () => {
    const mine = ++asked;
    let state;
    try {
      const answer = await fetch("/__preview/state.json");
      state = await answer.json();
    } catch {
      return;
    }
    // Only the last question counts: answers may overtake one another.
    if (mine !== asked) return;
    if (state.pages !== pages) {
      location.reload();
      return;
    }
    show(state);
    // Said only now: a page that is about to be loaded again is not one that an author should begin to read.
    if (connected) desk.dataset.connected = "";
    // The script for evidence health listens.
    if (state.weighed) document.dispatchEvent(new Event("PreviewNotes"));
  };

  // livereload's script asks its plugins first: to it this is a file that we know how to renew.
  window.LiveReloadPluginPreview = class {
    static identifier = "preview";
    static version = "1.0";
    reload(path) {
      if (path !== NOTES) return false;
      look();
      return true;
    }
  };

  document.addEventListener("LiveReloadConnect", () => {
    clearTimeout(stopped);
    stopped = 0;
    connected = true;
    // What happened while this page was not connected is learnt now.
    look();
  });
  document.addEventListener("LiveReloadDisconnect", () => {
    connected = false;
    delete desk.dataset.connected;
    stopped ||= setTimeout(() => {
      panel.replaceChildren(make("p", "gone", "The preview has ended. Start it again, and this page goes on."));
      panel.className = "panel wrong";
    }, GRACE);
  });

  document.documentElement.append(desk);
  look();
})();
