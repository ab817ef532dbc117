# Ausgaben im Redaktionsbereich, auf Deutsch.

## Issues as a list and on the calendar

desk-issues-number = { NUMBER($count) }
desk-issues-ways = Ansichten der Ausgaben
desk-issues-as-list = Liste
desk-issues-calendar = Kalender
desk-issues-new = Neue Ausgabe
desk-issues-breaking = Eilmeldung
desk-issues-list = Liste
desk-issues-every-list = Alle Listen
desk-issues-state = Stand
desk-issues-any-state = Jeder Stand
desk-issues-filter = Zeigen
desk-issues-issue = Ausgabe
desk-issues-readers = Leser
desk-issues-not-reached = Nicht erreicht
desk-issues-none = Noch keine Ausgaben
desk-issues-none-text = Eine Ausgabe entsteht, wenn ein Zeitplan einer Liste fällig ist und es neue Artikel gibt. Der Kalender zeigt, wann das ist; mit „Neue Ausgabe“ müssen Sie nicht warten.
desk-issues-none-such = Nichts passt
desk-issues-none-such-text = Keine Ausgabe passt dazu. Wählen Sie eine andere Liste oder einen anderen Stand.
desk-issues-all = Alle Ausgaben
desk-issues-month = { month } { $year }
desk-issues-months = Monate
desk-issues-month-before = Vorheriger Monat
desk-issues-month-after = Nächster Monat
desk-issues-this-month = Dieser Monat
desk-issues-today = Heute:
desk-issues-clocks = Alle Zeiten nach den Uhren von { $zone }.
desk-issues-cut-short = In diesem Monat ist mehr, als hier Platz hat. Wählen Sie eine Liste.
desk-issues-more =
    { $count ->
        [one] und eine weitere
       *[other] und { NUMBER($count) } weitere
    }
desk-issues-readers-clocks = nach der Uhr jedes Lesers

## Where an issue stands

desk-issues-state-held = Wartet auf Freigabe
desk-issues-state-planning = Wird geplant
desk-issues-state-sending = Wird verschickt
desk-issues-state-paused = Angehalten
desk-issues-state-cancelled = Abgebrochen
desk-issues-state-finished = Fertig
desk-issues-state-skipped = Ausgelassen

## What became of a letter

desk-issues-outcome = Ergebnis
desk-issues-any-outcome = Jedes Ergebnis
desk-issues-outcome-queued = Wartet
desk-issues-outcome-sending = Unterwegs
desk-issues-outcome-sent = Verschickt
desk-issues-outcome-deferred = Aufgeschoben
desk-issues-outcome-rejected = Abgelehnt
desk-issues-outcome-bounced = Zurückgekommen
desk-issues-outcome-skipped = Ausgelassen
desk-issues-outcome-cancelled = Abgebrochen
desk-issues-outcome-expired = Abgelaufen
desk-issues-outcome-in-doubt = Zweifelhaft

## The page of an issue

desk-issues-pages = Seiten dieser Ausgabe
desk-issues-tab-overview = Überblick
desk-issues-tab-letter = Brief
desk-issues-tab-edit = Bearbeiten
desk-issues-tab-recipients = Empfänger
desk-issues-tab-doubts = Zweifelhaft
desk-issues-held-for =
    { $count ->
        [one] Sie wartet auf Freigabe und ginge an einen Leser.
       *[other] Sie wartet auf Freigabe und ginge an { NUMBER($count) } Leser.
    }
desk-issues-goes-at = Wenn niemand sie aufhält, geht sie von selbst am
desk-issues-goes-never = Sie geht, wenn jemand sie freigibt.
desk-issues-in-doubt =
    { $count ->
        [one] Von einem Brief weiß niemand, ob er angekommen ist.
       *[other] Von { NUMBER($count) } Briefen weiß niemand, ob sie angekommen sind.
    }
