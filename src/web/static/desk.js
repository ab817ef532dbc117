// What makes the desk quicker to use where scripts run. Every page works without it.
"use strict";

// A form is sent once, however often its button is pressed.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
});
// A page that the browser kept whole has its forms to send again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});

// What is going out tells by itself how far it has come. A browser keeps few connections open, so no more than
// three are watched; the page shows the others as they were when it was asked for.
const language = document.documentElement.lang;
const numbers = new Intl.NumberFormat(language);
const soon = new Intl.RelativeTimeFormat(language, { numeric: "always" });
for (const card of [...document.querySelectorAll("[data-watch]")].slice(0, 3)) {
  const events = new EventSource(`/api/v1/issues/${card.dataset.watch}/events`);
  const show = (event) => {
    const now = JSON.parse(event.data);
    const figures = {
      sent: now.sent,
      refused: now.rejected + now.bounced,
      left_out: now.skipped + now.cancelled + now.expired,
      open: now.queued + now.sending + now.deferred + now.in_doubt,
    };
    let begun = 0;
    for (const [name, count] of Object.entries(figures)) {
      const place = card.querySelector(`[data-figure="${name}"]`);
      if (place) place.textContent = numbers.format(count);
      const part = card.querySelector(`[data-part="${name}"]`);
      const width = (count * 1000) / Math.max(now.planned, 1);
      part?.setAttribute("x", begun);
      part?.setAttribute("width", width);
      begun += width;
    }
    const tell = (name, text) => {
      const place = card.querySelector(`[data-figure="${name}"]`);
      if (place) place.textContent = text;
    };
    tell("deferred", numbers.format(now.deferred));
    const rate = card.querySelector('[data-figure="rate"]');
    if (rate && now.rate_per_second !== null) {
      rate.textContent = rate.dataset.words.replace("7", numbers.format(Math.round(now.rate_per_second * 60)));
    }
    const minutes = Math.ceil((now.seconds_left ?? 0) / 60);
    tell("time_left", now.seconds_left === null ? "–" : soon.format(minutes, "minute"));
    const line = card.querySelector('[data-line="sent"]');
    if (line) line.hidden = true;
  };
  events.addEventListener("progress", show);
  events.addEventListener("ended", () => {
    events.close();
    card.querySelector(".when-ended").hidden = false;
  });
}

// What is to be copied gets a button for it, where the browser lets pages copy.
if (navigator.clipboard) {
  for (const text of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = text.dataset.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = "✓";
      setTimeout(() => { button.textContent = text.dataset.copy; }, 1500);
    });
    text.after(button);
  }
}

// An issue under way tells how far it has come.
for (const board of document.querySelectorAll("[data-events]")) {
  const clock = (seconds) => {
    if (seconds === null) return "–";
    const two = (number) => String(number).padStart(2, "0");
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
  };
  const show = (event) => {
    const told = JSON.parse(event.data);
    for (const place of board.querySelectorAll("[data-count]")) {
      const count = told[place.dataset.count];
      place.textContent = count === null || count === undefined ? "–" : numbers.format(count);
    }
    for (const place of board.querySelectorAll("[data-seconds]")) {
      place.textContent = clock(told[place.dataset.seconds]);
    }
    let x = 0;
    for (const piece of board.querySelectorAll("[data-bar]")) {
      const width = Math.floor((told[piece.dataset.bar] * 1000) / Math.max(told.planned, 1));
      piece.setAttribute("x", x);
      piece.setAttribute("width", width);
      x += width;
    }
    return told;
  };
  const stream = new EventSource(board.dataset.events);
  stream.addEventListener("progress", show);
  stream.addEventListener("ended", (event) => {
    show(event);
    stream.close();
    // The page says now what can be done about an issue that has ended.
    location.reload();
  });
}
