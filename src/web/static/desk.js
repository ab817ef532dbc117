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
    // The page of the next state says what can be done in it.
    if (told.state !== board.dataset.state) location.reload();
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
  };
  const stream = new EventSource(board.dataset.events);
  stream.addEventListener("progress", show);
  stream.addEventListener("ended", () => {
    stream.close();
    location.reload();
  });
}

// The look of a list: its colours are shown while they are chosen, as the server would show them.
const look = document.querySelector("form.look");
if (look) {
  const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const luminance = (colour) => {
    const [red, green, blue] = parts(colour).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const lighter = (colour, step) =>
    "#" + parts(colour).map((part) => Math.floor((part * (100 - step) + 255 * step) / 100).toString(16).padStart(2, "0")).join("");
  const onDark = (colour, paper) => {
    for (let step = 0; step <= 100; step += 1) {
      if (contrast(lighter(colour, step), paper) >= 7) return lighter(colour, step);
    }
    return "#ffffff";
  };
  const typed = (name) => {
    const text = look.elements[name].value.trim().replace(/^#?/, "#").toLowerCase();
    return /^#[0-9a-f]{6}$/.test(text) ? text : null;
  };
  const show = () => {
    for (const sample of document.querySelectorAll(".sample")) {
      const badge = sample.querySelector("[data-contrast]");
      const paper = badge.dataset.contrast;
      const dark = sample.dataset.mode === "dark";
      const accent = typed("accent");
      const colour = dark ? typed("accent_dark") || (accent && onDark(accent, paper)) : accent;
      const chosen = colour || look.elements[dark ? "accent_dark" : "accent"].placeholder;
      for (const piece of sample.querySelectorAll("[data-accent]")) piece.setAttribute("fill", chosen);
      const ratio = Math.floor(contrast(chosen, paper) * 10) / 10;
      badge.textContent = badge.textContent.replace(/\d+[.,]\d/, ratio.toFixed(1));
      badge.classList.toggle("good", ratio >= 4.5);
      badge.classList.toggle("bad", ratio < 4.5);
    }
  };
  for (const swatch of look.querySelectorAll("[data-colour-of]")) {
    const field = look.elements[swatch.dataset.colourOf];
    swatch.hidden = false;
    swatch.addEventListener("input", () => {
      field.value = swatch.value;
      show();
    });
    field.addEventListener("input", () => {
      swatch.value = typed(field.name) || field.placeholder;
      show();
    });
  }
}

// A page about work that is under way shows by itself how far it has come.
const follow = () => {
  const waiting = document.querySelector("[data-refresh]");
  if (!waiting) return;
  setTimeout(async () => {
    const answer = await fetch(waiting.href).catch(() => null);
    if (answer?.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      document.querySelector("main").replaceWith(page.querySelector("main"));
    }
    follow();
  }, waiting.dataset.refresh * 1000);
};
follow();
