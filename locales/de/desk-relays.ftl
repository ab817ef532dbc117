# Die Seiten über Relays und ihre Einträge, deutsch.

desk-relays-lead = Die Server, die unsere Briefe nehmen und weitertragen. Was sie dürfen, steht in der Einrichtung; hier steht, was sie tun.
desk-relays-hint = Relays werden in der Konfigurationsdatei eingerichtet: [smtp] das erste, [relay.NAME] jedes weitere.
desk-relays-records = Schlüssel und DNS-Einträge
desk-relays-last-minute = In der letzten Minute angenommen
desk-relays-last-hour = In der letzten Stunde angenommen
desk-relays-not-taken = Nicht angenommen
desk-relays-taken = Angenommen
desk-relays-outbox = Ausgangskorb
desk-relays-outbox-text = Briefe werden in einen Ordner geschrieben; es gibt kein Relay, mit dem man reden könnte.
desk-relays-untried = Noch nicht versucht
desk-relays-failing = Nicht benutzbar
desk-relays-reached = Arbeitet
desk-relays-tls-auto = TLS, wo es angeboten wird
desk-relays-tls-none = ohne TLS
desk-relays-tls-starttls = STARTTLS oder keine Post
desk-relays-tls-implicit = TLS von Anfang an
desk-relays-limit-second = { NUMBER($granted) } von { NUMBER($limit) } Briefen in dieser Sekunde
desk-relays-limit-minute = { NUMBER($granted) } von { NUMBER($limit) } Briefen in dieser Minute
desk-relays-limit-hour = { NUMBER($granted) } von { NUMBER($limit) } Briefen in dieser Stunde
desk-relays-limit-day = { NUMBER($granted) } von { NUMBER($limit) } Briefen heute (UTC)
desk-relays-warm-up = Wird aufgewärmt: Tag { $day } von { $days }
desk-relays-warm-up-over =
    { $days ->
        [one] Aufgewärmt: Der Plan von einem Tag ist vorbei.
       *[other] Aufgewärmt: Der Plan von { $days } Tagen ist vorbei.
    }
desk-relays-warm-up-ahead = Das Aufwärmen beginnt am { $when }.
desk-relays-failed = Es war nicht benutzbar am { $when }:
desk-relays-rests = Es bleibt in Ruhe bis { $when }.
desk-relays-facts = Wie es benutzt wird
desk-relays-limits = Grenzen
desk-relays-place = Server
desk-relays-weight = Anteil an den Briefen
desk-relays-most-connections = Verbindungen zur gleichen Zeit
desk-relays-per-connection = Briefe auf einer Verbindung
desk-relays-signs-in = Meldet sich an
desk-relays-smtputf8 = Trägt Adressen jenseits von ASCII
desk-relays-lists = Listen
desk-relays-all-lists = jede Liste, die kein Relay nennt
desk-relays-reached-at = Zuletzt erreicht
desk-relays-certificate = Sein Zertifikat endet
desk-relays-yes = ja
desk-relays-no = nein
desk-relays-day = Tag
desk-relays-most-letters = Briefe höchstens
desk-relays-minutes = Die letzte Stunde, Minute für Minute
desk-relays-minutes-summary = { NUMBER($taken) } angenommen, { NUMBER($not) } nicht.
desk-relays-minute = Minute
desk-relays-silent = In der letzten Stunde ging nichts durch dieses Relay.
desk-relays-refusals = Was es nicht annahm
desk-relays-no-refusals = Dieses Relay hat noch nichts abgelehnt.
desk-relays-when = Wann
desk-relays-recipient = Für
desk-relays-answer = Seine Antwort
desk-relays-issue = Ausgabe { $id }
desk-relays-outcome-deferred = aufgeschoben
desk-relays-outcome-rejected = abgelehnt
desk-relays-outcome-unreachable = keine Antwort
desk-relays-outcome-in-doubt = zweifelhaft
desk-relays-domains = Mit Bedacht beschrieben
desk-relays-domains-text = Diese Domains baten um Geduld. Sie bekommen weniger Verbindungen, bis sie Briefe wieder wie zuvor annehmen.
desk-relays-connections =
    { $count ->
        [one] eine Verbindung
       *[other] { NUMBER($count) } Verbindungen
    }