desk-issues-in-doubt-link = Darüber entscheiden
desk-issues-approve = Verschicken …
desk-issues-edit = Bearbeiten
desk-issues-look = Brief ansehen
desk-issues-stop = Nicht von selbst verschicken
desk-issues-pause = Anhalten
desk-issues-resume = Weitermachen
desk-issues-cancel = Ausgabe abbrechen
desk-issues-back = Zurück
desk-issues-progress = Fortschritt
desk-issues-rate = Briefe je Sekunde
desk-issues-left = Restzeit
desk-issues-story = Was geschah
desk-issues-facts = Angaben
desk-issues-story-made = Erstellt
desk-issues-story-approved = Freigegeben
desk-issues-story-planned = Jeder Brief vorgemerkt; der Versand begann
desk-issues-story-resumed = Fortgesetzt
desk-issues-story-finished = Fertig
desk-issues-story-cancelled = Abgebrochen
desk-issues-story-skipped = Ausgelassen
desk-issues-story-broken = Erstellt, als Eilmeldung
desk-issues-story-edited = Entwurf bearbeitet
desk-issues-story-stopped = Wird nicht mehr von selbst verschickt
desk-issues-story-paused = Angehalten
desk-issues-story-tested = Testbrief verschickt
desk-issues-story-retried =
    { $count ->
        [0] Briefe noch einmal versuchen: bei keinem möglich
        [one] Ein Brief noch einmal versucht
       *[other] { NUMBER($count) } Briefe noch einmal versucht
    }
desk-issues-story-doubts-resend =
    { $count ->
        [one] Ein zweifelhafter Brief noch einmal gesendet
       *[other] { NUMBER($count) } zweifelhafte Briefe noch einmal gesendet
    }
desk-issues-story-doubts-sent =
    { $count ->
        [one] Ein zweifelhafter Brief als angekommen gezählt
       *[other] { NUMBER($count) } zweifelhafte Briefe als angekommen gezählt
    }
desk-issues-story-doubts-give-up =
    { $count ->
        [one] Ein zweifelhafter Brief aufgegeben
       *[other] { NUMBER($count) } zweifelhafte Briefe aufgegeben
    }
desk-issues-story-cut = Hier steht nur das Neueste von dem, was getan wurde.
desk-issues-story-log = Der Rest steht im Protokoll
desk-issues-by-operator = von { $name }
desk-issues-by-key = mit dem API-Schlüssel { $name }
desk-issues-by-command-line = auf der Kommandozeile
desk-issues-by-schedule = durch den Zeitplan
desk-issues-by-itself = von selbst
desk-issues-number-of = Nummer
desk-issues-origin = Anlass
desk-issues-origin-scheduled = der Zeitplan
desk-issues-origin-send-now = jemand vom Team
desk-issues-origin-breaking = Eilmeldung
desk-issues-slot = Fällig
desk-issues-articles = Artikel
desk-issues-zones = Für Leser in
desk-issues-paused-operator = Jemand hat sie angehalten.
desk-issues-paused-template = Ihre Vorlage hat einen Fehler.
desk-issues-paused-too-old = Sie ist inzwischen alt.
desk-issues-paused-refusals = Zu viele ihrer Briefe wurden abgelehnt.
desk-issues-paused-restored = Die Datenbank stammt aus einer Sicherung.
desk-issues-remedy-operator = Lassen Sie sie weiterlaufen oder brechen Sie sie ab.
desk-issues-remedy-template = Berichtigen Sie die Vorlage, starten Sie den Dienst neu und lassen Sie sie weiterlaufen.
desk-issues-remedy-too-old = Lassen Sie sie weiterlaufen, wenn ihre Nachrichten noch neu sind, sonst brechen Sie sie ab.
desk-issues-remedy-refusals = Sehen Sie sich die Antworten an, beheben Sie die Ursache und lassen Sie sie weiterlaufen.
desk-issues-remedy-restored = Finden Sie heraus, ob ihre Leser sie schon haben; dann brechen Sie sie ab oder lassen sie weiterlaufen.
desk-issues-skipped-nothing-new = Es gab nichts Neues zu verschicken.
desk-issues-skipped-nobody = Es gab niemanden, dem zu schreiben war: Niemand hat die Liste abonniert oder diese Themen gewählt.
desk-issues-skipped-too-old = Ihr Zeitpunkt wurde um zu viel verpasst. Ihre Artikel kommen mit der nächsten Ausgabe.
desk-issues-not-now = Das geht jetzt nicht
desk-issues-moved-on = Die Ausgabe ist inzwischen weiter. Öffnen Sie ihre Seite, um zu sehen, wo sie steht.
desk-issues-changed-meanwhile = Jemand anderes hat den Entwurf inzwischen geändert. Öffnen Sie ihn neu und ändern Sie, was er jetzt sagt.
desk-issues-still-ending = Ihre Briefe werden noch abgebrochen. Versuchen Sie es gleich noch einmal.
desk-issues-outlived = Ihre Briefe haben ihre Zeit überlebt und würden ungesendet ablaufen. Brechen Sie die Ausgabe stattdessen ab.
desk-issues-ledger-held = Zurzeit wird nichts verschickt, weil die Datenbank eine ältere Kopie zu sein scheint. Ein Eigentümer muss sie freigeben: postrider ledger show.
desk-issues-no-schedule = Die Liste hat dafür keinen Zeitplan. Fügen Sie auf der Seite der Liste einen hinzu.
desk-issues-overtaken = In diesem Augenblick ist eine Ausgabe dieses Zeitplans entstanden.

