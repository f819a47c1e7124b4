// Counts the custom attributes while one types: their names are sent with the first message, and Genesys takes only so many bytes.
(function () {
  'use strict';

  var counter = document.getElementById('attributesCounter');
  var names = document.querySelectorAll('input.attribute-name');
  var bytes = new TextEncoder();

  function count() {
    var filled = Array.from(names).map(function (input) { return input.value.trim(); }).filter(Boolean);
    var size = filled.reduce(function (sum, name) { return sum + bytes.encode(JSON.stringify(name) + ':"",').length; }, 0);
    counter.textContent = counter.dataset.words
      .replace('{filled}', filled.length).replace('{rows}', names.length)
      .replace('{bytes}', size.toLocaleString(document.documentElement.lang))
      .replace('{most}', Number(counter.dataset.most).toLocaleString(document.documentElement.lang));
  }

  document.addEventListener('input', function (event) {
    if (event.target.matches('input.attribute-name')) {
      count();
    }
  });
  count();
}());
