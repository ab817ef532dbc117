# Die Seiten des Schreibtischs über Leserinnen und Leser, auf Deutsch.

## Suchen

desk-subscribers-tabs = Über Leser
desk-subscribers-tab-readers = Leser
desk-subscribers-tab-suppressed = Gesperrt
desk-subscribers-tab-bulk = Änderungen an vielen
desk-subscribers-tab-removals = Abmeldewellen
desk-subscribers-tab-signups = Zurückgehaltene Anmeldungen
desk-subscribers-q = Adresse, Name oder @Domain
desk-subscribers-search = Suchen
desk-subscribers-filters = Weitere Filter
desk-subscribers-clear = Alle zeigen
desk-subscribers-any = Egal
desk-subscribers-list = Liste
desk-subscribers-state = Stand
desk-subscribers-topic = Thema
desk-subscribers-topic-hint = Wählen Sie zuerst eine Liste.
desk-subscribers-cadence = Wie oft
desk-subscribers-language = Sprache
desk-subscribers-domain = Domain
desk-subscribers-source = Woher
desk-subscribers-suppressed = Gesperrt
desk-subscribers-yes = Ja
desk-subscribers-no = Nein
desk-subscribers-state-pending = Noch nicht bestätigt
desk-subscribers-state-active = Liest
desk-subscribers-state-paused = Pausiert
desk-subscribers-state-unsubscribed = Abgemeldet
desk-subscribers-count =
    { $count ->
        [one] Ein Leser
       *[other] { NUMBER($count) } Leser
    }
desk-subscribers-count-more = Mehr als { NUMBER($count) } Leser
desk-subscribers-count-about = Etwa { NUMBER($count) } Leser
desk-subscribers-cut = Bisher wurde nur ein Teil durchsucht. Die nächste Seite macht dort weiter.
desk-subscribers-reader = Leser
desk-subscribers-lists = Listen
desk-subscribers-since = Seit
desk-subscribers-add = Leser hinzufügen
desk-subscribers-change-all = Alle diese ändern …
desk-subscribers-nobody = Hier liest noch niemand
desk-subscribers-nobody-text = Leser kommen über das Formular auf Ihrer Website, durch einen Import oder einzeln von hier aus.
desk-subscribers-none = Niemand gefunden
desk-subscribers-none-text = Versuchen Sie es mit dem Anfang der Adresse, einem Wort des Namens oder weniger Filtern. Eine Domain wird mit @ davor gefunden.

## Eine Person

desk-subscribers-next-at = Nächste Ausgabe: { $date }
desk-subscribers-next-at-once = Kommt, sobald etwas erscheint
desk-subscribers-next-never = Keine Ausgabe geplant
desk-subscribers-paused-until = Pausiert bis { $date }
desk-subscribers-paused-open = Pausiert, bis jemand die Pause beendet
desk-subscribers-topics = Themen
desk-subscribers-topics-all = Alle Themen
desk-subscribers-name = Name
desk-subscribers-time-zone = Zeitzone
desk-subscribers-of-list = Wie die Liste ({ $value })
desk-subscribers-edit = Auswahl ändern
desk-subscribers-save = Speichern
desk-subscribers-pause = Pausieren
desk-subscribers-until = Bis
desk-subscribers-until-hint = Leer lassen, damit die Pause dauert, bis jemand sie beendet.
desk-subscribers-resume = Pause beenden
desk-subscribers-end = Abmelden
desk-subscribers-reason = Grund
desk-subscribers-reason-end = Zum Beispiel: telefonisch gewünscht. Er wird beim Nachweis aufbewahrt.
desk-subscribers-no-lists = Diese Person hat mit keiner Liste zu tun.
desk-subscribers-story = Die ganze Geschichte
desk-subscribers-story-lead = Jede Einwilligung, jeder Brief, jede Änderung, das Neueste zuerst.
desk-subscribers-why = Kam eine Ausgabe an?
desk-subscribers-why-issue = Nummer der Ausgabe
desk-subscribers-why-ask = Erklären
desk-subscribers-link = Ein frischer Link
desk-subscribers-link-text = Er geht in das Postfach und öffnet die Seite, auf der man alles selbst ändert.
desk-subscribers-link-send = Link senden
desk-subscribers-suppression = Sperre
desk-subscribers-suppress = Sperren
desk-subscribers-suppress-text = An eine gesperrte Adresse geht nichts, wofür auch immer sie angemeldet wird.
desk-subscribers-release = Sperre aufheben …
desk-subscribers-data = Personenbezogene Daten
desk-subscribers-data-text = Eine Datei mit allem, was über diese Person bekannt ist, zum Aushändigen.
desk-subscribers-data-get = Kopie herunterladen
desk-subscribers-erase = Person vergessen …
desk-subscribers-blocked = Auf einen Brief an dieses Postfach antwortete jemand „das war ich nicht“.
desk-subscribers-flag-role = Die Adresse gehört zu einer Funktion, nicht zu einer Person.
desk-subscribers-flag-disposable = Das Postfach ist eines zum Wegwerfen.
desk-subscribers-flag-other = An der Adresse ist etwas ungewöhnlich.

