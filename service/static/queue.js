// The queue works without this file; with it, keys move through it, and a delivery under way tells how far it is.
"use strict";

const links = [...document.querySelectorAll("a.open")];
const boxes = [...document.querySelectorAll("input[name='article']")];
const all = document.querySelector("input.all");
const told = document.querySelector(".chosen");
const hint = told?.innerHTML;
let at = -1;

function move(to) {
  at = Math.max(0, Math.min(links.length - 1, to));
  document.querySelector("tr.at")?.classList.remove("at");
  links[at].closest("tr").classList.add("at");
  links[at].focus();
  links[at].scrollIntoView({ block: "nearest" });
}

function tell() {
  const chosen = boxes.filter((box) => box.checked).length;
  if (chosen) told.textContent = `${chosen} chosen`;
  else told.innerHTML = hint; // as the server wrote it
  all.checked = chosen === boxes.length;
  all.indeterminate = chosen > 0 && chosen < boxes.length;
}

for (const [place, link] of links.entries()) link.addEventListener("focus", () => { if (at !== place) move(place); });
for (const box of boxes) box.addEventListener("change", tell);
if (all) {
  all.hidden = false;
  all.addEventListener("change", () => { for (const box of boxes) box.checked = all.checked; tell(); });
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input:not([type='checkbox']), select, textarea");
  if (event.key === "Escape" && typing) typing.blur();
  if (typing) return;
  if (event.key === "/") document.getElementById("find").focus();
  else if (!links.length) return;
  else if (event.key === "j") move(at + 1);
  else if (event.key === "k") move(at - 1);
  else if (event.key === "x" && at >= 0) { boxes[at].checked = !boxes[at].checked; tell(); }
  else if (event.key === "Enter" && at >= 0 && event.target === document.body) links[at].click();
  else return;
  event.preventDefault();
});

// Fields that were left empty do not belong in the address.
document.querySelector(".filters")?.addEventListener("submit", (event) => {
  for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
});

async function ask() {
  const delivery = document.getElementById("delivery");
  if (!delivery?.dataset.ask) return;
  try {
    const answer = await fetch(delivery.dataset.ask, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    delivery.replaceWith(page.getElementById("delivery"));
    if (!document.getElementById("delivery").dataset.ask) location.reload();
  } catch { /* the service is away for a moment */ }
  setTimeout(ask, 700);
}
setTimeout(ask, 500);
