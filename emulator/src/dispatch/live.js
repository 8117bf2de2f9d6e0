"use strict";
// Shows what the emulator answers and issues. Texts are from clients: they are only set as text.
const byId = (id) => document.getElementById(id);

function cell(row, text, kind) {
  const cell = row.insertCell();
  cell.textContent = text ?? "";
  if (kind) cell.className = kind;
}

function fill(id, items, write) {
  const body = byId(id);
  const rows = items.map((item) => {
    const row = document.createElement("tr");
    write(row, item);
    return row;
  });
  body.replaceChildren(...rows);
  const isEmpty = items.length === 0;
  body.closest("section").classList.toggle("empty", isEmpty);
}

function kindOf(request) {
  if (request.rejection) return "bad";
  if (request.script) return "planned";
  return request.status < 400 ? "good" : "bad";
}

function show(state) {
  fill("requests", state.requests, (row, request) => {
    cell(row, new Date(request.at).toLocaleTimeString());
    cell(row, request.status, kindOf(request));
    cell(row, request.endpoint || "–", "name");
    cell(row, `${request.method} ${request.path}`, "path");
    cell(row, [request.rejection, request.script && `fault or script: ${request.script}`, request.recording].filter(Boolean).join(" · "));
  });
  fill("tokens", state.tokens, (row, token) => {
    cell(row, token.token, "name");
    cell(row, token.kind);
    cell(row, token.state, token.state === "valid" ? "good" : "bad");
    cell(row, token.expires_in === null ? "never" : `${token.expires_in} s`);
    cell(row, token.client_id);
    cell(row, token.scopes.join(" "));
  });
  fill("objects", state.objects, (row, collection) => {
    cell(row, collection.path, "path");
    cell(row, collection.objects);
  });
  fill("faults", state.faults, (row, fault) => cell(row, fault, "name"));
}

let last = "";
async function refresh() {
  try {
    const reply = await fetch("/.emulator/state");
    const text = await reply.text();
    if (reply.ok && text !== last) {
      last = text;
      show(JSON.parse(text));
    }
    byId("status").textContent = reply.ok ? "live" : `status ${reply.status}`;
  } catch {
    byId("status").textContent = "the emulator does not answer";
  }
}

async function send(method, path, body) {
  const output = byId("result");
  try {
    const reply = await fetch(`/.emulator/${path}`, { method, body });
    const text = await reply.text();
    output.textContent = reply.ok && !path.startsWith("webhooks") ? "Done." : text;
    output.className = reply.ok ? "good" : "bad";
  } catch (error) {
    output.textContent = String(error);
    output.className = "bad";
  }
  await refresh();
}

byId("fault-form").addEventListener("submit", (event) => {
  event.preventDefault();
  send("POST", "faults", byId("fault").value);
});
byId("event-form")?.addEventListener("submit", (event) => {
  event.preventDefault();
  send("POST", `webhooks/${encodeURIComponent(byId("event").value)}`);
});
for (const button of document.querySelectorAll("button[data-path]")) {
  button.addEventListener("click", () => send(button.dataset.method, button.dataset.path, button.dataset.body));
}
refresh();
setInterval(() => document.hidden || refresh(), 1000);
