// The list of plans, filtered. All plans are loaded when somebody asks for the first time, and not before.
(function () {
  "use strict";
  var list = planList;
  var AT_A_TIME = 100;
  var form = document.getElementById("filter");
  var root = form.dataset.root;
  var found = document.getElementById("found");
  var rows = document.querySelector("#list tbody");
  var page = Array.from(rows.children); // the rows of this page as they came
  var more = document.getElementById("more");
  var aside = [document.getElementById("shown"), document.getElementById("paging")].filter(Boolean);
  var plans = null;
  var loading = false;
  var shown = AT_A_TIME;

  function value(id) { return document.getElementById(id).value; }
  function asks() { return ["q", "province", "kind", "year", "issues"].some(function (id) { return value(id) !== ""; }); }
  function matches(plan, words, year, issues) {
    return list.holds((plan[2] || "") + " " + plan[1], words)
      && (!value("province") || plan[4] === value("province"))
      && (!value("kind") || plan[3] === value("kind"))
      && (!year || (plan[5] !== null && plan[6] !== null && plan[5] <= year && year <= plan[6]))
      && (!issues || { with_errors: plan[9] > 0, with_warnings: plan[10] > 0, with_ambiguous: plan[11] > 0,
        without_errors: plan[9] === 0 }[issues]);
  }
  function row(plan) {
    var made = document.createElement("tr");
    var name = list.element("th", null, { scope: "row", lang: "th" });
    name.appendChild(plan[0] ? list.element("a", plan[2] || plan[1], { href: root + "plan/" + plan[0] })
      : document.createTextNode(plan[2] || plan[1]));
    made.appendChild(name);
    made.appendChild(list.element("td", plan[4] || "–", { lang: "th" }));
    made.appendChild(list.element("td", list.years(plan[5], plan[6])));
    [plan[7], plan[8], plan[9], plan[10], plan[11]].forEach(function (number) {
      made.appendChild(list.element("td", number === null ? "–" : list.baht(number), { class: "num" }));
    });
    return made;
  }
  function fill(made) {
    rows.textContent = "";
    made.forEach(function (one) { rows.appendChild(one); });
  }
  function show() {
    var all = !asks();
    aside.forEach(function (one) { one.hidden = !all; });
    if (all) {
      fill(page);
      found.textContent = "";
      more.hidden = true;
      return;
    }
    if (!plans) { fetch(); return; }
    var words = list.wantedWords(value("q"));
    var year = Number(value("year"));
    var issues = value("issues");
    var hits = plans.filter(function (plan) { return matches(plan, words, year, issues); });
    fill(hits.slice(0, shown).map(row));
    more.hidden = hits.length <= shown;
    found.textContent = list.words("found", { n: hits.length });
  }
  function fetch() {
    found.textContent = list.words("loading");
    if (loading) return;
    loading = true;
    list.load(root, "plans").then(function (data) { plans = data; show(); }, function () {
      loading = false;
      found.textContent = list.words("failed");
    });
  }
  function changed() { shown = AT_A_TIME; show(); }

  form.hidden = false;
  form.addEventListener("input", changed);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(changed, 0); });
  more.querySelector("button").addEventListener("click", function () { shown += AT_A_TIME; show(); });
  document.addEventListener("language", function () { if (asks()) show(); });
  if (asks()) show(); // a browser that goes back keeps what was typed
})();
