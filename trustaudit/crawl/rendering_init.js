// Runs before any script of the page: questions that interrupt a shopper are noted and answered with no.
(() => {
  const note = (what) => document.documentElement && document.documentElement.setAttribute("data-trustaudit-asks-" + what, "");
  if (window.Notification) window.Notification.requestPermission = () => { note("push"); return Promise.resolve("denied"); };
  if (navigator.geolocation) {
    const refuse = (ok, fail) => { note("location"); if (fail) fail({ code: 1, message: "denied" }); };
    navigator.geolocation.getCurrentPosition = refuse;
    navigator.geolocation.watchPosition = refuse;
  }
  window.open = () => { note("window"); return null; };
})();
