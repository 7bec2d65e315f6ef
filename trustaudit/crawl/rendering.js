// Runs in a rendered page before it is read. It writes into the document what only a browser can know, in terms that a
// reader of plain HTML understands: what is not shown gets an inline style, shadow trees become ordinary children, and
// overlays carry the share of the window that they cover.
() => {
  const inline = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (!element.shadowRoot) continue;
      inline(element.shadowRoot);
      const copy = document.createElement("div");
      for (const child of element.shadowRoot.childNodes)
        if (child.nodeName !== "STYLE" && child.nodeName !== "SLOT") copy.append(child.cloneNode(true));
      element.append(copy);
    }
  };
  inline(document);
  const width = window.innerWidth, height = window.innerHeight;
  for (const element of document.body ? document.body.querySelectorAll("*") : []) {
    const style = getComputedStyle(element);
    if (style.display === "none" || style.visibility === "hidden") {
      element.style.display = "none";
      continue;
    }
    if (style.position === "fixed" && style.pointerEvents !== "none" && style.opacity !== "0") {
      const box = element.getBoundingClientRect();
      const x = Math.max(0, Math.min(box.right, width) - Math.max(box.left, 0));
      const y = Math.max(0, Math.min(box.bottom, height) - Math.max(box.top, 0));
      const share = (x * y) / (width * height);
      if (share >= 0.15) element.setAttribute("data-trustaudit-overlay", Math.round(share * 100));
    }
  }
  return "<!doctype html>" + document.documentElement.outerHTML;
}
