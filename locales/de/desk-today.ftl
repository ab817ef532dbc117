# Die Seite „Heute“, deutsch: was hinausgeht, was Aufmerksamkeit braucht, wie es lief.

desk-today-number = { NUMBER($count) }
desk-today-as-of = Stand { $when }
desk-today-refresh = Aktualisieren
desk-today-begin = Beginnen Sie mit einer Liste
desk-today-begin-text = Eine Liste ist ein Newsletter: wer ihn sendet, wovon er handelt, wann er hinausgeht. Legen Sie eine an, fügen Sie den Feed Ihrer Site hinzu, und diese Seite erzählt Ihnen, was geschieht.
desk-today-begin-way = Liste anlegen

desk-today-now = Geht gerade hinaus
desk-today-quiet = Im Augenblick wird nichts versandt.
desk-today-single =
    { $count ->
        [one] Ein einzelner Brief (eine Bestätigung, ein Willkommen) ist unterwegs.
       *[other] { NUMBER($count) } einzelne Briefe (Bestätigungen, Willkommen) sind unterwegs.
    }
desk-today-ended = Kürzlich beendet
desk-today-sent = Angenommen
desk-today-refused = Abgelehnt oder zurückgekommen
desk-today-left-out = Ausgelassen
desk-today-open = Noch offen
desk-today-deferred = Davon aufgeschoben
desk-today-sent-of = { NUMBER($sent) } von { NUMBER($planned) } angenommen
desk-today-rate = Tempo
desk-today-per-minute =
    { $count ->
        [one] 1 in der Minute
       *[other] { NUMBER($count) } in der Minute
    }
desk-today-time-left = Restzeit
desk-today-minutes =
    { $count ->
        [one] etwa 1 Minute
       *[other] etwa { NUMBER($count) } Minuten
    }
desk-today-hours =
    { $count ->
        [one] etwa 1 Stunde
       *[other] etwa { NUMBER($count) } Stunden
    }
desk-today-has-ended = Diese Ausgabe ist zu Ende.
desk-today-state-held = Wartet auf Freigabe
desk-today-state-planning = Wird geplant
desk-today-state-sending = Wird versandt
desk-today-state-paused = Angehalten
desk-today-state-cancelled = Abgebrochen
desk-today-state-finished = Fertig
desk-today-state-skipped = Ausgelassen

desk-today-coming = Die nächsten sieben Tage
desk-today-nothing-coming = In den nächsten sieben Tagen ist kein Zeitplan fällig. Ausgaben, die Sie von Hand versenden, stehen hier nicht im Voraus.
desk-today-coming-hint = Die Zeiten sind die auf den Uhren der jeweiligen Liste. Ob es Neues geben wird, weiß noch niemand.
desk-today-coming-cut = Es gibt mehr, als hier steht.
desk-today-slots = { NUMBER($count) }-mal
desk-today-many-slots = mehr als { NUMBER($count) }-mal
desk-today-about-readers =
    { $count ->
        [one] etwa 1 Leser
       *[other] etwa { NUMBER($count) } Leser
    }
desk-today-readers-clocks = auf der eigenen Uhr jedes Lesers
desk-today-wants-approval = wartet auf Freigabe
desk-today-clocks-forward = Die Uhren werden um { $count } Minuten vorgestellt
desk-today-clocks-back = Die Uhren werden um { $count } Minuten zurückgestellt

desk-today-growth = Wachstum
desk-today-counted = Gezählt { $when }
desk-today-not-counted = Die Zahlen sind noch nicht gezählt. Das dauert einen Augenblick nach dem ersten Start eines Arbeiters.
desk-today-readers-now = Leser zurzeit
desk-today-came = gekommen
desk-today-went = gegangen
desk-today-suppressed = Adressen, denen nicht mehr geschrieben werden darf
desk-today-days =
    { $count ->
        [364] Ein Jahr
       *[other] { $count } Tage
    }
desk-today-whose = Zahlen für
desk-today-all-lists = Alle Listen
desk-today-show = Zeigen
desk-today-readers = Leser
desk-today-readers-summary = Von etwa { NUMBER($from) } auf { NUMBER($to) }.
desk-today-comings = Wer kam und wer ging
desk-today-comings-summary = { NUMBER($came) } kamen, { NUMBER($went) } gingen.
desk-today-outcomes = Was aus { NUMBER($count) } Briefen von Ausgaben wurde
desk-today-no-letters = In dieser Zeit ging keine Ausgabe hinaus.
desk-today-as-table = Als Tabelle
desk-today-date = Beginn

desk-need-title = Braucht Aufmerksamkeit
desk-need-nothing = Nichts braucht Ihre Aufmerksamkeit.
desk-need-act = Jetzt handeln
desk-need-soon = Bald
desk-need-know = Gut zu wissen
desk-need-way-issue = Zur Ausgabe
desk-need-way-feed = Zum Feed
desk-need-way-list = Zur Liste
desk-need-way-relay = Zum Relay
desk-need-way-keys = Zu den Schlüsseln und Einträgen
desk-need-way-doubts = Zu diesen Briefen
desk-need-way-signups = Zu den Anmeldungen
desk-need-way-wave = Ansehen, wer ging
desk-need-way-settings = Zu Einstellungen und Zustand

desk-need-ledger-held = Die Datenbank scheint eine ältere Kopie zu sein; darum wird nichts geplant oder versandt, bis jemand entscheidet.
desk-need-no-worker = Kein Arbeiter gibt Lebenszeichen: Nichts wird geholt, geplant oder versandt.
desk-need-letters-wait =
    { $count ->
        [one] Ein Brief, der gehen könnte, wartet seit einer Minute.
       *[other] Briefe, die gehen könnten, warten seit { NUMBER($count) } Minuten.
    }
