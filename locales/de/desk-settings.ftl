# Die Seite über Einstellungen, deutsch.

desk-settings-health = Zustand
desk-settings-backup = Sicherung
desk-settings-all = Alle Einstellungen
desk-settings-house = Das Haus
desk-settings-check = Geprüft
desk-settings-verdict = Urteil
desk-settings-found = Befund
desk-settings-good = gut
desk-settings-bad = schlecht
desk-settings-check-database = Datenbank
desk-settings-check-migrations = Migrationen
desk-settings-check-dispatcher = Versand
desk-settings-check-oldest-due-delivery = Ältester fälliger Brief
desk-settings-check-ledger = Hauptbuch
desk-settings-workers = Arbeiter
desk-settings-no-workers = Kein Arbeiter läuft. Starten Sie einen mit:
desk-settings-worker = Arbeiter
desk-settings-process = Prozess { $id }
desk-settings-began = Begonnen
desk-settings-sign-of-life = Letztes Lebenszeichen
desk-settings-alive = lebt
desk-settings-silent = stumm
desk-settings-try-out = Probe
desk-settings-production = Betrieb
desk-settings-address = Adresse
desk-settings-database = Datenbank
desk-settings-megabytes = { NUMBER($count) } MB
desk-settings-ledger-made = Angelegt
desk-settings-ledger-name = Ihr Name
desk-settings-metrics = Überwacher finden Zahlen unter /metrics, und ob der Dienst arbeiten kann, unter /health/ready.
desk-settings-held = Nichts wird geplant oder versandt
desk-settings-held-text = Diese Datenbank ist hinter dem zurück, was dieser Rechner von ihr weiß, wie eine zurückgespielte Sicherung. Was seither hinausging, ginge noch einmal hinaus. Finden Sie heraus, was hinausging, und entscheiden Sie dann.
desk-settings-held-owner = Ein Inhaber kann sie weiterarbeiten lassen.
desk-settings-open-issues = Ausgaben, die darin offen sind
desk-settings-issues-pause = werden angehalten; Sie entscheiden über jede
desk-settings-issues-go-on = gehen weiter; Leser bekommen sie womöglich zweimal
desk-settings-issues-cancel = werden abgebrochen
desk-settings-release = Wieder planen und versenden
desk-settings-backup-text = Bewahren Sie dies zusammen auf, und versuchen Sie ab und zu, ob Sie es zurückbringen können. Ohne die Schlüssel gehen die Links in schon versandten Briefen nicht mehr.
desk-settings-what = Was
desk-settings-where = Wo
desk-settings-why = Warum
desk-settings-kept-database = Datenbank
desk-settings-kept-database-text = Alles, was behalten wird: Leser, Einwilligungen, Ausgaben, Zustellungen.
desk-settings-kept-keys = Schlüssel der Links
desk-settings-kept-keys-text = Sie unterschreiben die Links in Briefen und schützen, was verschlüsselt gezählt wird. Bewahren Sie sie getrennt von der Datenbank auf.
desk-settings-kept-dkim = DKIM-Schlüssel
desk-settings-kept-dkim-text = Sie unterschreiben Briefe. Ein verlorener wird neu gemacht, mit einem neuen Eintrag in DNS.
desk-settings-kept-spool = Ablage
desk-settings-kept-spool-text = Abmeldungen, die kamen, während die Datenbank weg war, und die Zahl, die eine ältere Kopie verrät.
desk-settings-kept-templates = Vorlagen
desk-settings-kept-templates-text = Ihre eigenen Briefe und Worte.
desk-settings-retention = Wie lange etwas bleibt
desk-settings-retention-text = Einwilligungen, Ausgaben und Zustellungen bleiben; wer darum bittet, wird vergessen. Was nur eine Zeit lang bleibt, ist hier eingestellt.
desk-settings-all-text = Sie stehen in der Konfigurationsdatei oder in der Umgebung und gelten seit dem letzten Start. Geheimes wird nicht gezeigt.
desk-settings-changed =
    { $count ->
        [one] eine eigene
       *[other] { $count } eigene
    }
desk-settings-key = Schlüssel
desk-settings-value = Wert
desk-settings-meaning = Bedeutung
desk-settings-secret = geheim
desk-settings-unset = nicht gesetzt

said-ledger-released = Es wird wieder geplant und versandt.
said-ledger-not-held = Nichts war angehalten.
