// Projects by their words, place, year and money. A province's projects are loaded when it is chosen.
(function () {
  "use strict";
  var list = planList;
  var ON_A_PAGE = 50;
  var AT_ONCE = 20000; // so many projects in all are loaded without being asked for
  var form = document.getElementById("filter");
  var provinces = document.getElementById("province");
  var found = document.getElementById("found");
  var results = document.getElementById("results");
  var rows = results.querySelector("tbody");
  var turn = document.getElementById("turn");
  var loaded = {}; // by file: its projects
  var page = 0;
  var turnOf = 0; // only the newest choice may write

  function value(id) { return document.getElementById(id).value; }
  function chosen() {
    if (provinces.value !== "*") return provinces.value ? [provinces.value] : [];
    return Array.from(provinces.options).map(function (one) { return one.value; }).filter(function (name) {
      return name && name !== "*";
    });
  }
  function projectsOf(plans) {
    var made = [];
    plans.forEach(function (plan) {
      plan[3].forEach(function (project) {
        made.push({ plan: plan, ordinal: project[0], title: project[1], dimension: project[2], cells: project[3] });
      });
    });
    return made;
  }
  // Money of a project in the chosen year, or in all: amounts only, never a dash or a blank as 0.
  function amounts(project, year) {
    return (project.cells || []).filter(function (cell, place) {
      return cell !== null && !/^[-bnu?]$/.test(cell) && (!year || project.plan[2][place] === year);
    });
  }
  function unsure(project, year) {
    return (project.cells || []).filter(function (cell, place) {
      return cell === "?" && (!year || project.plan[2][place] === year);
    }).length;
  }
  function within(project, year, least, most) {
    if (least === "" && most === "") return true;
    return amounts(project, year).some(function (amount) {
      return (least === "" || Number(amount) >= Number(least)) && (most === "" || Number(amount) <= Number(most));
    });
  }
  function cell(said) {
    if (said === null) return list.words("no-cell");
    if (said === "-") return "–";
    if (said === "b" || said === "n" || said === "u") return list.words(said);
    return said === "?" ? list.words("q") + " ?" : list.baht(said);
  }
  function row(project) {
    var made = document.createElement("tr");
    var name = list.element("th", null, { scope: "row", lang: "th" });
    name.appendChild(project.plan[0]
      ? list.element("a", project.title || "–", { href: "plan/" + project.plan[0] + "#p" + project.ordinal })
      : document.createTextNode(project.title || "–"));
    made.appendChild(name);
    made.appendChild(list.element("td", project.plan[1], { lang: "th" }));
    made.appendChild(list.element("td", project.dimension === null ? list.words("no-dimension") : project.dimension));
    var money = document.createElement("td");
    if (!project.cells) money.textContent = list.words("absent");
    else {
      var pairs = list.element("dl", null, { class: "years" });
      project.cells.forEach(function (said, place) {
        var pair = document.createElement("div");
        pair.appendChild(list.element("dt", list.years(project.plan[2][place], project.plan[2][place])));
        pair.appendChild(list.element("dd", cell(said)));
        pairs.appendChild(pair);
      });
      money.appendChild(pairs);
    }
    made.appendChild(money);
    return made;
  }
  function show() {
    var files = chosen();
    if (!files.length) {
      found.textContent = list.words("hint");
      results.hidden = turn.hidden = true;
      return;
    }
    var all = [];
    files.forEach(function (file) { all = all.concat(loaded[file]); });
    var words = list.wantedWords(value("q"));
    var dimension = value("dimension");
    var year = Number(value("year"));
    var hits = all.filter(function (project) {
      return (!dimension || (project.dimension === null ? "-" : project.dimension) === dimension)
        && (!year || (project.cells && project.cells.some(function (said, place) {
          return said !== null && project.plan[2][place] === year;
        })))
        && within(project, year, value("least"), value("most"))
        && list.holds(project.title, words);
    });
    var sum = BigInt(0);
    var not = 0;
    hits.forEach(function (project) {
      amounts(project, year).forEach(function (amount) { sum += list.satang(amount); });
      not += unsure(project, year);
    });
    var pages = Math.max(1, Math.ceil(hits.length / ON_A_PAGE));
    page = Math.min(page, pages - 1);
    found.textContent = [
      list.words("found", { n: hits.length, all: all.length }), list.words("sum", { baht: list.fromSatang(sum) })
    ].concat(not ? [list.words("not-sum", { n: not })] : []).join(" · ");
    rows.textContent = "";
    hits.slice(page * ON_A_PAGE, (page + 1) * ON_A_PAGE).forEach(function (project) { rows.appendChild(row(project)); });
    results.hidden = !hits.length;
    turn.hidden = pages < 2;
    document.getElementById("previous").disabled = page === 0;
    document.getElementById("next").disabled = page === pages - 1;
    document.getElementById("page-of").textContent = list.words("page", { page: page + 1, pages: pages });
  }
  // One file after the other: a country's projects must not come all at once.
  function ready(files) {
    return files.filter(function (file) { return !loaded[file]; }).reduce(function (before, file) {
      return before.then(function () { return list.load("", file); }).then(function (plans) {
        loaded[file] = projectsOf(plans);
      });
    }, Promise.resolve());
  }
  function changed() {
    var mine = turnOf += 1;
    var files = chosen();
    page = 0;
    if (files.some(function (file) { return !loaded[file]; })) found.textContent = list.words("loading");
    ready(files).then(function () { if (mine === turnOf) show(); }, function () {
      if (mine === turnOf) found.textContent = list.words("failed");
    });
  }
  function go(step) {
    return function () {
      page += step;
      show();
      document.getElementById("results-h").scrollIntoView();
    };
  }

  form.hidden = false;
  form.addEventListener("input", changed);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(changed, 0); });
  document.getElementById("previous").addEventListener("click", go(-1));
  document.getElementById("next").addEventListener("click", go(1));
  document.addEventListener("language", function () { if (turnOf) show(); });
  if (!provinces.value && Number(form.dataset.projects) <= AT_ONCE) provinces.value = "*";
  changed();
})();
