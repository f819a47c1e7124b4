import { $, base, call, openPath, state, t } from "/sandbox/desk/state.js";
import { element, fill } from "/sandbox/desk/view.js";

/* What can be ordered with one click: failures of calls, and terms of the organisation. Finer ones: the control API. */
const texts = "/inbound/open/message$";
const calls = "^/api/v2/";

const faults = [
  { key: "busy", fault: { match: calls, status: 429, retryAfter: 5, probability: 0.2 } },
  { key: "errors", fault: { match: calls, status: 503, probability: 0.2 } },
  { key: "slow", fault: { match: calls, stallMillis: 10000, probability: 0.2 } },
  { key: "cut", fault: { match: calls, reset: true, probability: 0.2 } },
  { key: "lostAnswers", fault: { match: texts, reset: true, afterAccept: true, probability: 0.3 } },
  { key: "down", fault: { match: "^/(api/v2|login)/", status: 503, probability: 1 } },
];

const terms = [
  { key: "copies", field: "webhookCopies", on: 3, off: 1 },
  { key: "shuffle", field: "webhookShuffleMillis", on: 3000, off: 0 },
  { key: "lostWebhooks", field: "webhookLost", on: 0.2, off: 0 },
  { key: "stays", field: "customerStaysAfterOperator", on: true, off: false },
  { key: "token", field: "downloadsNeedToken", on: true, off: false },
  { key: "forbidden", field: "readConversationForbidden", on: true, off: false },
  { key: "noId", field: "conversationIdInWebhook", on: false, off: true },
];

const groups = [
  { title: "troubleCalls", items: faults },
  { title: "troubleWebhooks", items: terms.slice(0, 3) },
  { title: "troubleHabits", items: terms.slice(3) },
];

let ordered = [];
let conditions = {};

const control = () => `/sandbox/control/organisations/${encodeURIComponent(state.organisation)}`;
const same = (fault, each) => each.times === undefined
  && Object.entries({ status: undefined, reset: false, afterAccept: false, stallMillis: 0, ...fault })
    .every(([name, value]) => each[name] === value);
const found = (item) => ordered.find((each) => same(item.fault, each));
const isOn = (item) => (item.fault ? Boolean(found(item)) : conditions[item.field] !== item.off && conditions[item.field] !== undefined);
const inForce = () => [...faults, ...terms].filter(isOn);
const others = () => ordered.filter((each) => !faults.some((item) => same(item.fault, each)));

export async function readTrouble() {
  const [{ items }, organisation] = await Promise.all([call("GET", "/sandbox/control/faults"), call("GET", control())]);
  ordered = items.filter((each) => !each.clientId || each.clientId === state.organisation);
  conditions = organisation;
  renderTrouble();
}

async function turn(item, on) {
  $("trouble-failure").hidden = true;
  try {
    if (item.field) {
      await call("PATCH", control(), { [item.field]: on ? item.on : item.off });
    } else if (on) {
      await call("POST", "/sandbox/control/faults", { ...item.fault, clientId: state.organisation, times: null });
    } else {
      await call("DELETE", `/sandbox/control/faults/${found(item).id}`);
    }
  } catch (failure) {
    $("trouble-failure").textContent = t("refused", failure.message);
    $("trouble-failure").hidden = false;
  }
  await readTrouble();
}

async function stopAll() {
  await call("DELETE", `/sandbox/control/faults?clientId=${encodeURIComponent(state.organisation)}`);
  await call("PATCH", control(), Object.fromEntries(terms.map((each) => [each.field, each.off])));
  await readTrouble();
}

export function renderTrouble() {
  const names = inForce().map((each) => t(each.key));
  const more = others().length;
  if (more) {
    names.push(t("others", more));
  }
  $("trouble-count").textContent = names.length;
  $("trouble-count").classList.toggle("some", names.length > 0);
  $("in-force").hidden = names.length === 0;
  $("in-force-list").textContent = names.join(" · ");
  $("trouble-others").hidden = more === 0;
  $("trouble-others").textContent = t("othersHint", more);
  if ($("trouble-list").dataset.language !== state.language) {
    $("trouble-list").dataset.language = state.language;
    fill($("trouble-list"), groups.map(group));
  }
  $("trouble-list").querySelectorAll("input").forEach((each) => {
    each.checked = isOn([...faults, ...terms].find((item) => item.key === each.dataset.trouble));
  });
}

function group({ title, items }) {
  return element("fieldset", { class: "switches" }, element("legend", {}, t(title)), ...items.map(toggle));
}

function toggle(item) {
  const box = element("input", { type: "checkbox", role: "switch", "data-trouble": item.key });
  box.addEventListener("change", () => turn(item, box.checked));
  return element("label", {}, box,
    element("span", {}, element("span", {}, t(item.key)), element("span", { class: "muted" }, t(`${item.key}Hint`))));
}

/* ---- what may befall the open conversation ---- */

const befalls = [
  { key: "duplicate", path: "/duplicate", body: {} },
  { key: "unknownKind", path: "/unknown-kind", body: {} },
  { key: "inactivity", path: "/disconnect-customer", body: { disconnectType: "inactivity" } },
  { key: "systemEnd", path: "/disconnect-customer", body: { disconnectType: "system" } },
  { key: "purge", method: "DELETE", path: "" },
];

export function renderIncidents(act) {
  fill($("incident-list"), befalls.map((each) => {
    const button = element("button", { type: "button", class: "secondary", "data-incident": each.key }, t(each.key));
    button.addEventListener("click", () => act(async () => {
      await call(each.method || "POST", openPath() + each.path, each.body);
      if (each.method === "DELETE") {
        state.openId = null;
      }
    }));
    return button;
  }));
}

export function listenToTrouble() {
  $("trouble-open").hidden = false;
  $("trouble-open").addEventListener("click", () => $("trouble").showModal());
  $("trouble-close").addEventListener("click", () => $("trouble").close());
  $("trouble-stop").addEventListener("click", stopAll);
}