desk-need-issue-held-goes = Eine Ausgabe von { $subject } geht zu dieser Zeit von selbst hinaus, wenn niemand sie anhält.
desk-need-issue-held-waits = Eine Ausgabe von { $subject } wartet, bis jemand sie freigibt.
desk-need-issue-paused-operator = Eine Ausgabe von { $subject } wurde von Hand angehalten.
desk-need-issue-paused-template = Eine Ausgabe von { $subject } ist angehalten, weil sich ihr Brief nicht schreiben lässt.
desk-need-issue-paused-too-old = Eine Ausgabe von { $subject } ist angehalten, weil sie zu alt ist, um ungefragt hinauszugehen.
desk-need-issue-paused-refusals = Eine Ausgabe von { $subject } ist angehalten, weil zu viele ihrer Briefe abgelehnt wurden.
desk-need-issue-paused-restored = Eine Ausgabe von { $subject } ist angehalten, weil sie in einer älteren Kopie der Datenbank offen war.
desk-need-in-doubt =
    { $count ->
        [one] Ein Brief von { $subject } ist vielleicht angekommen, vielleicht nicht; entscheiden Sie, ob er noch einmal geht.
       *[other] { NUMBER($count) } Briefe von { $subject } sind vielleicht angekommen, vielleicht nicht; entscheiden Sie, ob sie noch einmal gehen.
    }
desk-need-in-doubt-site =
    { $count ->
        [one] Ein einzelner Brief ist vielleicht angekommen, vielleicht nicht; entscheiden Sie, ob er noch einmal verschickt wird.
       *[other] { NUMBER($count) } einzelne Briefe sind vielleicht angekommen, vielleicht nicht; entscheiden Sie, ob sie noch einmal verschickt werden.
    }
desk-need-relay-unreachable = Das Relay { $subject } kann nicht benutzt werden.
desk-need-relay-refuses =
    { $count ->
        [one] Das Relay { $subject } hat in der letzten Stunde einen Brief abgelehnt, ohne dass ein Leser schuld wäre.
       *[other] Das Relay { $subject } hat in der letzten Stunde { NUMBER($count) } Briefe abgelehnt, ohne dass ein Leser schuld wäre.
    }
desk-need-list-without-relay = { $subject } nennt nur Relays, die nicht eingerichtet sind; ihre Briefe warten.
desk-need-certificate-ends =
    { $count ->
        [0] Das Zertifikat des Relays { $subject } läuft heute ab.
        [one] Das Zertifikat des Relays { $subject } läuft in einem Tag ab.
       *[other] Das Zertifikat des Relays { $subject } läuft in { $count } Tagen ab.
    }
desk-need-key-fails = Der DKIM-Eintrag { $subject } fehlt oder stimmt nicht; dieser Schlüssel unterschreibt nichts.
desk-need-key-unseen = Der DKIM-Eintrag { $subject } ist noch nicht zu sehen; für diese Domain unterschreibt kein Schlüssel.
desk-need-key-old = Der Schlüssel von { $subject } unterschreibt seit { NUMBER($count) } Tagen; es ist Zeit für einen neuen.
desk-need-signups-kept =
    { $count ->
        [one] Viel mehr Menschen als sonst melden sich bei { $subject } an: Ein Bestätigungsbrief wird zurückgehalten, bis Sie entscheiden.
       *[other] Viel mehr Menschen als sonst melden sich bei { $subject } an: { NUMBER($count) } Bestätigungsbriefe werden zurückgehalten, bis Sie entscheiden.
    }
desk-need-signups-kept-site =
    { $count ->
        [one] Viel mehr Menschen als sonst melden sich an: Ein Bestätigungsbrief wird zurückgehalten, bis Sie entscheiden.
       *[other] Viel mehr Menschen als sonst melden sich an: { NUMBER($count) } Bestätigungsbriefe werden zurückgehalten, bis Sie entscheiden.
    }
desk-need-signups-spike = Viel mehr Menschen als sonst melden sich bei { $subject } an; das Formular verlangt einen Arbeitsnachweis.
desk-need-signups-spike-site = Viel mehr Menschen als sonst melden sich an; Formulare verlangen einen Arbeitsnachweis.
desk-need-removal-wave =
    { $count ->
        [one] Ein Leser von { $subject } ging Sekunden nach einem Brief, wie es Linkprüfer tun.
       *[other] { NUMBER($count) } Leser von { $subject } gingen Sekunden nach einem Brief, wie es Linkprüfer tun.
    }
desk-need-feed-fails =
    { $count ->
        [one] Der Feed { $subject } ließ sich einmal nicht lesen.
       *[other] Der Feed { $subject } ließ sich { NUMBER($count) }-mal hintereinander nicht lesen.
    }
desk-need-feed-gone = Der Feed { $subject } ist weg, sagt seine Site; er wird nicht mehr besucht.
desk-need-feed-flood =
    { $count ->
        [one] Der Feed { $subject } brachte weit mehr als sonst; ein Artikel wartet auf Sie.
       *[other] Der Feed { $subject } brachte weit mehr als sonst; { NUMBER($count) } Artikel warten auf Sie.
    }
desk-need-schedule-broken = Der Zeitplan { $subject } lässt sich nicht lesen und ist nie fällig.
desk-need-no-default-cadence = { $subject } hat keinen Zeitplan für Leser, die keinen gewählt haben; sie bekommen nichts.
desk-need-notice-lacks = Den Datenschutzhinweisen am Formular von { $subject } fehlt etwas.
desk-need-unwise = Die Einrichtung erlaubt etwas Unkluges.
