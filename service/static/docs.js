// Sends the forms of /docs as requests to this service, and shows the answers as text.
"use strict";

for (const form of document.querySelectorAll("form.try")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const shown = form.querySelector(".answer");
    const fields = form.elements;
    let address = form.dataset.path.replace("{id}", () => encodeURIComponent(fields.id?.value ?? ""));
    if (fields.query?.value) address += "?" + fields.query.value;
    const headers = {};
    const key = document.getElementById("api-key")?.value;
    if (key) headers.Authorization = "Bearer " + key;
    if (fields.body) headers["Content-Type"] = "application/json";
    shown.hidden = false;
    shown.textContent = "…";
    try {
      const answer = await fetch(address, { method: form.dataset.method, headers, body: fields.body?.value });
      const text = await answer.text();
      let told = text;
      try { told = JSON.stringify(JSON.parse(text), null, 2); } catch { /* not JSON: shown as it is */ }
      shown.textContent = `${answer.status} ${answer.statusText}\n\n${told}`;
    } catch (error) {
      shown.textContent = String(error);
    }
  });
}