## Letting it go, and ending it

desk-issues-send-title = Diese Ausgabe verschicken?
desk-issues-send-to =
    { $count ->
        [one] Sie geht an einen Leser.
       *[other] Sie geht an { NUMBER($count) } Leser.
    }
desk-issues-send-hint = Ein Brief, der gegangen ist, lässt sich nicht zurückholen; was noch nicht gegangen ist, lässt sich anhalten oder abbrechen.
desk-issues-type-name = Um fortzufahren, schreiben Sie den Namen der Liste: { $list }
desk-issues-send-name-wrong = Das ist nicht der Name der Liste. Es wurde nichts verschickt.
desk-issues-send-button = Jetzt verschicken
desk-issues-cancel-title = Diese Ausgabe abbrechen?
desk-issues-cancel-lead = Was verschickt ist, bleibt verschickt. Alles andere wird nicht mehr verschickt.
desk-issues-cancel-articles = Was wird aus ihren Artikeln?
desk-issues-cancel-roll-over = Sie kommen mit der nächsten Ausgabe zu den Lesern, die sie nicht bekommen haben
desk-issues-cancel-withdraw = Sie werden nicht mehr verschickt
said-issue-goes = Die Ausgabe ist unterwegs.
said-issue-waits = Die Ausgabe wartet, bis jemand sie freigibt.
said-issue-paused = Die Ausgabe ist angehalten.
said-issue-resumed = Die Ausgabe läuft weiter.
said-issue-cancelled = Die Ausgabe ist abgebrochen.
said-issue-made = Die Ausgabe ist erstellt und wartet auf Sie.
said-issue-nothing-new = Zurzeit gibt es nichts Neues zu verschicken.
said-issue-edited = Gespeichert.
said-issue-tested = Der Testbrief ist unterwegs.
said-issue-resolved = Entschieden.

## Making one, and breaking news

desk-issues-new-lead = Sammelt, was neu ist, und wartet: Sie können sie ansehen, bearbeiten und ausprobieren, bevor sie geht.
desk-issues-new-hint = Die nächste Ausgabe des Zeitplans kommt trotzdem zu ihrer Zeit.
desk-issues-new-button = Erstellen
desk-issues-no-articles-title = Noch keine Artikel
desk-issues-no-articles = Die Liste hat noch keine Artikel. Fügen Sie einen Feed hinzu oder schreiben Sie einen.
desk-issues-breaking-lead = Ein Artikel, sofort an seine Leser. Ihre nächste Ausgabe lässt ihn aus.
desk-issues-breaking-list = Wählen
desk-issues-breaking-article = Welcher Artikel?
desk-issues-breaking-to = An wen?
desk-issues-breaking-instant = Leser, die jeden Artikel sofort wollen
desk-issues-breaking-all = Alle, deren Themen dazu passen
desk-issues-breaking-button = Jetzt verschicken
desk-issues-breaking-choose = Wählen Sie einen Artikel und an wen er geht.
desk-issues-breaking-refused = Dieser Artikel kann nicht einzeln verschickt werden: Das ist schon geschehen, oder er darf nicht verschickt werden.
desk-issues-breaking-nobody = Die Liste bietet nicht jeden Artikel sofort an, also gibt es solche Leser nicht.

