// The page: two desks, further panes, what goes over the wire.

import { ask, coalesced, watch } from "./control.js";
import { Desk } from "./desk.js";
import { make } from "./dom.js";
import { Faults } from "./faults.js";
import { remember, remembered } from "./memory.js";
import { people } from "./rooms.js";
import { Tour } from "./tour.js";
import { Traffic } from "./traffic.js";
import { step } from "./steps.js";
import { inPageLanguage, pageLanguage, pageWords as words } from "./words.js";

const $ = (id) => document.getElementById(id);
const NARROW = matchMedia("(max-width: 56rem)");
const DESKS = { tokyo: "ja", seattle: "en" };
const shown = remembered("page", { one: pageLanguage === "ja" ? "tokyo" : "seattle", pane: true, wire: false });

// --- which panes are on the screen: one of them on a narrow one ----------------------------------

function panes() {
  document.body.dataset.one = shown.one;
  for (const name of ["pane", "wire"]) document.body.classList.toggle(`no-${name}`, !shown[name]);
  for (const button of $("switch").children) {
    const name = button.dataset.name;
    const on = NARROW.matches ? shown.one === name : shown[name] !== false;
    button.setAttribute("aria-pressed", String(on));
  }
  remember("page", shown);
}

function turn(name) {
  if (NARROW.matches) shown.one = name;
  else shown[name] = !shown[name];
  panes();
  refresh();
  changed(counts);
}

function show(name) {
  if (NARROW.matches ? shown.one !== name : shown[name] === false) turn(name);
}

function switches(names) {
  $("switch").setAttribute("aria-label", words.panes);
  $("switch").replaceChildren(...names.map((name) =>
    make("button", { type: "button", "data-name": name, lang: DESKS[name], onclick: () => turn(name) }, words[name])));
}

// --- what is on them ---------------------------------------------------------------------------

function deskOf(name, workspace) {
  const language = DESKS[name];
  const active = workspace.people.filter((one) => !one.is_bot && !one.deleted);
  const own = active.filter((one) => one.locale.startsWith("ja") === (language === "ja"));
  const root = $(name);
  const inside = $("desk").content.cloneNode(true);
  for (const list of inside.querySelectorAll(".offers")) list.id = `${name}-${list.id}`;
  for (const box of inside.querySelectorAll("textarea")) box.setAttribute("aria-controls", `${name}-${box.dataset.list}`);
  root.append(inside);
  const desk = new Desk(root, { language, workspace, people: own.length ? own : active });
  label(root, desk.words);
  people(desk);
  return desk;
}

function label(root, labels) {
  for (const node of root.querySelectorAll("[data-label]")) node.textContent = labels[node.dataset.label];
  for (const node of root.querySelectorAll("[data-name-of]")) node.setAttribute("aria-label", labels[node.dataset.nameOf]);
}

function framed(pane) {
  if (!pane) return void (shown.pane = false);
  $("pane").hidden = false;
  $("pane").setAttribute("aria-label", words.pane);
  $("pane").replaceChildren(make("iframe", { src: pane.url, title: inPageLanguage(pane.title) }));
}

// Opens the further page with these words in its address, for its form to begin with.
function framedWith(query) {
  const frame = $("pane").querySelector("iframe");
  const address = new URL(overview.panes[0].url);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  frame.src = address;
  frame.focus();
}

// --- beginning -----------------------------------------------------------------------------------

let desks = [];
let traffic, faults;
let counts = { version: -1, waiting: 0 };

async function refresh() {
  await Promise.all(desks.map((desk) => desk.refresh()));
}

const wire = coalesced(() => Promise.all([traffic.load(), faults.load(counts.waiting)]));

function changed(now) {
  if (now.version !== counts.version) refresh();
  counts = now;
  if ($("wire").offsetParent) wire();
}

function reached(yes) {
  $("gone").hidden = yes;
  if (!yes) counts = { ...counts, version: -1 };
}

const overview = await ask("/workspaces");
const [workspace] = overview.workspaces;
document.documentElement.lang = pageLanguage;
label(document.body, words);
$("name").textContent = workspace.name;
framed(overview.panes[0]);
switches([...Object.keys(DESKS), ...(overview.panes.length ? ["pane"] : []), "wire"]);
desks = Object.keys(DESKS).map((name) => deskOf(name, workspace));
traffic = new Traffic($("wire"));
faults = new Faults($("wire"), overview.levers);
if (overview.tour) {
  const byName = () => Object.fromEntries(desks.map((desk) => [desk.key, desk]));
  new Tour($("tour"), $("tour-opener"), overview.tour, { desks: byName, show, frame: framedWith });
}
step($("next"), [$("tour"), $("tokyo"), $("seattle"), $("pane"), $("wire")]);
panes();
NARROW.addEventListener("change", panes);
const keep = () => desks.forEach((desk) => desk.keepNow());
addEventListener("pagehide", keep);
document.addEventListener("visibilitychange", () => (document.hidden ? keep() : refresh()));
watch(changed, reached);
