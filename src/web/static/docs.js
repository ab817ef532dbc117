// Finds operations of the API's documentation. Without this script the page has no search and lacks nothing else.
"use strict";
(() => {
  const search = document.querySelector(".docs-search");
  const input = document.getElementById("find");
  const found = document.getElementById("found");
  if (!search || !input || !found) return;
  search.hidden = false;
  const menus = Array.from(document.querySelectorAll(".docs-menu"), (menu) => ({
    menu,
    wasOpen: menu.open,
    links: Array.from(menu.querySelectorAll(".docs-link"), (link) => ({
      item: link.parentElement,
      words: link.dataset.find.toLowerCase(),
    })),
  }));

  function show() {
    const wanted = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { menu, wasOpen, links } of menus) {
      let here = 0;
      for (const { item, words } of links) {
        const fits = wanted.every((word) => words.includes(word));
        item.hidden = !fits;
        if (fits) here += 1;
      }
      menu.hidden = here === 0;
      menu.open = wanted.length > 0 ? here > 0 : wasOpen;
      count += here;
    }
    found.textContent = wanted.length === 0 ? "" : count === 1 ? "1 operation" : `${count} operations`;
  }

  input.addEventListener("input", show);
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && event.target === input) {
      input.value = "";
      show();
    }
  });
})();
