// Before the first paint: the wall is dark whatever the system says, and the page has its language.
(function () {
  var root = document.documentElement;
  if (location.pathname.indexOf('/wall/') === 0) root.dataset.theme = 'dark';
  if (new URLSearchParams(location.search).get('lang') === 'en') root.lang = 'en';
})();
