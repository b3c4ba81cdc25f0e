// The page works without this file; with it, a paste chooses its form, a long scoring shows, and a mark finds its entry.
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

const text = document.querySelector("article.text");
const list = document.querySelector("nav.jump");

function choose(id) {
  for (const chosen of document.querySelectorAll(".current")) chosen.classList.remove("current");
  for (const piece of text.querySelectorAll(`mark[data-of="${CSS.escape(id)}"]`)) piece.classList.add("current");
  const entry = list.querySelector(`a[href="#${CSS.escape(id)}"]`);
  entry?.classList.add("current");
  return entry;
}

if (text && list) {
  addEventListener("hashchange", () => choose(location.hash.slice(1)));
  text.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || getSelection().toString()) return;
    const entry = choose(mark.dataset.of);
    if (!entry) return;
    list.scrollTop = entry.offsetTop - list.clientHeight / 2;
  });
}