## Die Geschichte

desk-subscribers-by-reader = selbst
desk-subscribers-by-operator = durch { $name }
desk-subscribers-by-program = durch ein Programm ({ $name })
desk-subscribers-by-service = von allein
desk-subscribers-by-somebody = durch die Redaktion
desk-subscribers-act-given = Angemeldet
desk-subscribers-act-confirmed = Einwilligung bestätigt
desk-subscribers-act-refused = „Das war ich nicht“
desk-subscribers-act-withdrawn = Einwilligung widerrufen
desk-subscribers-act-unsubscribed = Abgemeldet
desk-subscribers-purpose-newsletter = zum Empfang der Briefe
desk-subscribers-purpose-terms = zu den Bedingungen
desk-subscribers-purpose-tracking = zur Messung
desk-subscribers-method-form = mit dem Formular
desk-subscribers-method-api = über die API
desk-subscribers-method-page = auf der Seite hinter dem Link im Brief
desk-subscribers-method-one_click = mit dem Knopf des Mailprogramms
desk-subscribers-method-operator = durch die Redaktion eingetragen
desk-subscribers-method-import = durch einen Import
desk-subscribers-from = Von { $source }
desk-subscribers-wording = Wortlaut, Fassung { NUMBER($version) }
desk-subscribers-evidence = Nachweis
desk-subscribers-evidence-number = Nummer des Eintrags
desk-subscribers-evidence-ip = Netzadresse
desk-subscribers-evidence-agent = Browser
desk-subscribers-evidence-hash = Prüfsumme des Wortlauts
desk-subscribers-declared = Erklärt durch
desk-subscribers-letter-confirm = Bestätigungsbrief
desk-subscribers-letter-welcome = Willkommensbrief
desk-subscribers-letter-digest = Ausgabe { $issue }
desk-subscribers-letter-unsubscribed = Abschiedsbrief
desk-subscribers-letter-manage = Brief mit einem Link
desk-subscribers-letter-already = Brief an jemanden, der schon liest
desk-subscribers-letter-move_from = Brief über die neue Adresse
desk-subscribers-letter-move_to = Brief an die neue Adresse
desk-subscribers-letter-approval = Brief an die Redaktion
desk-subscribers-letter-operator_invitation = Einladung in den Redaktionsbereich
desk-subscribers-letter-operator_reset = Link zu einem neuen Kennwort
desk-subscribers-letter-operator_sign_in = Link zum Anmelden
desk-subscribers-letter-operator_notice = Nachricht über eine Änderung am Konto
desk-subscribers-fate-queued = wartet
desk-subscribers-fate-sending = wird gesendet
desk-subscribers-fate-sent = angenommen
desk-subscribers-fate-deferred = aufgeschoben, wird wieder versucht
desk-subscribers-fate-rejected = abgelehnt
desk-subscribers-fate-bounced = zurückgekommen
desk-subscribers-fate-skipped = ausgelassen
desk-subscribers-fate-cancelled = abgesagt
desk-subscribers-fate-expired = nicht rechtzeitig gesendet
desk-subscribers-fate-in_doubt = ungewiss
desk-subscribers-relay = Relay
desk-subscribers-reply = Antwort
desk-subscribers-ended = Beendet
desk-subscribers-due = Nächster Versuch
desk-subscribers-attempts = Frühere Versuche
desk-subscribers-happened-added = Hinzugefügt
desk-subscribers-happened-edited = Auswahl geändert
desk-subscribers-happened-paused = Pausiert
desk-subscribers-happened-resumed = Pause beendet
desk-subscribers-happened-unsubscribed = Abgemeldet
desk-subscribers-happened-suppressed = Gesperrt
desk-subscribers-happened-released = Sperre aufgehoben
desk-subscribers-happened-link_sent = Frischer Link angefordert
desk-subscribers-happened-exported = Kopie der Daten ausgehändigt
desk-subscribers-happened-brought_back = Änderung an vielen zurückgenommen
desk-subscribers-is-suppressed = Gesperrt: { $reason }
desk-subscribers-reason-refused = „das war ich nicht“
desk-subscribers-reason-operator = Entscheidung der Redaktion
desk-subscribers-reason-hard_bounce = Briefe kamen zurück
desk-subscribers-reason-complaint = als Spam gemeldet
desk-subscribers-moved = Adresse geändert von { $old } zu { $new }
desk-subscribers-move-asked = Wechsel der Adresse zu { $new } gewünscht, noch nicht von beiden bestätigt
desk-subscribers-taken-out = Zusammen mit vielen Lesern von { $domain } abgemeldet
desk-subscribers-taken-back = zurückgeholt, als die Welle rückgängig gemacht wurde
desk-subscribers-said-why = Beim Abmelden gesagt: { $reason }

