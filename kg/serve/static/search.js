// Suggestions under the search box: arrows choose, Enter opens, Escape closes. Without a script the form works too.
(() => {
  "use strict";
  const typed = document.getElementById("typed");
  const hits = document.getElementById("hits");
  const lang = document.documentElement.lang;
  let chosen = -1;
  let asked = 0;

  function close() {
    hits.hidden = true;
    chosen = -1;
    typed.setAttribute("aria-expanded", "false");
    typed.removeAttribute("aria-activedescendant");
  }

  function show(found) {
    hits.replaceChildren(...found.map(({ kind, label, href }, place) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const small = document.createElement("span");
      item.id = `hit-${place}`;
      item.setAttribute("role", "option");
      link.href = href;
      link.textContent = label;
      small.className = "kind";
      small.textContent = kind;
      item.append(link, " ", small);
      return item;
    }));
    close();
    hits.hidden = found.length === 0;
    typed.setAttribute("aria-expanded", String(found.length > 0));
  }

  function choose(place) {
    const items = [...hits.children];
    if (!items.length) return;
    chosen = (place + items.length) % items.length;
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
    typed.setAttribute("aria-activedescendant", items[chosen].id);
  }

  typed.addEventListener("input", async () => {
    const turn = ++asked;
    if (!typed.value.trim()) return close();
    const answer = await fetch(`/suggest?q=${encodeURIComponent(typed.value)}&lang=${lang}`);
    if (answer.ok && turn === asked) show(await answer.json());
  });
  typed.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && chosen >= 0) location.assign(hits.children[chosen].firstChild.href);
    else return;
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#search")) close();
  });
})();
