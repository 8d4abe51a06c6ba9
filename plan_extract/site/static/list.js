// What the two searches share: data that come as scripts, amounts as the pages print them, words in two languages.
var planList = (function () {
  "use strict";
  var waiting = {};
  window.planExtract = function (name, data) {
    waiting[name](data);
  };

  // A file of the report's data; a script, as a page from the disk may load no other file.
  function load(root, name) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      waiting[name] = resolve;
      script.src = root + "data/" + name + ".js";
      script.onerror = reject;
      document.head.appendChild(script);
    });
  }
  function group(digits) {
    return digits.replace(/\B(?=([0-9]{3})+$)/g, ",");
  }
  // A number, or the digits of one that a number could not hold.
  function baht(amount) {
    var parts = (typeof amount === "number" ? String(amount) : amount).split(".");
    return group(parts[0]) + (parts[1] ? "." + parts[1] : "");
  }
  // Sums are of satang as whole numbers of any size.
  function satang(amount) {
    var parts = String(amount).split(".");
    return BigInt(parts[0] + ((parts[1] || "") + "00").slice(0, 2));
  }
  function fromSatang(sum) {
    var digits = String(sum).padStart(3, "0");
    var rest = digits.slice(-2);
    return group(digits.slice(0, -2)) + (rest === "00" ? "" : "." + rest);
  }
  function words(id, values) {
    var text = document.getElementById(id + "-words").content;
    var spoken = (text.querySelector("[lang=" + document.documentElement.lang + "]") || text).textContent.trim();
    return Object.keys(values || {}).reduce(function (said, name) {
      var value = values[name];
      return said.replace("{" + name + "}", typeof value === "number" ? group(String(value)) : value);
    }, spoken);
  }
  function years(start, end) {
    if (start === null && end === null) return "–";
    var first = start === null ? end : start;
    var last = end === null ? start : end;
    var be = first === last ? String(first) : first + "–" + last;
    if (document.documentElement.lang !== "en") return be;
    return be + " (" + (first === last ? first - 543 : first - 543 + "–" + (last - 543)) + ")";
  }
  function element(name, text, attributes) {
    var made = document.createElement(name);
    if (text !== undefined && text !== null) made.textContent = text;
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }
  // Words match wherever they stand, whatever the case and the digits.
  function bare(text) {
    return (text || "").normalize("NFC").toLowerCase().replace(/[๐-๙]/g, function (digit) {
      return String.fromCharCode(digit.charCodeAt(0) - 0x0e50 + 48);
    });
  }
  function holds(text, wanted) {
    var found = bare(text);
    return wanted.every(function (word) { return found.indexOf(word) >= 0; });
  }
  function wantedWords(text) {
    return bare(text).split(/\s+/).filter(Boolean);
  }
  return {
    load: load, group: group, baht: baht, satang: satang, fromSatang: fromSatang, words: words, years: years,
    element: element, holds: holds, wantedWords: wantedWords
  };
})();
