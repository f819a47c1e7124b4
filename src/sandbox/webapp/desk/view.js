/* Pieces of the page. Whatever people wrote goes in as text nodes, never as markup. */

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(name, value === true ? "" : value);
    }
  });
  made.append(...children.filter((each) => each !== null && each !== undefined));
  return made;
}

export function fill(parent, children) {
  parent.replaceChildren(...children);
}

export function definitions(pairs) {
  return pairs
    .filter(([, value]) => value)
    .flatMap(([name, value]) => [element("dt", {}, name), element("dd", { "data-name": name }, value)]);
}

export function statusLine(text) {
  return element("div", { class: "status-line" }, text);
}

export function chatItem(chat, { t, kind, name, since, current, unread, take, decline }) {
  const waits = kind === "waiting";
  const button = element(
    "button",
    {
      type: "button",
      class: "take",
      "data-test": waits ? "accept" : "open",
      "data-conversation": chat.id,
      "aria-current": current ? "true" : undefined,
    },
    element("span", { class: "line" },
      element("span", { class: "name" }, name),
      unread ? element("span", { class: "new" }, t("isNew")) : null,
      element("span", { class: "when", title: new Date(chat.lastAt).toLocaleString() }, since)),
    element("span", { class: "line" },
      element("span", { class: "last" }, chat.lastText || t("file"))),
    element("span", { class: "orders" },
      waits ? element("span", { class: "go" }, t("accept")) : null,
      element("span", { class: "tag" }, waits ? "" : chat.queue || "")),
  );
  if (waits && chat.queue) {
    button.querySelector(".go").append(` · ${chat.queue}`);
  }
  button.addEventListener("click", take);
  const item = element("li", { class: `chat${waits ? " waits" : ""}${current ? " current" : ""}` }, button);
  if (waits) {
    const refuse = element(
      "button",
      { type: "button", class: "plain decline", "data-test": "decline", "aria-label": `${t("decline")} ${name}` },
      t("decline"));
    refuse.addEventListener("click", decline);
    item.append(refuse);
  }
  return item;
}

export function messageItem(message, { t, name, language }) {
  const time = element(
    "time",
    { datetime: message.at, title: new Date(message.at).toLocaleString(language) },
    new Date(message.at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" }));
  const bubble = element("div", { class: "bubble" }, message.text || "");
  bubble.append(...message.files.map((each) => fileOf(each, t)));
  if (message.replies?.length) {
    bubble.append(element("div", { class: "replies" }, ...message.replies.map((each) => element("span", {}, each))));
  }
  const meta = element("div", { class: "meta" }, element("span", {}, name || ""), time, delivery(message, t));
  return element(
    "div",
    { class: `message ${message.author}`, "data-test": "message", "data-author": message.author, "data-message": message.id },
    meta,
    bubble);
}

function delivery(message, t) {
  if (message.author === "visitor") {
    return null;
  }
  const failed = message.status === "failed" || message.status === "delivery-failed";
  const key = failed ? "failed" : { queued: "queued", sent: "sent" }[message.status] || "delivered";
  return element("span", { class: failed ? "failed" : "", "data-status": message.status }, t(key));
}

function fileOf(file, t) {
  const url = file.path ? `/sandbox/${file.path}` : file.url;
  const name = file.filename || t("file");
  if (file.failure) {
    return element("span", { class: "attached broken", "data-test": "broken-file" }, `✕ ${t("fileBroken", name, file.failure)}`);
  }
  const link = element("a", { href: /^https?:|^\/sandbox\//.test(url) ? url : "#", target: "_blank", rel: "noreferrer noopener" }, name);
  const picture = file.path && file.mime?.startsWith("image/") ? element("img", { src: url, alt: name }) : null;
  return element("span", { class: "attached" }, picture, link, file.bytes ? ` · ${size(file.bytes, t)}` : t("fileComing"));
}

function size(bytes, t) {
  const kilo = bytes / 1024;
  return kilo < 1024 ? t("kilobytes", Math.max(1, Math.round(kilo))) : t("megabytes", (kilo / 1024).toFixed(1));
}

export function historyItem(participant, { t, language, name }) {
  const who = { customer: name, acd: participant.queue?.name, agent: participant.name }[participant.purpose] || "";
  const from = participant.connectedTime || participant.startAlertingTime;
  const clock = (text) =>
    text ? new Date(text).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", second: "2-digit" }) : "…";
  const live = participant.state !== "disconnected";
  return element(
    "li",
    { class: live ? "now" : "" },
    element("div", {}, `${t(participant.purpose)}${who ? ` · ${who}` : ""}`),
    element("div", { class: "when" },
      `${clock(from)} – ${live ? participant.state : clock(participant.endTime)}`
        + (participant.disconnectType ? ` (${participant.disconnectType})` : "")));
}
