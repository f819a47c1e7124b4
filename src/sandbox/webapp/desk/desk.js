import { words } from "/sandbox/desk/words.js";
import { chatItem, definitions, element, fill, historyItem, messageItem, statusLine } from "/sandbox/desk/view.js";

const asked = new URLSearchParams(location.search);
const $ = (id) => document.getElementById(id);

let language = localStorage.getItem("desk-language") || "fr";
let organisation = asked.get("organisation");
let operator = asked.get("operator");
let seat = null;
let openId = null;
let open = null;
let known = null;
let typingUntil = 0;
let typingSentAt = 0;
let connection = null;
const seen = new Map();
const shown = new Map();

const t = (key, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), words[language][key]);

/* ---- talking to the server ---- */

const base = () => `/sandbox/desk/api/organisations/${encodeURIComponent(organisation)}`;
const seatPath = () => `${base()}/operators/${encodeURIComponent(operator)}`;
const openPath = () => `${base()}/conversations/${openId}`;

async function call(method, path, body, type = "application/json") {
  const options = { method };
  if (body !== undefined) {
    options.headers = { "Content-Type": type };
    options.body = type === "application/json" ? JSON.stringify(body) : body;
  }
  const answer = await fetch(path, options);
  const text = await answer.text();
  if (!answer.ok) {
    const problem = text.startsWith("{") ? JSON.parse(text) : {};
    throw new Error(problem.detail || `${answer.status}`);
  }
  return text ? JSON.parse(text) : null;
}

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

let refreshing = null;
let again = false;

/* One reading at a time; what changed meanwhile is read right after. */
async function refresh() {
  if (refreshing) {
    again = true;
    return refreshing;
  }
  refreshing = read();
  try {
    await refreshing;
  } finally {
    refreshing = null;
  }
  if (again) {
    again = false;
    await refresh();
  }
}

async function read() {
  seat = await call("GET", seatPath());
  open = openId ? await call("GET", openPath()) : null;
  announce();
  render();
}

/* ---- showing ---- */

/* Lists are only rebuilt when they changed, so that focus and scrolling stay. */
function changed(key, value) {
  const text = JSON.stringify([language, value]);
  if (shown.get(key) === text) {
    return false;
  }
  shown.set(key, text);
  return true;
}

function announce() {
  const ids = new Set(seat.waiting.map((each) => each.id));
  if (known) {
    seat.waiting
      .filter((each) => !known.has(each.id))
      .forEach((each) => { $("notice").textContent = t("arrived", `${nameOf(each)}, ${each.queue || ""}`); });
  }
  known = ids;
  document.title = (ids.size ? `(${ids.size}) ` : "") + t("title");
}

function nameOf(chat) {
  const { firstName, lastName, nickname } = chat.identity;
  return [firstName, lastName].filter(Boolean).join(" ") || nickname || `${t("anonymous")} ${chat.customerId.slice(0, 8)}`;
}

function render() {
  renderQueues();
  renderList("waiting", seat.waiting, seat.operator.onQueue.length ? "noneWaiting" : "noneWaitingOff");
  renderList("mine", seat.mine, "noneMine");
  renderList("ended", seat.ended, "noneEnded");
  $("waiting-count").textContent = seat.waiting.length;
  $("waiting-count").classList.toggle("some", seat.waiting.length > 0);
  $("mine-count").textContent = seat.mine.length;
  renderConversation();
  renderPerson();
}

let takingQueues = 0;

function renderQueues() {
  if (changed("queues", seat.organisation.queues.map((each) => each.name))) {
    fill($("queue-list"), seat.organisation.queues.map((queue) => {
      const box = element("input", {
        type: "checkbox", "data-test": "queue", "data-queue": queue.name, value: queue.id,
      });
      box.addEventListener("change", takeQueues);
      return element("label", { class: "queue" }, box, queue.name);
    }));
  }
  /* While a choice is on its way, what the server says is old. */
  if (!takingQueues) {
    $("queue-list").querySelectorAll("input").forEach((each) => {
      each.checked = seat.operator.onQueue.includes(each.value);
    });
  }
}

async function takeQueues() {
  const onQueue = [...$("queue-list").querySelectorAll("input:checked")].map((each) => each.value);
  takingQueues++;
  await act(() => call("PUT", seatPath(), { onQueue }).finally(() => { takingQueues--; }));
}

