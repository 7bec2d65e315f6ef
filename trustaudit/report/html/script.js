"use strict";
// Filters and folding; without scripts every check is there and opens by itself.
(() => {
  const checks = [...document.querySelectorAll("details.check")];
  const groups = [...document.querySelectorAll("[data-group]")];
  const bar = document.querySelector(".filter");
  if (!bar) return;
  bar.hidden = false;
  bar.addEventListener("change", (event) => {
    const wanted = event.target.value;
    for (const check of checks) check.hidden = wanted !== "all" && check.dataset.status !== wanted;
    for (const group of groups) group.hidden = !group.querySelector("details.check:not([hidden])");
  });
  const unfold = document.querySelector("[data-unfold]");
  if (unfold) unfold.addEventListener("click", () => {
    const open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    for (const check of checks) check.open = open;
  });
  let before = [];
  window.addEventListener("beforeprint", () => {
    before = checks.filter((check) => !check.open);
    for (const check of before) if (check.dataset.status !== "not-applicable") check.open = true;
  });
  window.addEventListener("afterprint", () => { for (const check of before) check.open = false; });
})();
