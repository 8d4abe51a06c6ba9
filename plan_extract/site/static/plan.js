// A plan's page: a value shows the lines that it was read from, and the address keeps which ones.
(function () {
  "use strict";
  var VALUE = 'a[href^="#L"]';
  var source = document.getElementById("source");
  var body = source.querySelector(".source-body");
  var showing = source.querySelector(".showing");
  var back = source.querySelector(".back");
  var close = source.querySelector(".close");
  var wide = window.matchMedia("(min-width: 70rem)");
  var lines = source.querySelectorAll(".lines > li");
  var asked = null; // the value that was chosen last
  var marked = [];

  function words(id, values) {
    var spoken = document.getElementById(id).content.querySelector("[lang=" + document.documentElement.lang + "]");
    return Object.keys(values).reduce(function (text, name) {
      return text.replace("{" + name + "}", values[name]);
    }, spoken.textContent);
  }
  function range() {
    var found = /^#L([0-9]+)(?:-L([0-9]+))?$/.exec(location.hash);
    if (!found) return null;
    var first = Number(found[1]);
    var last = found[2] ? Number(found[2]) : first;
    return first >= 1 && last >= first && last <= lines.length ? [first, last] : null;
  }
  function unmark() {
    marked.forEach(function (line) { line.classList.remove("on"); });
    marked = [];
    document.querySelectorAll(VALUE + ".on").forEach(function (value) { value.classList.remove("on"); });
  }
  function say() {
    var found = range();
    showing.textContent = !found ? "" : found[0] === found[1] ? words("line-words", { first: found[0] })
      : words("lines-words", { first: found[0], last: found[1] });
  }
  function show() {
    var found = range();
    unmark();
    say();
    back.hidden = !asked;
    close.hidden = !found;
    document.documentElement.classList.toggle("sheet", Boolean(found));
    if (!found) return false;
    for (var number = found[0]; number <= found[1]; number += 1) {
      lines[number - 1].classList.add("on");
      marked.push(lines[number - 1]);
    }
    if (asked) asked.classList.add("on");
    var first = lines[found[0] - 1];
    var top = first.getBoundingClientRect().top - body.getBoundingClientRect().top + body.scrollTop;
    body.scrollTop = Math.max(0, top - body.clientHeight / 4);
    if (wide.matches) source.scrollIntoView({ block: "nearest" });
    return true;
  }
  // A project is folded; whoever comes for it finds it open.
  function unfold() {
    var there = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!there) return;
    var folded = there.closest("details");
    if (folded) folded.open = true;
    there.scrollIntoView({ block: "start" });
  }
  function address(value) {
    var first = value.getAttribute("href").slice(1);
    return "#" + first + (value.dataset.to ? "-L" + value.dataset.to : "");
  }
  function follow() {
    if (!show()) unfold();
  }

  document.addEventListener("click", function (event) {
    var value = event.target.closest(VALUE);
    if (!value || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    asked = value;
    if (location.hash === address(value)) show();
    else history.pushState(null, "", address(value));
    show();
  });
  // A link answers to Enter; a value that shows something is a button too.
  document.addEventListener("keydown", function (event) {
    var value = event.key === " " && event.target.closest(VALUE);
    if (!value) return;
    event.preventDefault();
    value.click();
  });
  // What a value means, in words, where a pointer rests on it.
  document.addEventListener("mouseover", function (event) {
    var value = event.target.closest("td " + VALUE);
    var meaning = value && value.querySelector(".vh [lang=" + document.documentElement.lang + "]");
    if (meaning) value.title = meaning.textContent;
  });
  back.addEventListener("click", function () {
    if (!asked) return;
    asked.focus();
    asked.scrollIntoView({ block: "center" });
  });
  close.addEventListener("click", function () {
    history.pushState(null, "", location.pathname + location.search);
    show();
    if (asked) asked.focus();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && range()) close.click();
  });
  window.addEventListener("popstate", follow);
  window.addEventListener("hashchange", follow);
  document.addEventListener("language", say);

  // Issues by severity.
  var filter = document.querySelector("fieldset.filter");
  function sift() {
    var wanted = Array.from(filter.querySelectorAll("input:checked")).map(function (box) { return box.value; });
    var issues = document.querySelectorAll("ol.issues > li");
    var shown = 0;
    issues.forEach(function (issue) {
      issue.hidden = !wanted.some(function (severity) { return issue.classList.contains(severity); });
      if (!issue.hidden) shown += 1;
    });
    filter.querySelector(".shown").textContent = words("shown-words", { n: shown, all: issues.length });
  }
  if (filter) {
    filter.hidden = false;
    filter.addEventListener("change", sift);
    document.addEventListener("language", sift);
    sift();
  }

  // Projects: all open, all folded; open on paper.
  var projects = document.querySelectorAll("details.project");
  function each(open) {
    return function () { projects.forEach(function (project) { project.open = open; }); };
  }
  var tools = document.querySelector("#projects .tools");
  if (tools) {
    tools.hidden = false;
    document.getElementById("open-all").addEventListener("click", each(true));
    document.getElementById("close-all").addEventListener("click", each(false));
    window.addEventListener("beforeprint", each(true));
  }
  follow();
})();