function renderList(id, chats, empty) {
  const minute = Math.floor(Date.now() / 60000);
  const unread = chats.map((each) => isUnread(id, each));
  if (!changed(id, [chats, openId, unread, minute, empty])) {
    return;
  }
  const focused = document.activeElement?.dataset?.conversation;
  const items = chats.map((chat, i) => chatItem(chat, {
    t, kind: id, name: nameOf(chat), since: since(chat), current: chat.id === openId, unread: unread[i],
    take: () => (id === "waiting" ? accept(chat.id) : show(chat.id)),
    decline: () => decline(chat.id),
  }));
  fill($(id), items.length ? items : [element("li", { class: "empty" }, t(empty))]);
  if (focused) {
    $(id).querySelector(`[data-conversation="${focused}"]`)?.focus();
  }
}

function isUnread(list, chat) {
  if (chat.id === openId) {
    seen.set(chat.id, chat.messages);
  }
  return list === "mine" && (seen.get(chat.id) || 0) < chat.messages;
}

function since(chat) {
  const minutes = Math.floor((Date.now() - new Date(chat.lastAt)) / 60000);
  return minutes < 1 ? t("now") : t("minutes", minutes);
}

function renderConversation() {
  $("nothing-open").hidden = Boolean(open);
  $("open").hidden = !open;
  if (!open) {
    return;
  }
  const mine = seat.mine.some((each) => each.id === open.id);
  $("conversation-title").textContent = nameOf(open);
  $("conversation-state").textContent = {
    WAITING: t("waitingFor", open.queue || "—"), ACTIVE: t("withYou", open.queue || ""), ENDED: t("over"),
  }[open.state === "ACTIVE" && !mine ? "ENDED" : open.state];
  $("transfer").hidden = $("end").hidden = $("composer").hidden = !mine;
  $("transfer-form").hidden = $("transfer-form").hidden || !mine;
  $("typing").textContent = open.state !== "ENDED" && Date.now() < typingUntil ? `${nameOf(open)} ${t("typing")}` : "";
  renderMessages();
}

function renderMessages() {
  if (!changed("messages", [open.id, open.state, open.history])) {
    return;
  }
  const log = $("messages");
  const atEnd = log.dataset.of !== open.id || log.scrollHeight - log.scrollTop - log.clientHeight < 60;
  log.dataset.of = open.id;
  fill(log, open.history.map((message) => messageItem(message, { t, name: authorOf(message), language })));
  if (open.state === "ENDED") {
    const left = open.participants.filter((each) => each.purpose === "customer").at(-1)?.disconnectType !== "peer";
    log.append(statusLine(t(left ? "leftLine" : "overLine")));
  }
  if (atEnd) {
    log.scrollTop = log.scrollHeight;
    log.querySelectorAll("img").forEach((each) => each.addEventListener("load", () => { log.scrollTop = log.scrollHeight; }));
  }
}

function authorOf(message) {
  return { visitor: nameOf(open), bot: t("bot") }[message.author] || message.name;
}

function renderPerson() {
  if (!changed("person", open && [open.identity, open.attributes, open.participants])) {
    return;
  }
  $("nobody").hidden = Boolean(open);
  $("attributes-title").hidden = $("history-title").hidden = !open;
  const { firstName, lastName, nickname, email } = open?.identity || {};
  fill($("identity"), !open ? [] : definitions([
    [t("firstName"), firstName], [t("lastName"), lastName], [t("nickname"), nickname], [t("email"), email],
    [t("visitorId"), open.customerId], [t("integration"), open.integration],
  ]));
  const attributes = Object.entries(open?.attributes || {});
  fill($("attributes"), attributes.length ? definitions(attributes) : open ? [element("dd", {}, t("noAttributes"))] : []);
  fill($("history"), !open ? [] : open.participants.map((each) => historyItem(each, { t, language, name: nameOf(open) })));
}

/* ---- doing ---- */

async function show(id) {
  openId = id;
  typingUntil = 0;
  $("failure").hidden = true;
  $("transfer-form").hidden = true;
  await refresh();
  if (!$("composer").hidden) {
    $("reply").focus();
  }
}

function accept(id) {
  return act(async () => {
    await call("POST", `${base()}/conversations/${id}/accept`, { operator });
    await show(id);
  });
}

function decline(id) {
  return act(() => call("POST", `${base()}/conversations/${id}/decline`, { operator }));
}

