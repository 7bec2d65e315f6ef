// Asks for the page's tree and builds it: [tag, attributes, children] or a text.
const SVG = "http://www.w3.org/2000/svg";

function build(node, space) {
  if (typeof node === "string") return document.createTextNode(node);
  const [tag, attributes, children] = node;
  const inner = tag === "svg" ? SVG : space;
  const element = inner ? document.createElementNS(inner, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) element.append(build(child, inner));
  return element;
}

function find(nodes, tag) {
  for (const node of nodes) {
    if (typeof node === "string") continue;
    if (node[0] === tag) return node;
    const found = find(node[2], tag);
    if (found) return found;
  }
  return null;
}

async function show() {
  const query = new URLSearchParams(location.search);
  query.set("path", location.pathname);
  const answer = await (await fetch("/api/page?" + query)).json();
  const head = find(answer.tree, "head")[2];
  const title = find(head, "title");
  document.title = title ? title[2].join("") : document.title;
  for (const node of head) {
    const fresh = node[0] === "meta" || node[0] === "script" || (node[0] === "link" && node[1].rel !== "stylesheet");
    if (fresh) document.head.append(build(node, ""));
  }
  const app = document.getElementById("app");
  for (const node of find(answer.tree, "body")[2]) app.append(build(node, ""));
}

show();
