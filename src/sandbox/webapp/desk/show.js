import { $, state, t } from "/sandbox/desk/state.js";
import { chatItem, definitions, element, fill, historyItem, messageItem, statusLine } from "/sandbox/desk/view.js";

/* Who is told when something in a list is clicked; the page sets it. */
export const orders = {};

const seen = new Map();
const shown = new Map();
let known = null;

/* Lists are only rebuilt when they changed, so that focus and scrolling stay. */
function changed(key, value) {
  const text = JSON.stringify([state.language, value]);
  if (shown.get(key) === text) {
    return false;
  }
  shown.set(key, text);
  return true;
}

export function announce() {
  const ids = new Set(state.seat.waiting.map((each) => each.id));
  if (known) {
    state.seat.waiting
      .filter((each) => !known.has(each.id))
      .forEach((each) => { $("notice").textContent = t("arrived", `${nameOf(each)}, ${each.queue || ""}`); });
  }
  known = ids;
  document.title = (ids.size ? `(${ids.size}) ` : "") + t("title");
}

export function nameOf(chat) {
  const { firstName, lastName, nickname } = chat.identity;
  return [firstName, lastName].filter(Boolean).join(" ") || nickname || `${t("anonymous")} ${chat.customerId.slice(0, 8)}`;
}

export function render() {
  renderQueues();
  renderList("waiting", state.seat.waiting, state.seat.operator.onQueue.length ? "noneWaiting" : "noneWaitingOff");
  renderList("mine", state.seat.mine, "noneMine");
  renderList("ended", state.seat.ended, "noneEnded");
  $("waiting-count").textContent = state.seat.waiting.length;
  $("waiting-count").classList.toggle("some", state.seat.waiting.length > 0);
  $("mine-count").textContent = state.seat.mine.length;
  renderConversation();
  renderPerson();
}

function renderQueues() {
  if (changed("queues", state.seat.organisation.queues.map((each) => each.name))) {
    fill($("queue-list"), state.seat.organisation.queues.map((queue) => {
      const box = element("input", {
        type: "checkbox", "data-test": "queue", "data-queue": queue.name, value: queue.id,
      });
      box.addEventListener("change", () => orders.takeQueues());
      return element("label", { class: "queue" }, box, queue.name);
    }));
  }
  /* While a choice is on its way, what the server says is old. */
  if (!state.takingQueues) {
    $("queue-list").querySelectorAll("input").forEach((each) => {
      each.checked = state.seat.operator.onQueue.includes(each.value);
    });
  }
}

function renderList(id, chats, empty) {
  const minute = Math.floor(Date.now() / 60000);
  const unread = chats.map((each) => isUnread(id, each));
  if (!changed(id, [chats, state.openId, unread, minute, empty])) {
    return;
  }
  const focused = document.activeElement?.dataset?.conversation;
  const items = chats.map((chat, i) => chatItem(chat, {
    t, kind: id, name: nameOf(chat), since: since(chat), current: chat.id === state.openId, unread: unread[i],
    take: () => (id === "waiting" ? orders.accept(chat.id) : orders.show(chat.id)),
    decline: () => orders.decline(chat.id),
  }));
  fill($(id), items.length ? items : [element("li", { class: "empty" }, t(empty))]);
  if (focused) {
    $(id).querySelector(`[data-conversation="${focused}"]`)?.focus();
  }
}

function isUnread(list, chat) {
  if (chat.id === state.openId) {
    seen.set(chat.id, chat.messages);
  }
  return list === "mine" && (seen.get(chat.id) || 0) < chat.messages;
}

function since(chat) {
  const minutes = Math.floor((Date.now() - new Date(chat.lastAt)) / 60000);
  return minutes < 1 ? t("now") : t("minutes", minutes);
}

export function renderConversation() {
  $("nothing-open").hidden = Boolean(state.open);
  $("open").hidden = !state.open;
  if (!state.open) {
    return;
  }
  const mine = state.seat.mine.some((each) => each.id === state.open.id);
  $("conversation-title").textContent = nameOf(state.open);
  const queue = state.open.queue || "—";
  const where = {
    WAITING: t("waitingFor", queue),
    ACTIVE: mine ? t("withYou", queue) : t("withOther", state.open.operators.join(", ")),
    ENDED: t("over"),
  };
  const beside = mine ? state.open.operators.filter((each) => each !== state.operator) : [];
  $("conversation-state").textContent = where[state.open.state] + (beside.length ? t("andWith", beside.join(", ")) : "");
  $("transfer").hidden = $("invite").hidden = $("end").hidden = $("composer").hidden = !mine;
  $("transfer-form").hidden = $("transfer-form").hidden || !mine;
  const writes = state.open.state !== "ENDED" && Date.now() < state.typingUntil;
  $("typing").textContent = writes ? `${nameOf(state.open)} ${t("typing")}` : "";
  renderMessages();
}

/* Who reads the end goes on reading it, whatever grows or shrinks around it. */
let atEnd = true;
const toTheEnd = () => { $("messages").scrollTop = $("messages").scrollHeight; };
$("messages").addEventListener("scroll", ({ target }) => {
  atEnd = target.scrollHeight - target.scrollTop - target.clientHeight < 60;
});
new ResizeObserver(() => { if (atEnd) { toTheEnd(); } }).observe($("messages"));

function renderMessages() {
  if (!changed("messages", [state.open.id, state.open.state, state.open.history])) {
    return;
  }
  const log = $("messages");
  atEnd = atEnd || log.dataset.of !== state.open.id;
  log.dataset.of = state.open.id;
  fill(log, state.open.history.map((message) => messageItem(message, { t, name: authorOf(message), language: state.language })));
  if (state.open.state === "ENDED") {
    const left = state.open.participants.filter((each) => each.purpose === "customer").at(-1)?.disconnectType !== "peer";
    log.append(statusLine(t(left ? "leftLine" : "overLine")));
  }
  if (atEnd) {
    toTheEnd();
    log.querySelectorAll("img").forEach((each) => each.addEventListener("load", toTheEnd));
  }
}

function authorOf(message) {
  return { visitor: nameOf(state.open), bot: t("bot") }[message.author] || message.name;
}

function renderPerson() {
  if (!changed("person", state.open && [state.open.identity, state.open.attributes, state.open.participants])) {
    return;
  }
  $("nobody").hidden = Boolean(state.open);
  $("attributes-title").hidden = $("history-title").hidden = $("incidents").hidden = !state.open;
  const { firstName, lastName, nickname, email } = state.open?.identity || {};
  fill($("identity"), !state.open ? [] : definitions([
    [t("firstName"), firstName], [t("lastName"), lastName], [t("nickname"), nickname], [t("email"), email],
    [t("visitorId"), state.open.customerId], [t("integration"), state.open.integration],
  ]));
  const attributes = Object.entries(state.open?.attributes || {});
  fill($("attributes"), attributes.length ? definitions(attributes) : state.open ? [element("dd", {}, t("noAttributes"))] : []);
  fill($("history"), !state.open ? [] : state.open.participants.map((each) => historyItem(each, { t, language: state.language, name: nameOf(state.open) })));
}