function say(event) {
  event?.preventDefault();
  const text = $("reply").value.trim();
  if (!text) {
    return;
  }
  $("reply").value = "";
  act(() => call("POST", `${openPath()}/messages`, { operator, text }));
}

async function tellTyping() {
  if (!openId || Date.now() - typingSentAt < 4000) {
    return;
  }
  typingSentAt = Date.now();
  const { sent } = await call("POST", `${openPath()}/typing`, { operator });
  $("composer-hint").textContent = t(sent ? "replyHint" : "typingOff");
}

function sendFile() {
  const file = $("file").files[0];
  if (!file) {
    return;
  }
  const query = new URLSearchParams({ operator, filename: file.name });
  act(() => call("POST", `${openPath()}/attachments?${query}`, file, file.type));
  $("file").value = "";
}

function toggleTransfer() {
  const form = $("transfer-form");
  form.hidden = !form.hidden;
  $("transfer").setAttribute("aria-expanded", String(!form.hidden));
  const queues = seat.organisation.queues.map((each) => element("option", { value: `queue:${each.name}` }, each.name));
  const others = seat.organisation.operators
    .filter((each) => each.name !== operator)
    .map((each) => element("option", { value: `toOperator:${each.name}` }, each.name));
  fill($("transfer-target"), [
    element("optgroup", { label: t("toQueue") }, ...queues),
    element("optgroup", { label: t("toOperator") }, ...others),
  ]);
  (form.hidden ? $("transfer") : $("transfer-target")).focus();
}

function transfer(event) {
  event.preventDefault();
  const [kind, ...name] = $("transfer-target").value.split(":");
  toggleTransfer();
  act(() => call("POST", `${openPath()}/transfer`, { operator, [kind]: name.join(":") }));
}

/* ---- taking the seat ---- */

function translate() {
  document.documentElement.lang = language;
  document.querySelectorAll("[data-text]").forEach((each) => { each.textContent = t(each.dataset.text); });
  $("language").textContent = t("other");
  $("language").lang = language === "fr" ? "en" : "fr";
  $("reply").placeholder = t("reply");
  $("composer-hint").textContent = t("replyHint");
  $("connection").textContent = connection ? t(connection) : "";
  document.title = t("title");
}

function switchLanguage() {
  language = language === "fr" ? "en" : "fr";
  localStorage.setItem("desk-language", language);
  translate();
  if (seat) {
    announce();
    render();
  }
}

async function askWho() {
  const { items } = await call("GET", "/sandbox/desk/api/organisations");
  fill($("organisation"), items.map((each) => element("option", { value: each.clientId }, each.name)));
  $("organisation").value = organisation && items.some((each) => each.clientId === organisation)
    ? organisation : items[0]?.clientId ?? "";
  $("no-organisation").hidden = items.length > 0;
  $("operator").value = operator || "";
  $("sign-in").hidden = false;
  $("operator").focus();
}

function signIn(event) {
  event.preventDefault();
  organisation = $("organisation").value;
  operator = $("operator").value.trim();
  history.replaceState(null, "", `?${new URLSearchParams({ organisation, operator })}`);
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
  $("who").textContent = `${seat.organisation.name} · ${operator}`;
  listen();
  setInterval(() => { render(); }, 1000);
}

function listen() {
  const events = new EventSource(`/sandbox/desk/api/events?${new URLSearchParams({ organisation })}`);
  const state = (key, lost) => {
    connection = key;
    $("connection").textContent = t(key);
    $("connection").classList.toggle("lost", lost);
  };
  events.addEventListener("ready", () => { state("connected", false); refresh(); });
  events.addEventListener("change", () => refresh());
  events.addEventListener("typing", (event) => {
    const { conversationId, millis } = JSON.parse(event.data);
    if (conversationId === openId) {
      typingUntil = Date.now() + millis;
      renderConversation();
    }
  });
  events.addEventListener("error", () => state("lost", true));
}

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
$("file").addEventListener("change", sendFile);
$("transfer").addEventListener("click", toggleTransfer);
$("transfer-cancel").addEventListener("click", toggleTransfer);
$("transfer-form").addEventListener("submit", transfer);
$("end").addEventListener("click", () => act(() => call("POST", `${openPath()}/disconnect`, { operator })));

translate();
if (organisation && operator) {
  start();
} else {
  askWho();
}
