// The editor of a paper: figures as chips that are moved and taken out whole, never
// typed over. It writes into the form's own text, so without it nothing is missing.
(function () {
  "use strict";

  var TOKEN = /⟦([^⟦⟧]*)⟧/g;

  // What the chips of a piece are, as the page names them below the text.
  function kinds(piece) {
    var res = {};
    piece.querySelectorAll("li[data-chip]").forEach(function (it) { res[it.dataset.chip] = it; });
    return res;
  }

  function chip(inside, known) {
    var it = document.createElement("span");
    var at = inside.indexOf(":");
    var number = inside.slice(0, at);
    it.className = "chip";
    it.contentEditable = "false";
    it.draggable = true;
    it.dataset.token = "⟦" + inside + "⟧";
    it.textContent = at < 0 ? inside : inside.slice(at + 1);
    if (inside.charAt(0) === "+") it.classList.add("new");
    var named = known[number];
    if (named) {
      it.classList.add(named.dataset.kind);
      if (named.querySelector(".doubt")) it.classList.add("unsure");
      var link = named.querySelector("a, span");
      it.title = (link ? link.textContent + (link.title ? "：" + link.title : "") : "") + "（整个移动或删去，不能改写）";
    }
    return it;
  }

  function fill(editor, text, known) {
    editor.textContent = "";
    var last = 0;
    text.replace(TOKEN, function (whole, inside, at) {
      if (last < at) editor.appendChild(document.createTextNode(text.slice(last, at)));
      editor.appendChild(chip(inside, known));
      last = at + whole.length;
      return whole;
    });
    editor.appendChild(document.createTextNode(text.slice(last)));
  }

  // The text as the form sends it.
  function read(node) {
    var res = "";
    node.childNodes.forEach(function (it) {
      if (it.nodeType === Node.TEXT_NODE) res += it.nodeValue;
      else if (it.dataset && it.dataset.token) res += it.dataset.token;
      else if (it.nodeName === "BR") res += "\n";
      else res += (/^(DIV|P)$/.test(it.nodeName) && res && res.slice(-1) !== "\n" ? "\n" : "") + read(it);
    });
    return res.replace(/\u200b/g, "");
  }

  function numbers(text) {
    var res = [];
    text.replace(/⟦(\d+):/g, function (_, number) { res.push(number); return _; });
    return res;
  }

  function begin(form) {
    if (form.dataset.edited) return;
    form.dataset.edited = "1";
    form.classList.add("with-script");
    var areas = Array.prototype.slice.call(form.querySelectorAll("textarea[data-chips]"));
    var given = {};
    areas.forEach(function (area) { numbers(area.value).forEach(function (it) { given[it] = area; }); });
    areas.forEach(function (area) { dress(form, area); });
    form.addEventListener("input", function () { leaving(form, areas, given); });
  }

  function dress(form, area) {
    var piece = area.closest(".piece");
    var known = kinds(piece);
    var editor = document.createElement("div");
    editor.className = "chip-editor";
    editor.contentEditable = "true";
    editor.setAttribute("role", "textbox");
    editor.setAttribute("aria-multiline", "true");
    editor.setAttribute("aria-label", area.getAttribute("aria-label"));
    fill(editor, area.value, known);
    area.hidden = true;
    area.parentNode.insertBefore(editor, area);
    area.editor = editor;

    function write() {
      area.value = read(editor);
      area.dispatchEvent(new Event("input", { bubbles: true }));
    }
    editor.addEventListener("input", write);
    editor.addEventListener("blur", function () { area.value = read(editor); });
    // Only text is pasted; tokens in it become chips again.
    editor.addEventListener("paste", function (event) {
      event.preventDefault();
      var text = event.clipboardData.getData("text/plain").replace(/\r\n/g, "\n");
      insert(editor, text, known);
      write();
    });
    editor.addEventListener("copy", copy);
    editor.addEventListener("cut", function (event) {
      copy(event);
      document.getSelection().deleteFromDocument();
      write();
    });
    editor.addEventListener("keydown", function (event) {
      if (event.key === "Enter" && !event.isComposing) {
        event.preventDefault();
        insert(editor, "\n", known);
        write();
      }
    });

    function copy(event) {
      var holder = document.createElement("div");
      holder.appendChild(document.getSelection().getRangeAt(0).cloneContents());
      event.clipboardData.setData("text/plain", read(holder));
      event.preventDefault();
    }

    // The list of figures puts a chip where the caret was.
    var pick = piece.querySelector("select[name^=pick-]");
    var put = piece.querySelector("button[value^='put ']");
    var caret = null;
    editor.addEventListener("focusout", function () {
      var chosen = document.getSelection();
      caret = chosen.rangeCount && editor.contains(chosen.anchorNode) ? chosen.getRangeAt(0).cloneRange() : null;
    });
    if (put) put.addEventListener("click", function (event) {
      if (!pick.value) return;
      event.preventDefault();
      editor.focus();
      if (caret) {
        var chosen = document.getSelection();
        chosen.removeAllRanges();
        chosen.addRange(caret);
      } else {
        toEnd(editor);
      }
      insert(editor, pick.value, known);
      pick.value = "";
      write();
    });
    // A draft that was put back is shown as such.
    Object.defineProperty(area, "shown", { value: function () { fill(editor, area.value, known); } });
  }

  function toEnd(editor) {
    var range = document.createRange();
    range.selectNodeContents(editor);
    range.collapse(false);
    var chosen = document.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
  }

  function insert(editor, text, known) {
    var chosen = document.getSelection();
    if (!chosen.rangeCount || !editor.contains(chosen.anchorNode)) toEnd(editor);
    var range = document.getSelection().getRangeAt(0);
    range.deleteContents();
    var holder = document.createElement("div");
    fill(holder, text, known);
    // A line end at the very end is seen only with something behind it.
    if (text === "\n") holder.appendChild(document.createTextNode("\u200b"));
    var nodes = Array.prototype.slice.call(holder.childNodes);
    var piece = document.createDocumentFragment();
    nodes.forEach(function (it) { piece.appendChild(it); });
    range.insertNode(piece);
    range.setStartAfter(nodes[nodes.length - 1]);
    range.collapse(true);
    chosen = document.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
  }

  // A chip that stands nowhere any more is said to go, and can be put back.
  function leaving(form, areas, given) {
    var here = {};
    areas.forEach(function (area) { numbers(area.value).forEach(function (it) { here[it] = true; }); });
    Object.keys(given).forEach(function (number) {
      var old = form.querySelector('.chip-gone[data-number="' + number + '"]');
      if (here[number]) { if (old) old.remove(); return; }
      if (old) return;
      var area = given[number];
      var named = kinds(area.closest(".piece"))[number];
      var code = named ? named.querySelector("code").textContent : "⟦" + number + ":⟧";
      var line = document.createElement("p");
      line.className = "chip-gone";
      line.dataset.number = number;
      line.textContent = "已删去：" + code.replace(/^⟦\d+:|⟧$/g, "");
      var gone = document.createElement("input");
      gone.type = "hidden";
      gone.name = "gone";
      gone.value = number;
      var back = document.createElement("button");
      back.type = "button";
      back.textContent = "放回";
      back.addEventListener("click", function () {
        toEnd(area.editor);
        area.editor.focus();
        area.value += code;
        area.shown();
        area.dispatchEvent(new Event("input", { bubbles: true }));
      });
      line.appendChild(gone);
      line.appendChild(back);
      area.parentNode.insertBefore(line, area);
    });
  }

  function all() {
    document.querySelectorAll("form.edit").forEach(begin);
  }

  // The page may be put in place of another (a form that came back), or a draft may
  // be put back into it after this script has begun.
  new MutationObserver(all).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("kezhi:restored", function (event) {
    event.target.querySelectorAll("textarea[data-chips]").forEach(function (it) { if (it.shown) it.shown(); });
  });
  all();
})();