desk-relays-test = Verbindung prüfen
desk-relays-test-text = Öffnet eine Verbindung wie für einen Brief, meldet sich an, wo das eingerichtet ist, und legt wieder auf. Jede Zeile wird gezeigt, und kein Brief wird versandt.
desk-relays-test-owner = Ein Inhaber kann es prüfen.
desk-relays-test-busy = Eine Prüfung läuft schon; versuchen Sie es gleich noch einmal.
desk-relays-passed = Ein Brief könnte übergeben werden.
desk-relays-not-passed = Kein Brief könnte übergeben werden.
desk-relays-encrypted = Die Verbindung ist verschlüsselt: { $how }.
desk-relays-clear = Die Verbindung ist unverschlüsselt.
desk-relays-certificate-until = Das Zertifikat gilt bis { $when }.
desk-relays-dialogue = Was gesagt wurde
desk-relays-we = Wir
desk-relays-it = Relay
desk-relays-note = Notiz

desk-records-lead = Was Empfänger in DNS nachschlagen, bevor sie glauben, dass ein Brief von Ihnen ist.
desk-records-nobody-looks = Niemand schlägt diese Einträge nach: Nennen Sie Auflöser in dns.resolvers, dann sagt diese Seite, was die Welt sieht.
desk-records-look = Jetzt nachsehen
desk-records-dkim = DKIM: die Unterschriften
desk-records-unsigned = Briefe gehen ohne Unterschrift hinaus. Entweder unterschreibt das Relay, oder nennen Sie einen Schlüssel in dkim.selectors.
desk-records-no-keys = Es gibt noch keine Schlüssel. Machen Sie einen auf dem Rechner mit:
desk-records-named = unterschreibt
desk-records-not-named = nicht in dkim.selectors genannt
desk-records-bits = { $count } Bit
desk-records-key-generated = noch nicht zu sehen
desk-records-key-published = zu sehen, wartet auf seine Zeit
desk-records-key-active = unterschreibt
desk-records-key-failing = weg oder falsch
desk-records-key-retired = im Ruhestand
desk-records-key-removed = entfernt
desk-records-looked = Nachgesehen { $when }.
desk-records-never-looked = Noch nie nachgesehen.
desk-records-keep = Den Eintrag behalten bis { $when }.
desk-records-name = Name
desk-records-text = TXT
desk-records-copy = Kopieren
desk-records-policies = SPF und DMARC
desk-records-policies-text = SPF betrifft die Domain, an die Briefe zurückkommen, DMARC die in der Absenderadresse.
desk-records-no-domains = Legen Sie zuerst eine Liste an; die Domain ihres Absenders erscheint hier.
desk-records-spf-unknown = unbekannt
desk-records-spf-unknown-text = Noch wurde niemand gefragt, oder niemand antwortete.
desk-records-spf-missing = fehlt
desk-records-spf-missing-text = Empfänger können nicht wissen, wer für diese Domain senden darf. Ein Eintrag für den Anfang:
desk-records-spf-several = mehrere
desk-records-spf-several-text = Es gibt mehrere SPF-Einträge, und Empfänger nehmen keinen davon. Behalten Sie einen.
desk-records-spf-everybody = erlaubt jedem
desk-records-spf-everybody-text = Der Eintrag lässt jeden für diese Domain senden. Beenden Sie ihn mit ~all oder -all.
desk-records-spf-open = ohne Ende
desk-records-spf-open-text = Der Eintrag sagt nicht, was aus anderen wird. Beenden Sie ihn mit ~all oder -all.
desk-records-spf-good = gut
desk-records-spf-good-text = Der Eintrag sagt, wer senden darf und was aus anderen wird.
desk-records-spf-hint = Wo der Anbieter Ihres Relays ein „include:“ nennt, nehmen Sie dieses anstelle des Relay-Namens.
desk-records-dmarc-unknown = unbekannt
desk-records-dmarc-unknown-text = Noch wurde niemand gefragt, oder niemand antwortete.
desk-records-dmarc-missing = fehlt
desk-records-dmarc-missing-text = Große Postfachanbieter verlangen einen DMARC-Eintrag von allen, die viel senden. Einer für den Anfang, der nur beobachtet:
desk-records-dmarc-several = mehrere
desk-records-dmarc-several-text = Es gibt mehrere DMARC-Einträge, und Empfänger nehmen keinen davon. Behalten Sie einen.
desk-records-dmarc-broken = ohne Richtlinie
desk-records-dmarc-broken-text = Der Eintrag hat keine Richtlinie, die Empfänger kennen (p=none, quarantine oder reject).
desk-records-dmarc-watches = beobachtet nur
desk-records-dmarc-watches-text = Der Eintrag bittet um Berichte und sonst nichts. Wenn die Berichte zeigen, dass Ihre eigenen Briefe bestehen, verlangen Sie quarantine, dann reject.
desk-records-dmarc-good = gut
desk-records-dmarc-good-text = Empfänger sind gebeten, beiseitezulegen oder abzulehnen, was nicht von Ihnen ist.

said-looked = DNS wurde gefragt; das sagt es.
said-nobody-looks = Es gibt niemanden zu fragen: dns.resolvers ist leer.