## The letter

desk-issues-letter = Der Brief als HTML
desk-issues-subject = Betreff
desk-issues-subject-hint = Bleibt es leer, schreibt ihn die Vorlage der Liste.
desk-issues-preheader = Vorspann
desk-issues-preheader-hint = Die Zeile, die Mailprogramme neben dem Betreff zeigen. Bleibt sie leer, schreibt sie die Vorlage.
desk-issues-intro = Notiz über den Artikeln
desk-issues-intro-hint = In Markdown; darf leer sein.
desk-issues-article-title = Titel
desk-issues-move-up = Nach oben
desk-issues-move-down = Nach unten
desk-issues-leave-out = Weglassen
desk-issues-edit-save = Speichern
desk-issues-edit-wrong = Etwas ist noch zu berichtigen
desk-issues-wrong-subject = Schreiben Sie einen Betreff von höchstens 250 Zeichen in einer Zeile, oder lassen Sie das Feld leer.
desk-issues-wrong-preheader = Schreiben Sie einen Vorspann von höchstens 250 Zeichen in einer Zeile, oder lassen Sie das Feld leer.
desk-issues-wrong-intro = Höchstens 4000 Zeichen, ohne Steuerzeichen.
desk-issues-wrong-drop = Lassen Sie mindestens einen Artikel darin. Soll nichts verschickt werden, brechen Sie die Ausgabe ab.
desk-issues-wrong-titles = Schreiben Sie Titel von höchstens 250 Zeichen, jeden in einer Zeile.
desk-issues-as-reader = So, wie dieser Leser ihn bekommt
desk-issues-as-everybody = alles, was die Ausgabe enthält
desk-issues-show = Zeigen
desk-issues-no-letter = Es gibt keinen Brief: Die Ausgabe enthält nichts, oder nichts für diesen Leser.
desk-issues-no-such-reader = Niemand mit dieser Adresse hat die Liste abonniert.
desk-issues-size = Größe
desk-issues-size-of = { NUMBER($count) } von 102 kB
desk-issues-size-good = Gmail zeigt ihn ganz.
desk-issues-size-near = Fast zu lang: Gmail schneidet Briefe bei 102 kB ab.
desk-issues-size-clipped = Zu lang: Gmail schneidet ihn ab. Lassen Sie einige Artikel weg.
desk-issues-looks = Ansichten des Briefs
desk-issues-look-wide = Breit
desk-issues-look-narrow = Telefon
desk-issues-look-dark = Dunkel
desk-issues-look-plain = Ohne Bilder
desk-issues-look-text = Text
desk-issues-look-source = Quelltext
desk-issues-source-hint = Die Nachricht vor dem Signieren; Abmeldelink und Datum sind bei jedem Leser eigene.
desk-issues-links-hint = Links tun hier nichts, und die Links zum Abmelden sind nicht enthalten.
desk-issues-test = Testbrief verschicken
desk-issues-test-address = An
desk-issues-test-hint = Ein echter Brief über das Relay, mit [Test] vor dem Betreff. Für keinen Leser ändert sich etwas.
desk-issues-test-button = Test verschicken
desk-issues-test-no-address = An diese Adresse kann kein Brief gehen.
desk-issues-test-suppressed = An diese Adresse darf nicht geschrieben werden.
desk-issues-test-too-many = Es wurden so viele Testbriefe verschickt, wie in einer Stunde erlaubt sind. Versuchen Sie es später wieder.
desk-issues-tests = Bisherige Testbriefe

## Recipients

