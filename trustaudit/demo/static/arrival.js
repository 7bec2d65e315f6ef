// The overlay opens on arrival and has no button to close it; the countdown starts anew on every page.
document.getElementById("arrival").classList.add("open");
for (const clock of document.querySelectorAll("[data-countdown]")) {
  let left = Number(clock.dataset.countdown);
  setInterval(() => {
    left = left > 0 ? left - 1 : Number(clock.dataset.countdown);
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  }, 1000);
}
