// Optional help: filter by outcome, j/k from card to card, tables opened for print. Licence: Apache-2.0.
(function () {
  'use strict';
  var cards = Array.prototype.slice.call(document.querySelectorAll('.card'));
  var names = document.querySelectorAll('.tally .word');
  var items = document.querySelectorAll('.tally li');
  var off = {};
  function show() {
    cards.forEach(function (card) { card.hidden = Boolean(off[card.dataset.outcome]); });
    document.querySelectorAll('.group').forEach(function (group) {
      group.hidden = !group.querySelector('.card:not([hidden])');
    });
  }
  function button(item, name) {
    var outcome = item.classList[0];
    var b = document.createElement('button');
    b.type = 'button';
    b.className = outcome;
    b.textContent = name.textContent;
    b.setAttribute('aria-pressed', 'true');
    b.addEventListener('click', function () {
      off[outcome] = !off[outcome];
      b.setAttribute('aria-pressed', String(!off[outcome]));
      show();
    });
    return b;
  }
  var tally = document.querySelector('.tally');
  if (tally && cards.length > 3) {
    var bar = document.createElement('div');
    bar.className = 'filter';
    bar.setAttribute('role', 'group');
    bar.setAttribute('aria-label', tally.dataset.filter);
    bar.textContent = tally.dataset.filter;
    items.forEach(function (item, i) {
      if (!item.classList.contains('none')) bar.appendChild(button(item, names[i]));
    });
    tally.after(bar);
  }
  document.addEventListener('keydown', function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName)) return;
    var step = e.key === 'j' ? 1 : e.key === 'k' ? -1 : 0;
    if (!step) return;
    var seen = cards.filter(function (card) { return !card.hidden; });
    var at = seen.indexOf(document.activeElement.closest('.card'));
    var next = seen[Math.max(0, Math.min(seen.length - 1, at < 0 ? 0 : at + step))];
    if (!next) return;
    next.scrollIntoView({ block: 'start' });
    next.querySelector('a.no').focus({ preventScroll: true });
  });
  // A target behind a filter comes back into sight.
  addEventListener('hashchange', function () {
    var card = document.getElementById(location.hash.slice(1));
    if (card && card.hidden) { off = {}; show(); card.scrollIntoView(); }
  });
  addEventListener('beforeprint', function () {
    document.querySelectorAll('details').forEach(function (d) { d.open = true; });
  });
})();
