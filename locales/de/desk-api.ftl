# Die Seiten der Schlüssel und des Protokolls, auf Deutsch.

desk-api-tabs = Einstellungen
desk-api-people = Personen
desk-api-keys = Schlüssel
desk-api-audit = Protokoll
desk-api-docs = So benutzt man die API

## Keys

desk-api-keys-lead = Programme melden sich mit einem Schlüssel an. Geben Sie jedem Programm einen eigenen, mit den Rechten, die es braucht, und keinen anderen: Dann lässt sich einer entziehen, ohne dass die übrigen stillstehen.
desk-api-key-make = Schlüssel anlegen
desk-api-keys-empty = Noch keine Schlüssel
desk-api-keys-empty-text = Eine Website, die ihre Artikel selbst schickt oder Leser selbst anmeldet, braucht einen Schlüssel. Ihn anzulegen dauert eine Minute.
desk-api-key-name = Wofür ist er?
desk-api-key-name-hint = Etwa „unsere Website“ oder „nächtlicher Export“.
desk-api-key-rights = Was darf er?
desk-api-key-end = Sein letzter Tag
desk-api-key-end-hint = Wenn dieser Tag vorüber ist (UTC), gilt er nicht mehr. Lassen Sie das Feld leer für einen Schlüssel ohne Ende.
desk-api-key-new = Ihr neuer Schlüssel
desk-api-key-new-text = Kopieren Sie ihn jetzt. Aufbewahrt wird nur sein Hashwert, deshalb kann ihn niemand noch einmal zeigen. Geht ein Schlüssel verloren, wird er widerrufen und neu angelegt.
desk-api-key-whole = Der Schlüssel
desk-api-key-try = Eine erste Anfrage
desk-api-key-done = Ich habe ihn kopiert
desk-api-key-column = Schlüssel
desk-api-key-rights-column = Rechte
desk-api-key-used = Zuletzt benutzt
desk-api-key-ends = Endet
desk-api-key-made = Angelegt
desk-api-key-state = Zustand
desk-api-key-prefix = Öffentlicher Teil
desk-api-never = nie
desk-api-key-works = gilt
desk-api-key-ended = abgelaufen
desk-api-key-revoked = widerrufen
desk-api-key-revoke = Diesen Schlüssel widerrufen
desk-api-key-revoke-text = Programme, die ihn benutzen, werden ab der nächsten Anfrage abgewiesen. Das lässt sich nicht zurücknehmen.
desk-api-key-dead = Dieser Schlüssel öffnet nichts mehr.
desk-api-right-read = Alles sehen, auch die Adressen der Leser
desk-api-right-content = Listen, Themen, Bedingungen, Feeds, Artikel und Entwürfe ändern
desk-api-right-send = Ausgaben freigeben, testen, senden, anhalten, fortsetzen und absagen
desk-api-right-subscribers = Einzelne Leser hinzufügen, ändern, pausieren, sperren und freigeben
desk-api-right-transfer = Importieren, exportieren, löschen und viele Leser auf einmal bearbeiten
desk-api-right-people = Personen, Schlüssel, Einstellungen und Relays verwalten und das Protokoll lesen
desk-api-wrong = Bitte bringen Sie das in Ordnung
desk-api-wrong-name = Sagen Sie in einer Zeile von höchstens 100 Zeichen, wofür der Schlüssel ist.
desk-api-wrong-rights = Wählen Sie mindestens ein Recht, und keines, das Sie selbst nicht haben.
desk-api-wrong-expires_at = Wählen Sie einen Tag in der Zukunft, oder lassen Sie das Feld leer.
said-api-revoked = Der Schlüssel ist widerrufen. Er öffnet nichts mehr.

## The audit log

desk-api-audit-lead = Alles, was hier geändert wurde: von wem, wann, und wie es vorher war. Zeilen werden nie geändert, und jede versiegelt die vorige.
desk-api-audit-who = Wer
desk-api-audit-what = Was
desk-api-audit-target = Woran
desk-api-audit-when = Wann (UTC)
desk-api-audit-detail = Einzelheiten
desk-api-audit-network = Von wo
desk-api-audit-anybody = Alle
desk-api-audit-anything = Alles
desk-api-audit-operators = Personen
desk-api-audit-others = Andere
desk-api-audit-command-line = Die Kommandozeile
desk-api-audit-nobody = Niemand, der angemeldet war
desk-api-audit-since = Ab diesem Tag
desk-api-audit-until = Bis zu diesem Tag
desk-api-audit-filter = Zeigen
desk-api-audit-clear = Alles zeigen
desk-api-audit-empty = Noch wurde nichts geändert
desk-api-audit-empty-text = Was jemand am Schreibtisch, über die API oder auf der Kommandozeile ändert, hinterlässt hier eine Zeile.
desk-api-audit-none = Nichts passt
desk-api-audit-none-text = Keine Zeile des Protokolls handelt davon. Versuchen Sie einen längeren Zeitraum oder jemand anderen.
desk-api-audit-check = Vollständigkeit prüfen
desk-api-audit-csv = Als CSV herunterladen
desk-api-audit-json = Als JSON herunterladen
desk-api-audit-whole =
    { $lines ->
        [0] Das Protokoll ist leer und vollständig.
        [one] Das Protokoll ist vollständig: Seine eine Zeile ist, wie sie geschrieben wurde.
       *[other] Das Protokoll ist vollständig: Alle { NUMBER($lines) } Zeilen sind, wie sie geschrieben wurden.
    }
desk-api-audit-broken = Das Protokoll ist nicht vollständig. Zeile { NUMBER($line) } oder die davor ist nicht, was geschrieben wurde: Jemand hat die Datenbank selbst geändert. Vergleichen Sie sie mit einer Sicherung.
