import { announce, orders, render, renderConversation } from "/sandbox/desk/show.js";
import { listenToTrouble, readTrouble, renderIncidents, renderTrouble } from "/sandbox/desk/trouble.js";
import { $, base, call, openPath, seatPath, state, t } from "/sandbox/desk/state.js";
import { element, fill } from "/sandbox/desk/view.js";

let typingSentAt = 0;

async function act(work) {
  $("failure").hidden = true;
  try {
    await work();
    await refresh();
  } catch (failure) {
    $("failure").textContent = t("refused", failure.message);
    $("failure").hidden = false;
  }
}

let reading = Promise.resolve();
let next = null;

/* One reading at a time; whoever asks gets one that began after he asked. */
function refresh() {
  if (!next) {
    next = reading.then(() => {
      next = null;
      return read();
    });
    reading = next.catch(() => {});
  }
  return next;
}

async function read() {
  state.seat = await call("GET", seatPath());
  state.open = state.openId ? await call("GET", openPath()) : null;
  announce();
  render();
}

async function takeQueues() {
  const onQueue = [...$("queue-list").querySelectorAll("input:checked")].map((each) => each.value);
  state.takingQueues++;
  await act(() => call("PUT", seatPath(), { onQueue }).finally(() => { state.takingQueues--; }));
}

/* ---- doing ---- */

async function show(id) {
  state.openId = id;
  state.typingUntil = 0;
  $("failure").hidden = true;
  $("transfer-form").hidden = true;
  await refresh();
  if (!$("composer").hidden) {
    $("reply").focus();
  }
}

function accept(id) {
  return act(async () => {
    await call("POST", `${base()}/conversations/${id}/accept`, { operator: state.operator });
    await show(id);
  });
}

function decline(id) {
  return act(() => call("POST", `${base()}/conversations/${id}/decline`, { operator: state.operator }));
}

function say(event) {
  event?.preventDefault();
  const text = $("reply").value.trim();
  if (!text) {
    return;
  }
  $("reply").value = "";
  act(() => call("POST", `${openPath()}/messages`, { operator: state.operator, text }));
}

async function tellTyping() {
  if (!state.openId || Date.now() - typingSentAt < 4000) {
    return;
  }
  typingSentAt = Date.now();
  const { sent } = await call("POST", `${openPath()}/typing`, { operator: state.operator });
  $("composer-hint").textContent = t(sent ? "replyHint" : "typingOff");
}

