import { words } from "/sandbox/desk/words.js";

/* What this page knows; one object, so that every part sees the same. */
const asked = new URLSearchParams(location.search);

export const state = {
  language: localStorage.getItem("desk-language") || "fr",
  organisation: asked.get("organisation"),
  operator: asked.get("operator"),
  seat: null,
  openId: null,
  open: null,
  typingUntil: 0,
  takingQueues: 0,
  connection: null,
};

export const $ = (id) => document.getElementById(id);

export const t = (key, ...values) =>
  values.reduce((text, value, i) => text.replace(`{${i}}`, value), words[state.language][key]);

export const base = () => `/sandbox/desk/api/organisations/${encodeURIComponent(state.organisation)}`;
export const seatPath = () => `${base()}/operators/${encodeURIComponent(state.operator)}`;
export const openPath = () => `${base()}/conversations/${state.openId}`;

export async function call(method, path, body, type = "application/json") {
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
