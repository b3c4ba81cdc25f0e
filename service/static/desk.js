// The pages work without this file; with it, a paste chooses its form, files can be dropped, marks lead to their
// entries, contradictions are joined, and a selection becomes a passage that was missed.
"use strict";

for (const form of document.querySelectorAll("form.paste")) {
  const body = form.elements.namedItem("body");
  const button = form.querySelector("button");
  const label = button.textContent;
  body.addEventListener("paste", () => setTimeout(() => {
    const page = /^\s*(<\?xml|<!doctype html|<html|<head|<body|<article|<main|<div|<p[ >])/i.test(body.value);
    form.elements.namedItem("form").value = page ? "html" : "text";
  }));
  form.addEventListener("submit", () => {
    button.setAttribute("aria-busy", "true");
    button.textContent = "Reading …";
  });
  // The browser's "back" shows the page as it was left.
  addEventListener("pageshow", () => {
    button.removeAttribute("aria-busy");
    button.textContent = label;
  });
}

const drop = document.querySelector("form.drop");
if (drop) {
  const files = drop.elements.namedItem("files");
  const picked = drop.querySelector(".picked");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.toggle("over", kind === "dragover");
    });
  }
  addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    files.files = event.dataTransfer.files;
    files.dispatchEvent(new Event("change"));
  });
  files.addEventListener("change", () => {
    const named = [...files.files].map((file) => {
      const line = document.createElement("li");
      line.textContent = file.name;
      return line;
    });
    picked.replaceChildren(...named);
  });
}

const printing = document.querySelector("button.print");
if (printing) {
  printing.hidden = false;
  printing.addEventListener("click", () => print());
}

const text = document.querySelector("article.text");
const list = document.querySelector("nav.jump");

function pieces(id) {
  return [...text.querySelectorAll(`mark[data-of="${CSS.escape(id)}"]`)];
}

function choose(id) {
  for (const chosen of document.querySelectorAll(".current")) chosen.classList.remove("current");
  for (const piece of pieces(id)) piece.classList.add("current");
  const entry = list.querySelector(`a[href="#${CSS.escape(id)}"]`);
  entry?.classList.add("current");
  return entry;
}

function other(id) {
  return id.endsWith("-other") ? id.slice(0, -6) : `${id}-other`;
}

// Both statements of a contradiction outlined, with a line between them at the edge of the text.
function join(id) {
  for (const joined of text.querySelectorAll(".joined")) joined.classList.remove("joined");
  text.querySelector(".joint")?.remove();
  const ends = [pieces(id), pieces(other(id))];
  if (!ends[0].length || !ends[1].length) return;
  for (const piece of ends.flat()) piece.classList.add("joined");
  const top = text.getBoundingClientRect().top;
  const [from, to] = ends.map(([first]) => first.getClientRects()[0]).map((box) => box.top - top + box.height / 2);
  const margin = parseFloat(getComputedStyle(text).paddingLeft); // the line keeps to it, clear of the words
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "joint");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(svg.namespaceURI, "path");
  line.setAttribute("d", `M${margin - 6} ${from}H${margin / 3}V${to}H${margin - 6}`);
  svg.append(line);
  text.append(svg);
}

function show(id) {
  pieces(id)[0]?.scrollIntoView({ block: "center" });
}

if (text && list) {
  addEventListener("hashchange", () => {
    const id = location.hash.slice(1);
    choose(id);
    if (pieces(id)[0]?.classList.contains("contradictions")) join(id);
  });
  for (const link of document.querySelectorAll("[data-join]")) {
    link.addEventListener("click", () => setTimeout(() => join(link.dataset.join.split(" ")[0])));
  }
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || getSelection().toString()) return;
    const id = mark.dataset.of;
    const entry = choose(id);
    if (entry) list.scrollTop = entry.offsetTop - list.clientHeight / 2;
    if (mark.classList.contains("contradictions")) {
      join(id);
      show(other(id));
    }
  });
  const marks = [...text.querySelectorAll("mark[id]")];
  let at = -1;
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key !== "n" && event.key !== "p") return;
    at = (at + (event.key === "n" ? 1 : -1) + marks.length) % marks.length;
    choose(marks[at].id);
    show(marks[at].id);
    event.preventDefault();
  });
}

// What is selected in the text is offered as a passage that was missed; places count code points, as in reports.
const missed = document.querySelector("form.missed");
if (missed && text) {
  document.addEventListener("selectionchange", () => {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed || !text.contains(chosen.getRangeAt(0).commonAncestorContainer)) return;
    const range = chosen.getRangeAt(0);
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    missed.elements.namedItem("quote").value = range.toString();
    missed.elements.namedItem("start").value = [...before.toString()].length;
  });
}
