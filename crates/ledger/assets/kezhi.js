// What the pages do better with a script. Without it every page still works.
// Plain ES2017, no framework; nothing is put into a page but as text.
(function () {
  "use strict";

  var EVERY = 3000; // how often what is being typed is put by, in milliseconds
  var top = document.querySelector("header[data-login]");
  var login = top ? top.dataset.login : "";
  var leaving = false;

  // ---- Drafts: under the person's own name, so that nobody finds another's.

  function key(form) { return "kezhi:" + login + ":" + form.dataset.keep; }

  function fields(form) {
    var res = [];
    new FormData(form).forEach(function (value, name) {
      var input = form.elements[name];
      var secret = input && (input.type === "password" || (input.dataset && input.dataset.sealed !== undefined));
      if (typeof value === "string" && name !== "csrf" && !secret) res.push([name, value]);
    });
    return res;
  }

  function body(pairs) {
    return pairs.reduce(function (all, it) { all.append(it[0], it[1]); return all; }, new URLSearchParams());
  }

  function remember(form) {
    try { localStorage.setItem(key(form), JSON.stringify(fields(form))); } catch (_) { /* full or forbidden */ }
  }

  function recall(form) {
    try { return JSON.parse(localStorage.getItem(key(form))); } catch (_) { return null; }
  }

  function forget(form) {
    try { localStorage.removeItem(key(form)); } catch (_) { /* forbidden */ }
  }

  function forgetAll() {
    try {
      Object.keys(localStorage).filter(function (it) { return it.indexOf("kezhi:" + login + ":") === 0; })
        .forEach(function (it) { localStorage.removeItem(it); });
    } catch (_) { /* forbidden */ }
  }

  function post(address, pairs) {
    return fetch(address, { method: "POST", body: body(pairs), credentials: "same-origin", redirect: "manual" });
  }

  function csrf(form) { return form.elements.csrf ? form.elements.csrf.value : ""; }

  function putBy(form) {
    form.keeping = 0;
    if (leaving || !form.changed || !form.isConnected) return;
    var pairs = [["place", form.dataset.keep], ["body", body(fields(form)).toString()], ["csrf", csrf(form)]];
    post("/kept", pairs).catch(function () { form.keeping = setTimeout(putBy, EVERY * 3, form); });
  }

  function changed(form) {
    form.changed = true;
    remember(form);
    if (!form.keeping) form.keeping = setTimeout(putBy, EVERY, form);
  }

  // Also the version that was seen then is put back: if somebody has changed the
  // record since, saving shows both sides instead of overwriting theirs.
  function putBack(form, pairs) {
    var taken = {};
    Array.prototype.forEach.call(form.elements, function (input) {
      if (!input.name || input.name === "csrf" || /^(file|password|submit|button)$/.test(input.type)) return;
      var values = pairs.filter(function (it) { return it[0] === input.name; }).map(function (it) { return it[1]; });
      if (input.type === "checkbox" || input.type === "radio") {
        input.checked = values.indexOf(input.value) >= 0;
      } else {
        var at = taken[input.name] || 0;
        taken[input.name] = at + 1;
        if (at < values.length) input.value = values[at];
      }
    });
    // Whoever shows a field in another way than the browser does hears of it.
    form.dispatchEvent(new Event("kezhi:restored", { bubbles: true }));
  }

  function restore(form) {
    var pairs = login && recall(form);
    if (!pairs || JSON.stringify(pairs) === JSON.stringify(fields(form))) return;
    var before = fields(form);
    putBack(form, pairs);
    form.changed = true;
    var offer = document.querySelector('.notice a[href*="kept=1"]');
    if (offer) offer.closest(".notice").hidden = true;
    var bar = notice(form, "restored", "已恢复上次未提交的内容");
    var drop = document.createElement("button");
    drop.type = "button";
    drop.textContent = "丢弃";
    drop.addEventListener("click", function () {
      forget(form);
      clearTimeout(form.keeping);
      post("/kept/drop", [["place", form.dataset.keep], ["csrf", csrf(form)]]).catch(function () {});
      putBack(form, before);
      form.changed = false;
      bar.remove();
    });
    bar.appendChild(drop);
  }

  function notice(form, kind, sentence) {
    var old = form.parentNode.querySelector(".bar." + kind);
    if (old) old.remove();
    var bar = document.createElement("p");
    bar.className = "bar " + kind;
    bar.setAttribute("role", kind === "failed" ? "alert" : "status");
    bar.textContent = sentence + " ";
    form.parentNode.insertBefore(bar, form);
    bar.scrollIntoView({ block: "nearest" });
    return bar;
  }

  // ---- Submitting: a lost connection must not take the page away with it.

  // Before leaving for good: the server keeps it, whatever becomes of this page.
  function putByAtOnce(form) {
    if (form.dataset.keep === undefined || !form.changed || !navigator.sendBeacon) return;
    var pairs = [["place", form.dataset.keep], ["body", body(fields(form)).toString()], ["csrf", csrf(form)]];
    navigator.sendBeacon("/kept", body(pairs));
  }

  function send(form, submitter) {
    var data = new FormData(form);
    if (submitter && submitter.name) data.append(submitter.name, submitter.value);
    var files = form.enctype === "multipart/form-data";
    var action = (submitter && submitter.getAttribute("formaction")) || form.getAttribute("action") || location.href;
    clearTimeout(form.keeping);
    form.keeping = 0;
    fetch(action, { method: "POST", body: files ? data : new URLSearchParams(data), credentials: "same-origin" })
      .then(function (answer) {
        var to = new URL(answer.url);
        if (answer.redirected && to.pathname === "/login") {
          remember(form);
          leaving = true;
          location.assign("/login?to=" + encodeURIComponent(form.dataset.keep));
        } else if (answer.redirected) {
          forget(form);
          leaving = true;
          if (to.pathname + to.search === location.pathname + location.search) location.reload();
          else location.assign(answer.url);
        } else {
          return answer.text().then(function (text) { show(form, answer, text); });
        }
      })
      .catch(function () {
        remember(form);
        free(form);
        notice(form, "failed", "保存不了：网络中断。内容已保留，网络恢复后请再点一次页面下方的按钮");
      });
  }

  // A refused form comes back with what was typed and what is wrong with it.
  function show(form, answer, text) {
    if (!/^text\/html/.test(answer.headers.get("content-type") || "")) throw new Error("not a page");
    var page = new DOMParser().parseFromString(text, "text/html");
    // A look ahead saved nothing: what was typed is still to be kept.
    var ahead = page.querySelector("[data-supposed]");
    if (answer.ok && !ahead) forget(form);
    if (!answer.ok && !page.querySelector("form[data-keep]") && answer.status !== 409) {
      var said = page.querySelector("main p");
      free(form);
      notice(form, "failed", said ? said.textContent : "保存不了，内容已保留，请稍后再点提交");
      return;
    }
    document.title = page.title;
    // What was typed while the answer was on its way.
    var late = ahead && fields(form);
    document.body.replaceWith(document.adoptNode(page.body));
    top = document.querySelector("header[data-login]");
    begin(!answer.ok || ahead !== null);
    var again = late && document.querySelector("form[data-keep]");
    if (again && again.dataset.keep === form.dataset.keep) { putBack(again, late); changed(again); }
    window.scrollTo(0, 0);
    var said2 = document.querySelector("[role=alert], [data-supposed]");
    if (said2) { said2.tabIndex = -1; said2.focus(); }
  }

  function free(form) {
    form.sending = false;
    form.removeAttribute("aria-busy");
  }

  document.addEventListener("submit", function (event) {
    var form = event.target;
    var posts = (form.getAttribute("method") || "").toLowerCase() === "post";
    if (!posts) return;
    if (form.sending || (form.dataset.confirm && !window.confirm(form.dataset.confirm))) {
      event.preventDefault();
      return;
    }
    form.sending = true;
    form.setAttribute("aria-busy", "true");
    if (form.getAttribute("action") === "/logout") {
      Array.prototype.forEach.call(document.forms, putByAtOnce);
      forgetAll();
    }
    if (form.dataset.keep !== undefined && login) {
      event.preventDefault();
      send(form, event.submitter);
    } else {
      leaving = true;
    }
  });

  // Coming back with the browser's own button finds the page as it was left: usable.
  window.addEventListener("pageshow", function () {
    leaving = false;
    Array.prototype.forEach.call(document.forms, free);
  });

  window.addEventListener("beforeunload", function (event) {
    var open = Array.prototype.some.call(document.forms, function (it) { return it.changed && it.dataset.keep !== undefined; });
    if (open && !leaving) { event.preventDefault(); event.returnValue = ""; }
  });

  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (form && form.dataset.keep !== undefined && login) changed(form);
    if (event.target.dataset.pick) ask(event.target);
  });

  document.addEventListener("change", function (event) {
    var input = event.target;
    if (!input.form) return;
    if (input.form.dataset.keep !== undefined && login) changed(input.form);
    if (input.dataset.submitOnChange !== undefined || input.form.dataset.submitOnChange !== undefined) {
      if (input.form.requestSubmit) input.form.requestSubmit(); else input.form.submit();
    }
  });

  // ---- The picker: a list of names below the input.

  var picking = null; // { input, list, at, asked }

  function dress(input) {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.autocomplete = "off";
  }

  // In a list of names the one after the last sign between them is being typed.
  function before(input) {
    return input.dataset.many === undefined ? "" : (/^.*[、，,；;]/.exec(input.value) || [""])[0];
  }

  function typed(input) { return input.value.slice(before(input).length).trim(); }

  function ask(input) {
    clearTimeout(input.asking);
    var text = typed(input);
    if (!text) { close(); return; }
    input.asking = setTimeout(function () {
      fetch(input.dataset.pick + "?q=" + encodeURIComponent(text), { credentials: "same-origin", redirect: "error" })
        .then(function (answer) { return answer.ok ? answer.json() : []; })
        .then(function (named) { if (document.activeElement === input && typed(input) === text) open(input, named); })
        .catch(function () { close(); });
    }, 150);
  }

  function open(input, named) {
    close();
    if (!named.length) return;
    var list = document.createElement("ul");
    list.className = "picker";
    list.id = "picker-list";
    list.setAttribute("role", "listbox");
    named.forEach(function (it, place) {
      var option = document.createElement("li");
      option.id = "picker-" + place;
      option.setAttribute("role", "option");
      option.textContent = it.name;
      // Two of the same name can only be told apart by their code.
      var twins = named.filter(function (other) { return other.name === it.name; }).length > 1;
      option.dataset.value = twins ? it.id : it.name;
      if (twins) option.textContent = it.name + "（" + it.id + "）";
      option.addEventListener("mousedown", function (event) { event.preventDefault(); take(option); });
      list.appendChild(option);
    });
    input.insertAdjacentElement("afterend", list);
    input.setAttribute("aria-expanded", "true");
    input.setAttribute("aria-controls", list.id);
    picking = { input: input, list: list, at: -1 };
  }

  function close() {
    if (!picking) return;
    picking.input.setAttribute("aria-expanded", "false");
    picking.input.removeAttribute("aria-activedescendant");
    picking.list.remove();
    picking = null;
  }

  function take(option) {
    var input = picking.input;
    input.value = before(input) + option.dataset.value;
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function move(by) {
    var options = picking.list.children;
    if (picking.at >= 0) options[picking.at].removeAttribute("aria-selected");
    picking.at = (picking.at + by + options.length + (picking.at < 0 && by < 0 ? 1 : 0)) % options.length;
    options[picking.at].setAttribute("aria-selected", "true");
    options[picking.at].scrollIntoView({ block: "nearest" });
    picking.input.setAttribute("aria-activedescendant", options[picking.at].id);
  }

  document.addEventListener("keydown", function (event) {
    var target = event.target;
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.isContentEditable;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
      var search = document.querySelector("header input[type=search]");
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
    // While an input method composes, its keys are its own.
    if (!picking || picking.input !== target || event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && picking.list && picking.list.children.length) {
      // With an open list Enter means the name, never the form.
      event.preventDefault();
      take(picking.list.children[Math.max(picking.at, 0)]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });

  document.addEventListener("focusout", function (event) {
    if (picking && event.target === picking.input) close();
  });

  // ---- The beginning, and again whenever a page was put in place of another.

  function begin(refused) {
    document.querySelectorAll("input[data-pick]").forEach(dress);
    document.querySelectorAll("form[data-keep]").forEach(function (form) {
      if (refused) { form.changed = true; remember(form); } else restore(form);
    });
  }

  begin(false);
})();