## Hinzufügen

desk-subscribers-email = Adresse
desk-subscribers-choose = Wählen
desk-subscribers-consent = Einwilligung
desk-subscribers-consent-ask = Fragen: ein Brief geht an die Adresse, und nichts weiter, bevor sie Ja sagt
desk-subscribers-consent-declare = Die Person hat anderswo zugestimmt, und ich kann es belegen
desk-subscribers-consent-lead = Wer sich früher abgemeldet hat, wird auf jeden Fall gefragt.
desk-subscribers-declare-source = Wo zugestimmt wurde
desk-subscribers-declare-source-hint = Zum Beispiel: Messe in Leipzig, Kasse im Laden.
desk-subscribers-declare-day = An welchem Tag
desk-subscribers-declare-wording = Welchem Wortlaut
desk-subscribers-declare-version = Fassung { NUMBER($version) } der Bedingungen dieser Liste
desk-subscribers-declare-other = Anderer Wortlaut
desk-subscribers-declare-text = Der Wortlaut, wie er war
desk-subscribers-declare-proof = Wo der Beleg liegt
desk-subscribers-declare-proof-hint = Zum Beispiel: Ordner mit den unterschriebenen Karten.
desk-subscribers-declare-responsible = Wer dafür einsteht
desk-subscribers-no-list-open = Noch nimmt keine Liste Leser auf. Eine Liste braucht Bedingungen, denen man zustimmen kann.

## Gesperrte Adressen

desk-subscribers-suppressed-lead = An diese Adressen geht nichts, wofür auch immer sie angemeldet werden.
desk-subscribers-suppressed-none = Keine Adresse ist gesperrt
desk-subscribers-suppressed-none-text = Adressen kommen von allein hierher, wenn jemand sich beschwert, „das war ich nicht“ sagt oder Briefe immer wieder zurückkommen.
desk-subscribers-suppress-title = Eine Adresse sperren
desk-subscribers-note = Notiz
desk-subscribers-release-title = Sperre von { $address } aufheben?
desk-subscribers-release-refused = Wem das Postfach gehört, hat gesagt, sich nie angemeldet zu haben. Heben Sie die Sperre nur auf, wenn diese Person darum bittet; sonst ist der nächste Brief Spam.
desk-subscribers-release-complaint = Jemand hat einen Brief als Spam gemeldet. Wieder zu schreiben schadet der Zustellung an alle anderen. Nur aufheben, wenn die Person darum bittet.
desk-subscribers-release-hard_bounce = Briefe kamen endgültig zurück. Nur aufheben, wenn Sie wissen, dass das Postfach wieder geht.
desk-subscribers-release-operator = Das hat die Redaktion entschieden. Lesen Sie die Notiz, bevor Sie die Sperre aufheben.
desk-subscribers-release-sure = Die Person möchte wieder Briefe bekommen
desk-subscribers-release-do = Sperre aufheben

## Vergessen

desk-subscribers-erase-title = { $address } vergessen?
desk-subscribers-erase-lead = Alles geht, was sagt, wer das war: Adresse, Name, Auswahl, Netzadressen. Es bleibt der Nachweis der Einwilligung ohne Person. Das lässt sich nicht rückgängig machen.
desk-subscribers-erase-type = Geben Sie die Adresse ein, um fortzufahren
desk-subscribers-erase-do = Endgültig vergessen

## Änderungen an vielen

