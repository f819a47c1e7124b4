// The visitor's side of the preview: speaks to the public API with the token of one conversation, and to nothing else.
(function () {
  'use strict';

  var TYPING_EVERY = 5000;
  var PICTURE_TRIES = 7;

  var root = document.getElementById('chat');
  var words = root.dataset;
  var log = root.querySelector('.chat-log');
  var statusLine = root.querySelector('.chat-status');
  var queueLine = root.querySelector('.chat-queue');
  var typingLine = root.querySelector('.chat-typing');
  var leaveButton = root.querySelector('.chat-leave');
  var form = root.querySelector('.chat-form');
  var text = document.getElementById('chatText');
  var sendButton = root.querySelector('.chat-send');
  var attachButton = root.querySelector('.chat-attach');
  var chosenFile = root.querySelector('.chat-file');
  var confirmation = root.querySelector('.chat-confirm');
  var memory = 'passerelle.preview.' + words.bot;

  var chat = null;
  var stream = null;
  var status = null;
  var lastSeq = 0;
  var readUpTo = 0;
  var typedAt = 0;
  var typingTimer = null;
  var bubbles = new Map();

  root.addEventListener('opened', function (event) {
    start(JSON.parse(event.detail));
  });

  function start(opened) {
    stop();
    chat = opened;
    sessionStorage.setItem(memory, JSON.stringify(opened));
    lastSeq = 0;
    readUpTo = 0;
    bubbles.clear();
    log.replaceChildren();
    become('WAITING', null, null);
    text.focus();
    stream = new EventSource(opened.events);
    stream.addEventListener('message', function (event) { show(JSON.parse(event.data)); });
    stream.addEventListener('status', function (event) { changed(JSON.parse(event.data)); });
    stream.addEventListener('delivery', function (event) { delivered(JSON.parse(event.data)); });
    stream.addEventListener('typing', function (event) { typing(JSON.parse(event.data)); });
    stream.addEventListener('queue', function (event) { queue(JSON.parse(event.data)); });
    stream.onopen = function () { statusLine.textContent = ''; };
    stream.onerror = function () {
      if (stream && stream.readyState === EventSource.CONNECTING) {
        statusLine.textContent = words.reconnecting;
      }
    };
  }

  function stop() {
    if (stream) {
      stream.close();
      stream = null;
    }
    hideTyping();
  }

  function call(path, body) {
    return fetch('/api/v1/conversations/' + encodeURIComponent(chat.id) + path, {
      method: 'POST',
      headers: { Authorization: 'Bearer ' + chat.token, 'Content-Type': 'application/json', 'Accept-Language': words.language },
      body: JSON.stringify(body || {})
    });
  }

  // --- what is said ---

  function show(entry) {
    if (entry.seq <= lastSeq) {
      return;
    }
    seen(entry.seq);
    var own = entry.clientMessageId && bubbles.get(entry.clientMessageId);
    var bubble = own || newBubble(entry.author, entry.operator && entry.operator.name);
    fill(bubble, entry);
    log.append(bubble);
    bubbles.set(entry.id, bubble);
    if (entry.author === 'OPERATOR') {
      hideTyping();
      tellRead();
    }
    log.scrollTop = log.scrollHeight;
  }

  function newBubble(author, name) {
    var bubble = document.createElement('div');
    bubble.className = 'bubble bubble-' + author.toLowerCase();
    var who = document.createElement('span');
    who.className = author === 'VISITOR' ? 'visually-hidden' : 'bubble-who';
    who.textContent = author === 'VISITOR' ? words.visitor : author === 'OPERATOR' ? name || words.operator : words.botName;
    var said = document.createElement('div');
    said.className = 'bubble-text';
    var foot = document.createElement('span');
    foot.className = 'bubble-foot';
    bubble.append(who, said, foot);
    return bubble;
  }

  function fill(bubble, entry) {
    bubble.querySelector('.bubble-text').textContent = entry.text || '';
    bubble.querySelectorAll('.bubble-file, .bubble-replies').forEach(function (old) { old.remove(); });
    (entry.attachments || []).forEach(function (file) { bubble.insertBefore(attachment(file), bubble.lastChild); });
    if (entry.quickReplies && entry.quickReplies.length > 0) {
      bubble.insertBefore(replies(entry.quickReplies), bubble.lastChild);
    }
    if (entry.author === 'VISITOR') {
      tick(bubble, entry.delivery);
    }
  }

  function attachment(file) {
    var link = document.createElement('a');
    link.className = 'bubble-file';
    link.href = path(file.url);
    link.target = '_blank';
    link.rel = 'noopener';
    var name = file.filename || words.file;
    if (/^image\/(png|jpeg|gif|webp)$/.test(file.mediaType)) {
      link.append(picture(link.href, name));
    } else {
      link.textContent = name;
    }
    return link;
  }

  // An operator's picture is told of before it has been fetched: it is asked for again, and meanwhile its name stands there.
  function picture(address, name) {
    var holder = document.createElement('span');
    var image = document.createElement('img');
    var state = document.createElement('span');
    var tries = 0;
    state.className = 'bubble-file-state';
    image.alt = name;
    image.hidden = true;
    state.textContent = name;
    image.addEventListener('load', function () {
      image.hidden = false;
      state.remove();
      log.scrollTop = log.scrollHeight;
    });
    image.addEventListener('error', function () {
      tries++;
      state.textContent = name + ' – ' + (tries < PICTURE_TRIES ? words.awaited : words.lost);
      if (tries < PICTURE_TRIES) {
        setTimeout(function () { image.src = address + '&try=' + tries; }, 1000 * Math.pow(2, tries));
      }
    });
    image.src = address;
    holder.append(image, state);
    return holder;
  }

  // Addresses of ours may carry the public host; the page may be seen under another one.
  function path(address) {
    var url = new URL(address, location.href);
    return url.pathname + url.search;
  }

  function replies(offered) {
    var list = document.createElement('div');
    list.className = 'bubble-replies';
    offered.forEach(function (reply) {
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'ui-button ui-button-outlined';
      button.textContent = reply.text;
      button.addEventListener('click', function () {
        list.querySelectorAll('button').forEach(function (other) { other.disabled = true; });
        say(reply.text);
      });
      list.append(button);
    });
    return list;
  }

  function tick(bubble, delivery) {
    var foot = bubble.querySelector('.bubble-foot');
    foot.textContent = words[delivery.toLowerCase()] || '';
    foot.className = 'bubble-foot tick tick-' + delivery;
  }

  function delivered(change) {
    var bubble = bubbles.get(change.id);
    if (bubble) {
      tick(bubble, change.delivery);
    }
  }

  function seen(seq) {
    lastSeq = seq;
    root.querySelector('.chat-seq').textContent = String(seq);
    var empty = log.querySelector('.chat-empty');
    if (empty) {
      empty.remove();
    }
  }

  function tellRead() {
    if (document.visibilityState === 'visible' && lastSeq > readUpTo && status !== 'ENDED') {
      readUpTo = lastSeq;
      call('/read', { upTo: readUpTo }).catch(function () { readUpTo = 0; });
    }
  }
  document.addEventListener('visibilitychange', function () {
    if (chat && lastSeq > 0) {
      tellRead();
    }
  });

  // --- where it stands ---

  function changed(event) {
    if (event.seq <= lastSeq) {
      return;
    }
    seen(event.seq);
    become(event.status, event.endReason, event.operator && event.operator.name);
  }

  function become(newStatus, reason, name) {
    status = newStatus;
    var line = document.createElement('p');
    line.className = 'chat-line';
    if (status === 'WAITING') {
      line.textContent = words.queueStart;
    } else if (status === 'ACTIVE') {
      line.textContent = name ? words.activeNamed.replace('{n}', name) : words.active;
    } else {
      line.textContent = root.getAttribute('data-ended-' + String(reason).toLowerCase()) || '';
    }
    log.append(line);
    log.scrollTop = log.scrollHeight;
    if (status !== 'WAITING') {
      queueLine.hidden = true;
    }
    if (status === 'ENDED') {
      stop();
      sessionStorage.removeItem(memory);
    }
    var over = status === 'ENDED';
    text.disabled = over;
    sendButton.disabled = over;
    attachButton.disabled = over;
    leaveButton.hidden = over;
  }

  function queue(news) {
    var parts = [];
    if (typeof news.waiting === 'number') {
      parts.push(words.queuePosition.replace('{n}', String(Math.max(news.waiting, 1))));
    }
    if (typeof news.estimatedWaitSeconds === 'number') {
      parts.push(words.queueEstimate.replace('{n}', String(Math.max(Math.ceil(news.estimatedWaitSeconds / 60), 1))));
    }
    queueLine.textContent = parts.join(' · ');
    queueLine.hidden = status !== 'WAITING' || parts.length === 0;
  }

  function typing(event) {
    var left = Date.parse(event.until) - Date.now();
    if (event.author !== 'OPERATOR' || left <= 0) {
      return;
    }
    typingLine.querySelector('.chat-typing-words').textContent = words.answers;
    typingLine.hidden = false;
    clearTimeout(typingTimer);
    typingTimer = setTimeout(hideTyping, Math.min(left, 30000));
  }

  function hideTyping() {
    clearTimeout(typingTimer);
    typingLine.hidden = true;
  }

  // --- what the visitor does ---

  function say(said) {
    var id = crypto.randomUUID ? crypto.randomUUID() : String(Date.now()) + Math.random();
    var bubble = newBubble('VISITOR');
    bubble.querySelector('.bubble-text').textContent = said;
    tick(bubble, 'PENDING');
    bubbles.set(id, bubble);
    log.append(bubble);
    log.scrollTop = log.scrollHeight;
    post(id, said, bubble);
  }

  function post(id, said, bubble) {
    call('/messages', { clientMessageId: id, text: said }).then(function (answer) {
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
    }).catch(function () {
      var foot = bubble.querySelector('.bubble-foot');
      foot.className = 'bubble-foot tick tick-FAILED';
      foot.textContent = words.refused + ' ';
      var again = document.createElement('button');
      again.type = 'button';
      again.className = 'link';
      again.textContent = words.retry;
      again.addEventListener('click', function () {
        tick(bubble, 'PENDING');
        post(id, said, bubble);
      });
      foot.append(again);
    });
  }

  // --- files ---

  function attach(file) {
    var id = crypto.randomUUID ? crypto.randomUUID() : String(Date.now()) + Math.random();
    var bubble = newBubble('VISITOR');
    bubble.querySelector('.bubble-text').textContent = file.name;
    bubbles.set(id, bubble);
    log.append(bubble);
    log.scrollTop = log.scrollHeight;
    upload(id, file, bubble);
  }

  function upload(id, file, bubble) {
    var form = new FormData();
    form.append('clientMessageId', id);
    form.append('file', file);
    var foot = bubble.querySelector('.bubble-foot');
    foot.className = 'bubble-foot tick tick-PENDING';
    var request = new XMLHttpRequest();
    request.open('POST', '/api/v1/conversations/' + encodeURIComponent(chat.id) + '/attachments');
    request.setRequestHeader('Authorization', 'Bearer ' + chat.token);
    request.setRequestHeader('Accept-Language', words.language);
    request.responseType = 'json';
    request.upload.addEventListener('progress', function (event) {
      var percent = event.lengthComputable ? Math.floor(100 * event.loaded / event.total) : 0;
      foot.textContent = percent < 100 ? words.sending.replace('{n}', String(percent)) : words.checking;
    });
    request.addEventListener('load', function () {
      if (request.status >= 300) {
        notUploaded(bubble, request.response && request.response.detail, request.status >= 500 && again);
      }
    });
    request.addEventListener('error', function () { notUploaded(bubble, null, again); });
    request.send(form);

    function again() {
      upload(id, file, bubble);
    }
  }

  // What is wrong with a file stays wrong; only what went wrong on the way is offered again.
  function notUploaded(bubble, why, again) {
    var foot = bubble.querySelector('.bubble-foot');
    foot.className = 'bubble-foot tick tick-FAILED';
    foot.textContent = words.refused + (why ? '. ' + why : '') + ' ';
    if (again) {
      var button = document.createElement('button');
      button.type = 'button';
      button.className = 'link';
      button.textContent = words.retry;
      button.addEventListener('click', again);
      foot.append(button);
    }
  }

  attachButton.addEventListener('click', function () { chosenFile.click(); });
  chosenFile.addEventListener('change', function () {
    Array.prototype.forEach.call(chosenFile.files, attach);
    chosenFile.value = '';
    attachButton.focus();
  });
  text.addEventListener('paste', function (event) {
    var pasted = event.clipboardData ? event.clipboardData.files : [];
    if (chat && pasted.length > 0) {
      event.preventDefault();
      Array.prototype.forEach.call(pasted, attach);
    }
  });

  form.addEventListener('submit', function (event) {
    event.preventDefault();
    event.stopPropagation();
    var said = text.value.trim();
    if (chat && said) {
      text.value = '';
      typedAt = 0;
      say(said);
    }
    text.focus();
  });

  text.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  text.addEventListener('input', function () {
    var now = Date.now();
    if (chat && status === 'ACTIVE' && now - typedAt > TYPING_EVERY) {
      typedAt = now;
      call('/typing').catch(function () { typedAt = 0; });
    }
  });

  leaveButton.addEventListener('click', function () { confirmation.showModal(); });
  root.querySelector('.chat-stay').addEventListener('click', function () { confirmation.close(); });
  root.querySelector('.chat-go').addEventListener('click', function () {
    confirmation.close();
    leaveButton.disabled = true;
    call('/end', { reason: 'VISITOR_LEFT' }).catch(function () { /* still open: the button is there again */ })
      .then(function () { leaveButton.disabled = false; });
  });

  // A reload takes the conversation up again: the stream tells it from the beginning.
  var earlier = sessionStorage.getItem(memory);
  if (earlier) {
    start(JSON.parse(earlier));
  }
}());