desk-issues-recipient = Empfänger
desk-issues-address-begins = Adresse beginnt mit
desk-issues-reply = Antwort
desk-issues-when = Wann
desk-issues-since = Seit
desk-issues-choose = Auswählen
desk-issues-no-recipients = Noch keine Empfänger
desk-issues-no-recipients-text = Sie werden vorgemerkt, wenn die Ausgabe geplant wird, bevor der erste Brief geht.
desk-issues-no-such-recipients = Wählen Sie ein anderes Ergebnis oder einen anderen Anfang der Adresse. Von einer großen Ausgabe wird nur ein Teil auf einmal angesehen; die nächste Seite geht weiter.
desk-issues-retry-chosen = Ausgewählte noch einmal versuchen
desk-issues-retry-all =
    { $count ->
        [one] Noch einmal versuchen
       *[other] Alle { NUMBER($count) } noch einmal versuchen
    }
desk-issues-retry = Noch einmal versuchen
desk-issues-retry-hint = Niemand bekommt ihn zweimal: Was angekommen sein kann und was eine spätere Ausgabe bringt, bleibt, wie es ist.
desk-issues-retried =
    { $count ->
        [0] Kein Brief wird noch einmal versucht.
        [one] Ein Brief ist wieder in der Warteschlange.
       *[other] { NUMBER($count) } Briefe sind wieder in der Warteschlange.
    }
desk-issues-retried-more = Es gibt noch mehr. Drücken Sie den Knopf noch einmal.
desk-issues-left-not-in-vain = { NUMBER($count) }: noch offen oder angenommen
desk-issues-left-in-doubt = { NUMBER($count) }: einmal zweifelhaft und vielleicht angekommen
desk-issues-left-not-active = { NUMBER($count) }: Leser hat sich abgemeldet oder pausiert
desk-issues-left-suppressed = { NUMBER($count) }: an die Adresse darf nicht geschrieben werden
desk-issues-left-planned-again = { NUMBER($count) }: eine spätere Ausgabe bringt die Artikel
desk-issues-export = Als CSV exportieren
desk-issues-why = Warum er ankam oder nicht
desk-issues-to-reader = Alles über diesen Leser
desk-issues-attempts = Versuche
desk-issues-relay = Relay
desk-issues-planned-at = Vorgemerkt
desk-issues-retried-at = Noch einmal versucht
desk-issues-due-at = Fällig
desk-issues-ended-at = Beendet
desk-issues-dialogues = Gespräche mit dem Relay

## Letters in doubt

desk-issues-no-doubts = Nichts ist zweifelhaft
desk-issues-no-doubts-text = Von jedem Brief dieser Ausgabe ist bekannt, was aus ihm wurde, oder er wird von selbst noch einmal verschickt.
desk-issues-doubts-lead = Diese Briefe wurden übergeben, und es ist keine Antwort verzeichnet: Niemand weiß, ob sie angekommen sind.
desk-issues-doubts-all = Alle zweifelhaften Briefe dieser Ausgabe, auch die hier nicht gezeigten
desk-issues-doubts-decide = Was soll aus ihnen werden?
desk-issues-doubts-resend = Noch einmal verschicken: derselbe Brief mit derselben Message-ID
desk-issues-doubts-sent = Sie sind angekommen
desk-issues-doubts-give-up = Aufgeben
desk-issues-doubts-button = Entscheiden

## Letters outside issues that are in doubt

desk-doubts = Einzelne zweifelhafte Briefe
desk-doubts-lead = Diese Briefe gehören zu keiner Ausgabe. Jeder wurde übergeben, und es ist keine Antwort verzeichnet: Niemand weiß, ob er angekommen ist. Noch einmal verschickt, ist es derselbe Brief mit derselben Message-ID.
desk-doubts-none-text = Von jedem Brief außerhalb der Ausgaben ist bekannt, was aus ihm wurde, oder er wird von selbst noch einmal verschickt.
desk-doubts-letter = Brief
desk-doubts-test-letter = Testbrief
desk-doubts-ticked = Was soll aus den angekreuzten werden?
desk-doubts-resend = Noch einmal schicken
desk-doubts-sent = Als angekommen zählen
desk-doubts-give-up = Aufgeben
desk-doubts-resend-one = Noch einmal schicken: { $address }
desk-doubts-sent-one = Als angekommen zählen: { $address }
said-doubts-none-ticked = Kreuzen Sie zuerst die Briefe an, über die Sie entscheiden.