function sendFiles() {
  const files = [...$("file").files];
  $("file").value = "";
  if (files.length === 1) {
    const query = new URLSearchParams({ operator: state.operator, filename: files[0].name });
    act(() => call("POST", `${openPath()}/attachments?${query}`, files[0], files[0].type));
  } else if (files.length > 1) {
    act(async () => call("POST", `${openPath()}/files`, {
      operator: state.operator,
      files: await Promise.all(files.map(async (each) => ({ filename: each.name, mime: each.type, base64: await base64(each) }))),
    }));
  }
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(reader.result.slice(reader.result.indexOf(",") + 1)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

let inviting = false;

/* One form for both: an operator is asked in, or takes over; a queue can only take over. */
function toggleTransfer(invites) {
  const form = $("transfer-form");
  form.hidden = form.hidden ? false : inviting === invites;
  inviting = invites;
  $("transfer").setAttribute("aria-expanded", String(!form.hidden && !invites));
  $("invite").setAttribute("aria-expanded", String(!form.hidden && invites));
  $("transfer-label").textContent = t(invites ? "inviteWhom" : "transferTo");
  $("transfer-confirm").textContent = t(invites ? "invite" : "transfer");
  const queues = state.seat.organisation.queues.map((each) => element("option", { value: `queue:${each.name}` }, each.name));
  const others = state.seat.organisation.operators
    .filter((each) => each.name !== state.operator)
    .map((each) => element("option", { value: `toOperator:${each.name}` }, each.name));
  fill($("transfer-target"), [
    invites ? null : element("optgroup", { label: t("toQueue") }, ...queues),
    others.length ? element("optgroup", { label: t("toOperator") }, ...others) : null,
  ].filter(Boolean));
  $("transfer-confirm").disabled = !$("transfer-target").value;
  if (invites && !others.length) {
    fill($("transfer-target"), [element("option", { value: "" }, t("nobodyElse"))]);
  }
  const opener = $(invites ? "invite" : "transfer");
  (form.hidden ? opener : $("transfer-target")).focus();
}

function transfer(event) {
  event.preventDefault();
  const [kind, ...name] = $("transfer-target").value.split(":");
  toggleTransfer(inviting);
  const [path, field] = inviting ? ["conference", "with"] : ["transfer", kind];
  act(() => call("POST", `${openPath()}/${path}`, { operator: state.operator, [field]: name.join(":") }));
}

/* ---- taking the seat ---- */

function translate() {
  document.documentElement.lang = state.language;
  document.querySelectorAll("[data-text]").forEach((each) => { each.textContent = t(each.dataset.text); });
  $("language").textContent = t("other");
  $("language").lang = state.language === "fr" ? "en" : "fr";
  $("reply").placeholder = t("reply");
  $("composer-hint").textContent = t("replyHint");
  $("connection").textContent = state.connection ? t(state.connection) : "";
  document.title = t("title");
}

function switchLanguage() {
  state.language = state.language === "fr" ? "en" : "fr";
  localStorage.setItem("desk-language", state.language);
  translate();
  if (state.seat) {
    announce();
    render();
    renderTrouble();
    renderIncidents(act);
  }
}

async function askWho() {
  const { items } = await call("GET", "/sandbox/desk/api/organisations");
  fill($("organisation"), items.map((each) => element("option", { value: each.clientId }, each.name)));
  $("organisation").value = state.organisation && items.some((each) => each.clientId === state.organisation)
    ? state.organisation : items[0]?.clientId ?? "";
  $("no-organisation").hidden = items.length > 0;
  $("operator").value = state.operator || "";
  $("sign-in").hidden = false;
  $("operator").focus();
}

function signIn(event) {
  event.preventDefault();
  state.organisation = $("organisation").value;
  state.operator = $("operator").value.trim();
  history.replaceState(null, "", `?${new URLSearchParams({ organisation: state.organisation, operator: state.operator })}`);
  start();
}

async function start() {
  try {
    await refresh();
  } catch {
    return askWho();
  }
  $("sign-in").hidden = true;
  $("desk").hidden = $("queues").hidden = $("who").hidden = $("sign-off").hidden = false;
  $("who").textContent = `${state.seat.organisation.name} · ${state.operator}`;
  listen();
  listenToTrouble();
  renderIncidents(act);
  setInterval(() => { render(); }, 1000);
}

function listen() {
  const look = () => refresh().catch(() => {});
  const events = new EventSource(`/sandbox/desk/api/events?${new URLSearchParams({ organisation: state.organisation })}`);
  const connected = (key, lost) => {
    state.connection = key;
    $("connection").textContent = t(key);
    $("connection").classList.toggle("lost", lost);
  };
  const lookForTrouble = () => readTrouble().catch(() => {});
  events.addEventListener("ready", () => { connected("connected", false); look(); lookForTrouble(); });
  events.addEventListener("trouble", lookForTrouble);
  events.addEventListener("change", look);
  events.addEventListener("typing", (event) => {
    const { conversationId, millis } = JSON.parse(event.data);
    if (conversationId === state.openId) {
      state.typingUntil = Date.now() + millis;
      renderConversation();
    }
  });
  events.addEventListener("error", () => connected("lost", true));
}

Object.assign(orders, { accept, decline, show, takeQueues });

$("language").addEventListener("click", switchLanguage);
$("sign-in").addEventListener("submit", signIn);
$("sign-off").addEventListener("click", async () => {
  await call("DELETE", seatPath());
  location.search = "";
});
$("composer").addEventListener("submit", say);
$("reply").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    say(event);
  }
});
$("reply").addEventListener("input", () => { tellTyping().catch(() => {}); });
$("file").addEventListener("change", sendFiles);
$("transfer").addEventListener("click", () => toggleTransfer(false));
$("invite").addEventListener("click", () => toggleTransfer(true));
$("transfer-cancel").addEventListener("click", () => toggleTransfer(inviting));
$("transfer-form").addEventListener("submit", transfer);
$("end").addEventListener("click", () => act(() => call("POST", `${openPath()}/disconnect`, { operator: state.operator })));

translate();
if (state.organisation && state.operator) {
  start();
} else {
  askWho();
}