desk-subscribers-number = { NUMBER($count) }
desk-subscribers-bulk-title = Viele Leser ändern
desk-subscribers-bulk-lead = Erst wird gezählt, und Sie sehen die Zahl. Nichts ändert sich, bevor Sie sie eingegeben haben.
desk-subscribers-bulk-who = Wen
desk-subscribers-bulk-everybody = Alle
desk-subscribers-bulk-what = Was
desk-subscribers-bulk-kind-suppress = Sperren
desk-subscribers-bulk-kind-pause = Pausieren
desk-subscribers-bulk-kind-unsubscribe = Abmelden
desk-subscribers-bulk-kind-add_topic = Ein Thema hinzufügen
desk-subscribers-bulk-count = Zählen
desk-subscribers-bulk-none = Noch keine Änderung an vielen
desk-subscribers-bulk-none-text = Suchen Sie nach Lesern und wählen Sie „Alle diese ändern“.
desk-subscribers-bulk-state-counting = Zählt
desk-subscribers-bulk-state-ready = Wartet auf Sie
desk-subscribers-bulk-state-running = Läuft
desk-subscribers-bulk-state-finished = Fertig
desk-subscribers-bulk-state-undoing = Wird zurückgenommen
desk-subscribers-bulk-state-undone = Zurückgenommen
desk-subscribers-bulk-state-cancelled = Angehalten
desk-subscribers-bulk-counted = Gezählt
desk-subscribers-bulk-handled = Angesehen
desk-subscribers-bulk-changed = Geändert
desk-subscribers-bulk-undone = Zurückgenommen
desk-subscribers-bulk-asked = Gewünscht
desk-subscribers-bulk-type =
    { $count ->
        [one] Ein Leser ist gemeint. Geben Sie 1 ein, um zu beginnen.
       *[other] { NUMBER($count) } Leser sind gemeint. Geben Sie die Zahl { $typed } ein, um zu beginnen.
    }
desk-subscribers-bulk-nobody = Niemand ist gemeint; es gibt nichts zu tun.
desk-subscribers-bulk-begin = Beginnen
desk-subscribers-bulk-stop = Anhalten
desk-subscribers-bulk-undo = Rückgängig machen
desk-subscribers-bulk-undo-text = Sieben Tage lang lässt es sich zurücknehmen, außer bei Lesern, die seither jemand geändert hat.
desk-subscribers-bulk-refresh = Aktualisieren

## Wellen und zurückgehaltene Anmeldungen

desk-subscribers-removals-lead = Auch Programme, die Links prüfen, drücken Knöpfe. Viele Leser einer Domain, die sich binnen Sekunden nach einem Brief abmelden, stehen hier zusammen. Jeder wurde sofort abgemeldet; Sie entscheiden, ob es gewollt war.
desk-subscribers-removals-none = Keine Wellen
desk-subscribers-removals-none-text = Nirgends wurden viele zusammen abgemeldet.
desk-subscribers-wave-open = Offen
desk-subscribers-wave-undone = Zurückgenommen
desk-subscribers-wave-kept = Belassen
desk-subscribers-wave-readers = Beendete Abonnements
desk-subscribers-wave-back = Zurückgeholt
desk-subscribers-wave-when = Wann
desk-subscribers-wave-undo = Zurückholen
desk-subscribers-wave-keep = Es war gewollt
desk-subscribers-wave-undo-text = Wer sich seither anders abgemeldet hat, einen Grund nannte oder nicht angeschrieben werden darf, bleibt draußen.
desk-subscribers-signups-lead = Kommen weit mehr Anmeldungen als sonst, werden Bestätigungsbriefe zurückgehalten, bis Sie entscheiden. Formulare nehmen weiter Anmeldungen an.
desk-subscribers-signups-quiet = Anmeldungen kommen wie gewohnt
desk-subscribers-signups-quiet-text = Nichts wird zurückgehalten.
desk-subscribers-signups-site = Die ganze Website
desk-subscribers-signups-kept = Zurückgehalten
desk-subscribers-signups-paused = Briefe werden zurückgehalten seit { $date }
desk-subscribers-signups-challenge = Formulare verlangen einen Rechennachweis seit { $date }
desk-subscribers-signups-released = Nichts wird zurückgehalten bis { $date }
desk-subscribers-signups-release = Briefe senden
desk-subscribers-signups-drop = Verwerfen
desk-subscribers-signups-blocked =
    { $count ->
        [one] Ein Postfach ist gesperrt, weil jemand „das war ich nicht“ sagte.
       *[other] { NUMBER($count) } Postfächer sind gesperrt, weil jemand „das war ich nicht“ sagte.
    }

## Was im Weg steht

