// What the frame does in the browser: menu on small screens, switcher, unsaved changes, copying.
(function () {
  'use strict';

  var toggle = document.querySelector('.menu-toggle');
  if (toggle) {
    toggle.addEventListener('click', function () {
      var open = document.body.classList.toggle('menu-open');
      toggle.setAttribute('aria-expanded', String(open));
    });
  }

  var switcher = document.querySelector('.switcher');
  if (switcher) {
    switcher.addEventListener('toggle', function () {
      if (switcher.open) {
        document.getElementById('botSearch').focus();
      }
    });
    document.addEventListener('click', function (event) {
      if (!switcher.contains(event.target)) {
        switcher.open = false;
      }
    });
    switcher.addEventListener('keydown', function (event) {
      if (event.key === 'Escape') {
        switcher.open = false;
        switcher.querySelector('summary').focus();
      }
    });
    // The list narrows while one types; the key that sends a form would leave the page.
    document.getElementById('switcherForm').addEventListener('keydown', function (event) {
      if (event.key === 'Enter' && event.target.id === 'botSearch') {
        event.preventDefault();
        var first = document.querySelector('#botList a');
        if (first) {
          first.click();
        }
      }
    });
  }

  function edited(event) {
    var form = event.target.type === 'search' ? null : event.target.closest('form.watched'); // looking for something changes nothing
    var unsaved = form && form.querySelector('.unsaved');
    if (unsaved) {
      unsaved.hidden = false;
      form.querySelectorAll('.outcome .ui-messages > div').forEach(function (old) { old.remove(); });
    }
  }
  document.addEventListener('input', edited);
  document.addEventListener('change', edited);
  document.addEventListener('click', function (event) {
    if (event.target.closest('.edits')) {
      edited(event);
    }
  });
  window.addEventListener('beforeunload', function (event) {
    if (document.querySelector('form.watched .unsaved:not([hidden])') && !document.body.classList.contains('leaving')) {
      event.preventDefault();
    }
  });
  document.addEventListener('submit', function () { document.body.classList.add('leaving'); });

  // A page that refreshes itself rests while nobody sees it.
  document.addEventListener('visibilitychange', function () {
    var live = window.PrimeFaces && window.PrimeFaces.widgets.live;
    if (live && document.hidden) {
      live.stop();
    } else if (live) {
      window.readQueues();
      live.start();
    }
  });

  document.addEventListener('click', function (event) {
    var button = event.target.closest('button.copy');
    if (button && navigator.clipboard) {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent).then(function () {
        button.textContent = button.dataset.copied;
      });
    }
  });
}());
