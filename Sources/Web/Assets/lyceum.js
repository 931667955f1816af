// Everything here makes pages quicker to use; none of them needs it.
"use strict";

/** Menus close when one clicks elsewhere, or presses Escape. */
function closeMenus() {
  const menus = document.querySelectorAll("details[data-menu]");
  document.addEventListener("click", (event) => {
    for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus) {
      if (!menu.open) continue;
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
}

/** What went wrong is read out first, and its links lead into the fields. */
function showErrors() {
  document.querySelector("[data-focus]")?.focus();
}

/** A form is sent once, however often its button is pressed; coming back by the browser's button frees it. */
function sendOnce() {
  let sent = null;
  document.addEventListener("submit", (event) => {
    if (sent === event.target) event.preventDefault();
    else if (event.target.method === "post" && !("repeat" in event.target.dataset)) sent = event.target;
  });
  window.addEventListener("pageshow", () => { sent = null; });
}

/** Files that are too large are told of before they are sent, as what was typed beside them would be lost. */
function weighFiles() {
  for (const input of document.querySelectorAll("input[type=file][data-bytes]")) {
    const note = document.createElement("p");
    Object.assign(note, { className: "field-error", textContent: input.dataset.tooLarge, hidden: true });
    note.setAttribute("role", "alert");
    input.before(note);
    const look = () => {
      const bytes = [...input.files].reduce((sum, file) => sum + file.size, 0);
      note.hidden = bytes <= Number(input.dataset.bytes);
      return note.hidden;
    };
    input.addEventListener("change", look);
    input.form.addEventListener("submit", (event) => {
      if (look()) return;
      event.preventDefault();
      // It was not sent, so that it can be sent again.
      event.stopPropagation();
      input.focus();
    });
  }
}

/** Whoever leaves a form in which they wrote something is asked whether they mean it. */
function askBeforeLeaving() {
  for (const form of document.querySelectorAll("form[data-keep]")) {
    let isChanged = false;
    form.addEventListener("input", () => { isChanged = true; });
    form.addEventListener("submit", () => { isChanged = false; });
    window.addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
  }
}

/** A long list to choose from becomes a box to search it with; the list stays what the form sends. */
function makeSearchable(select) {
  const options = [...select.options].filter((option) => option.value && !option.disabled);
  const box = document.createElement("input");
  const list = document.createElement("ul");
  const status = document.createElement("p");
  const frame = document.createElement("div");
  const id = select.id;
  frame.className = "combobox";
  Object.assign(box, { className: "box", type: "text", id, autocomplete: "off", spellcheck: false });
  Object.assign(list, { id: `${id}-list`, hidden: true });
  Object.assign(status, { className: "unseen" });
  status.setAttribute("role", "status");
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", document.querySelector(`label[for="${CSS.escape(id)}"]`)?.textContent ?? "");
  const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (select.hasAttribute(name)) box.setAttribute(name, select.getAttribute(name));
  }
  box.value = select.value ? select.selectedOptions[0].text : "";
  select.id = `${id}-choice`;
  select.hidden = true;
  select.after(frame);
  frame.append(box, list, status);

  let found = [];
  let current = -1;
  const plain = (text) => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
  const close = () => {
    list.hidden = true;
    current = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  };
  const choose = (option) => {
    select.value = option.value;
    box.value = option.text;
    close();
  };
  const mark = (place) => {
    current = place;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === place)));
    const item = list.children[place];
    if (!item) return;
    box.setAttribute("aria-activedescendant", item.id);
    item.scrollIntoView({ block: "nearest" });
  };
  const open = () => {
    const words = plain(box.value).split(/\s+/);
    found = options.filter((option) => words.every((word) => plain(option.text).includes(word))).slice(0, 50);
    list.replaceChildren(...found.map((option, index) => {
      const item = document.createElement("li");
      item.id = `${id}-${index}`;
      item.textContent = option.text;
      item.setAttribute("role", "option");
      // Before the box loses the focus, which closes the list.
      item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(option); });
      return item;
    }));
    list.hidden = found.length === 0;
    box.setAttribute("aria-expanded", String(found.length > 0));
    status.textContent = found.length === 1 ? "1 found" : `${found.length} found`;
    mark(-1);
  };
  box.addEventListener("input", () => { select.value = ""; open(); });
  box.addEventListener("click", open);
  box.addEventListener("blur", () => {
    const exact = options.filter((option) => plain(option.text) === plain(box.value));
    if (exact.length === 1) choose(exact[0]);
    close();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark((current + step + found.length + (current < 0 && step < 0 ? 1 : 0)) % Math.max(found.length, 1));
    } else if (event.key === "Enter" && current >= 0) {
      event.preventDefault();
      choose(found[current]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
    }
  });
}

/** What the server works on is looked at again by itself, until it is done or somebody looks elsewhere. */
function lookAgain() {
  const watched = document.querySelector("[data-reload]");
  if (watched) setTimeout(() => { location.reload(); }, Number(watched.dataset.reload));
}

closeMenus();
lookAgain();
showErrors();
weighFiles();
sendOnce();
askBeforeLeaving();
document.querySelectorAll("select[data-search]").forEach(makeSearchable);
