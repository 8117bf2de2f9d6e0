"use strict";
(() => {
  const input = document.getElementById("search");
  const found = document.getElementById("found");
  const none = document.getElementById("none");
  const articles = [...document.querySelectorAll("article[data-words]")];
  const matching = () => articles.filter((article) => !article.hidden);
  const search = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const article of articles) {
      article.hidden = !words.every((word) => article.dataset.words.includes(word));
    }
    const count = matching().length;
    found.textContent = words.length ? `${count} of ${articles.length}` : "";
    if (none) none.hidden = count > 0;
  };
  input.addEventListener("input", search);
  document.addEventListener("keydown", (event) => {
    const typing = event.target === input;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
    } else if (event.key === "Escape" && input.value) {
      input.value = "";
      search();
    } else if (event.key === "Enter" && typing) {
      const [first] = matching();
      if (first) first.querySelector("a").focus();
    }
  });
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.hidden) {
      input.value = "";
      search();
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  search();
})();
