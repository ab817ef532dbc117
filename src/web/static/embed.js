// Sends a copied sign-up form in place. Where anything is in its way, the form is sent the plain way.
(() => {
	"use strict";

	const call = async (url, body) => {
		const post = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
		const answer = await fetch(url, { credentials: "omit", ...(body && post) });
		return { status: answer.status, said: await answer.json() };
	};

	// Under pressure forms are asked for proof of work. Another script does it, and is loaded only then.
	const load = (src) => new Promise((onload, onerror) => {
		document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
	});
	const work = async ({ challenge, challenge_script: script }) => {
		if (!challenge) return {};
		if (!globalThis.postriderWork) await load(script);
		return { altcha: await globalThis.postriderWork(challenge) };
	};

	const enhance = (form) => {
		const all = (selector) => [...form.querySelectorAll(selector)];
		const control = (name) => all("[name]").find((one) => one.name === name && one.type !== "hidden");
		let status = form.querySelector("[role=status]");
		if (!status) {
			status = document.createElement("p");
			status.setAttribute("role", "status");
			form.append(status);
		}
		status.tabIndex = -1;
		form.noValidate = true;

		// What the form needs is asked for when somebody turns to it, and again before each new try.
		let asked = null;
		const ask = () => (asked ??= call(form.dataset.postrider).then(({ status, said }) => {
			return { status, said, proof: work(said).catch(() => ({})) };
		}));
		form.addEventListener("focusin", () => ask().catch(() => (asked = null)), { once: true });

		const clear = () => {
			all(".postrider-error").forEach((note) => note.remove());
			all("[aria-invalid]").forEach((one) => {
				one.removeAttribute("aria-invalid");
				one.removeAttribute("aria-describedby");
			});
		};

		const complain = (errors, summary) => {
			const loose = [];
			for (const { field, message } of errors) {
				const one = control(field === "terms_version" || field === "terms_hash" ? "consent_terms" : field);
				if (!one) {
					loose.push(message);
					continue;
				}
				if (one.hasAttribute("aria-invalid")) continue;
				const note = document.createElement("p");
				note.className = "postrider-error";
				note.id = (one.id || form.id + "-" + one.name) + "-error";
				note.textContent = message;
				(one.closest("label") || one).before(note);
				one.setAttribute("aria-invalid", "true");
				one.setAttribute("aria-describedby", note.id);
			}
			status.textContent = [summary, ...loose].join(" ");
			(form.querySelector("[aria-invalid]") || status).focus();
		};

		// Consent to a wording that has changed is no consent to the new one.
		const renew = ({ terms, messages }) => {
			const shown = form.elements.terms_hash;
			if (shown.value === terms.hash) return false;
			shown.value = terms.hash;
			form.elements.terms_version.value = terms.version;
			const texts = { newsletter: terms.newsletter_statement, terms: terms.terms_statement, link: terms.link_text };
			for (const one of all("[data-wording]")) {
				one.textContent = texts[one.dataset.wording];
				if (one.href) one.href = terms.url;
			}
			for (const name of ["consent_newsletter", "consent_terms"]) control(name).checked = false;
			complain([{ field: "consent_terms", message: messages.terms_changed }], messages.check);
			return true;
		};

		const typed = () => {
			const data = new FormData(form);
			return {
				email: data.get("email") || "",
				name: data.get("name"),
				topics: data.getAll("topics"),
				cadence: data.get("cadence"),
				consent_newsletter: data.get("consent_newsletter") === "yes",
				consent_terms: data.get("consent_terms") === "yes",
			};
		};

		let question = "";
		const send = async () => {
			const { status: known, said: needs, proof } = await ask();
			if (known !== 200 || !needs.terms) throw known;
			if (renew(needs)) return;
			status.textContent = needs.messages.sending;
			const extra = {
				language: form.lang || needs.language,
				time_zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
				source: (location.origin + location.pathname).slice(0, 200),
			};
			const proved = await proof;
			for (;;) {
				const { status: code, said } = await call(needs.submit_url, { ...typed(), ...extra, ...needs.hidden, ...proved });
				asked = null;
				if (code === 202) {
					// A slip of the pen? It is asked once, and the form is there for another try.
					if (said.question && said.question !== question) {
						question = said.question;
						return complain([{ field: "email", message: question }], said.message);
					}
					for (const child of form.children) child.hidden = child !== status;
					status.textContent = said.message;
					return status.focus();
				}
				if (code !== 422) throw code;
				// Nobody can mend what nobody typed: it is left out.
				const unasked = said.errors.filter(({ field }) => field in extra);
				unasked.forEach(({ field }) => delete extra[field]);
				if (unasked.length) continue;
				if (said.errors.some(({ field }) => field.startsWith("terms_")) && renew((await ask()).said)) return;
				return complain(said.errors, needs.messages.check);
			}
		};

		let busy = false;
		form.addEventListener("submit", async (event) => {
			event.preventDefault();
			if (busy) return;
			busy = true;
			clear();
			try {
				await send();
			} catch {
				HTMLFormElement.prototype.submit.call(form);
			}
			busy = false;
		});
	};

	document.querySelectorAll("form[data-postrider]").forEach(enhance);
})();
