// The language of the report: Thai, or English where the reader chose it. Runs in <head>, before anything is painted.
(function () {
  "use strict";
  var KEY = "plan-extract-language";
  var page = document.documentElement;

  function kept() {
    try { return localStorage.getItem(KEY); } catch (error) { return null; } // storage may be forbidden
  }
  function keep(language) {
    try { localStorage.setItem(KEY, language); } catch (error) { /* then this page alone changes */ }
  }
  // Where an element cannot hold both languages (title, option) its attributes do.
  function write(language) {
    document.querySelectorAll("[data-en]").forEach(function (element) {
      element.textContent = element.getAttribute("data-" + language);
    });
  }
  function set(language) {
    page.lang = language;
    write(language);
    document.dispatchEvent(new Event("language"));
  }

  page.lang = kept() === "en" ? "en" : "th";
  page.classList.add("js");
  document.addEventListener("DOMContentLoaded", function () {
    write(page.lang);
    var button = document.querySelector("button.language");
    button.hidden = false;
    button.addEventListener("click", function () {
      set(page.lang === "en" ? "th" : "en");
      keep(page.lang);
    });
  });
  // The same report in another window.
  window.addEventListener("storage", function (event) {
    if (event.key === KEY && event.newValue) set(event.newValue === "en" ? "en" : "th");
  });
})();
