// One box that checks all the others of its list, and follows them.
(function () {
  'use strict';

  function boxes(all) {
    return Array.from(document.querySelectorAll(all.dataset.chooses + ' td input[type=checkbox]'));
  }

  function follow(all) {
    var chosen = boxes(all).filter(function (box) { return box.checked; }).length;
    all.checked = chosen > 0 && chosen === boxes(all).length;
    all.indeterminate = chosen > 0 && !all.checked;
  }

  document.addEventListener('change', function (event) {
    if (event.target.matches('input[data-chooses]')) {
      boxes(event.target).forEach(function (box) { box.checked = event.target.checked; });
    } else {
      document.querySelectorAll('input[data-chooses]').forEach(follow);
    }
  });
}());