desk-subscribers-stands-suppressed = Die Adresse ist gesperrt. Heben Sie das zuerst auf, wenn die Person wieder Briefe möchte.
desk-subscribers-stands-blocked_by_owner = Wem dieses Postfach gehört, hat „das war ich nicht“ gesagt. Nur diese Person kann sich wieder anmelden.
desk-subscribers-stands-forgotten = Die Person wollte vergessen werden. Nur sie selbst kann sich wieder anmelden.
desk-subscribers-stands-asked_too_often = Dieses Postfach hat zuletzt so viele Bestätigungsbriefe bekommen, wie es darf.
desk-subscribers-stands-domain_takes_no_mail = Die Domain dieser Adresse nimmt keine Post an.
desk-subscribers-stands-reads_already = Diese Adresse liest die Liste schon.
desk-subscribers-stands-list_without_terms = Die Liste hat noch keine Bedingungen, denen man zustimmen könnte.
desk-subscribers-stands-list_closed = Die Liste nimmt zurzeit niemanden auf.
desk-subscribers-stands-not_of_this_list = Diese Person hat mit der Liste nichts zu tun.
desk-subscribers-stands-not_confirmed = Das Abonnement ist nicht bestätigt oder beendet.
desk-subscribers-stands-link_sent_lately = Vor einem Augenblick wurde schon ein Link gesendet.
desk-subscribers-stands-stands_elsewhere = Das wurde inzwischen getan oder angehalten. So steht es jetzt.
desk-subscribers-stands-other_number = Das ist nicht die gezählte Zahl.
desk-subscribers-stands-too_late = Es ist zu lange her, um es zurückzunehmen.
desk-subscribers-wrong-email = Prüfen Sie die Adresse.
desk-subscribers-wrong-address = Das ist nicht die Adresse dieser Person.
desk-subscribers-wrong-list = Wählen Sie eine Liste.
desk-subscribers-wrong-topic = Wählen Sie ein Thema der Liste.
desk-subscribers-wrong-topics = Wählen Sie Themen der Liste.
desk-subscribers-wrong-cadence = So oft erscheint die Liste nicht.
desk-subscribers-wrong-language = Geben Sie ein Sprachkürzel an, etwa en oder pt-BR.
desk-subscribers-wrong-time_zone = Geben Sie eine Zeitzone an, etwa Europe/Zurich.
desk-subscribers-wrong-name = Höchstens 100 Zeichen.
desk-subscribers-wrong-until = Wählen Sie einen Tag nach heute, der nicht zu fern ist.
desk-subscribers-wrong-source = Sagen Sie, wo zugestimmt wurde.
desk-subscribers-wrong-given_on = Nennen Sie den Tag; er kann nicht in der Zukunft liegen.
desk-subscribers-wrong-wording = Wählen Sie die Fassung der Bedingungen oder geben Sie den Wortlaut an.
desk-subscribers-wrong-proof = Sagen Sie, wo der Beleg liegt.
desk-subscribers-wrong-responsible = Nennen Sie, wer dafür einsteht.
desk-subscribers-wrong-suppressed = Wählen Sie Ja oder Nein.
desk-subscribers-wrong-state = Wählen Sie einen Stand.
desk-subscribers-wrong-domain = Das ist keine Domain.
desk-subscribers-wrong-q = Höchstens 254 Zeichen.
desk-subscribers-wrong-title = Etwas muss berichtigt werden
said-reader-added = Die Person ist hinzugefügt und bekommt die nächste Ausgabe.
said-reader-asked = Ein Bestätigungsbrief ist unterwegs. Die Person liest mit, sobald sie Ja sagt.
said-reader-paused = Pausiert.
said-reader-resumed = Pause beendet.
said-reader-ended = Abgemeldet. Wartende Briefe sind abgesagt.
said-reader-suppressed = Gesperrt. Dorthin geht nichts mehr.
said-reader-released = Die Sperre ist aufgehoben.
said-reader-link = Der Link ist unterwegs ins Postfach.
said-reader-erased = Die Person ist vergessen.
said-bulk-counted = Es ist gezählt. Nichts ändert sich, bevor Sie die Zahl bestätigen.
said-bulk-begun = Es hat begonnen. Sie können diese Seite verlassen.
said-bulk-stopped = Angehalten.
said-bulk-undoing = Es wird zurückgenommen.
said-decided = Darüber hat schon jemand entschieden.
said-wave-undone = Die Leser sind zurück.
said-wave-kept = Es bleibt, wie es ist.
said-signups-released = Die Briefe sind unterwegs.
said-signups-dropped = Was zurückgehalten wurde, ist verworfen.
