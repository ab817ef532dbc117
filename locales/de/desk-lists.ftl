# Listen, Feeds und Artikel am Pult, auf Deutsch.

desk-lists-save = Speichern
desk-lists-any = Alle
desk-lists-never = Nie
desk-lists-put-right = Bitte berichtigen
desk-lists-count = { $count }
desk-lists-more-than = mehr als { $count }
desk-lists-and = { $first } und { $last }
desk-lists-comma = { $first }, { $last }
desk-lists-date-time = { $date }, { $time }

desk-lists-new = Neue Liste
desk-lists-new-lead = Eine Liste ist ein Newsletter, den Menschen abonnieren. Was hier steht, erscheint im Formular und in jedem Brief; alles außer der Adresse des Formulars lässt sich später ändern.
desk-lists-make = Liste anlegen
desk-lists-none = Noch keine Listen
desk-lists-none-text = Eine Liste ist ein Newsletter, den Menschen abonnieren: von wem, worüber und wann. Beginnen Sie mit einer.
desk-lists-list = Liste
desk-lists-state = Zustand
desk-lists-sender = Absender
desk-lists-next = Nächste Ausgabe
desk-lists-nothing-due = Nichts steht an
desk-lists-open = Offen
desk-lists-closed = Geschlossen
desk-lists-no-terms = Braucht Bedingungen
desk-lists-parts = Teile dieser Liste
desk-lists-see-form = Formular ansehen
desk-lists-tab-settings = Einstellungen
desk-lists-tab-look = Aussehen
desk-lists-tab-topics = Themen
desk-lists-tab-terms = Bedingungen
desk-lists-tab-schedules = Zeitpläne
desk-lists-tab-editing = Ausgaben
desk-lists-tab-form = Formular
desk-lists-sign-ups = Anmeldungen
desk-lists-open-text = Jeder darf abonnieren. Eine geschlossene Liste nimmt niemanden mehr auf und versorgt weiter, wen sie hat.
desk-lists-closed-text = Niemand Neues darf abonnieren. Die Leser, die sie hat, werden wie bisher versorgt.
desk-lists-close = Für Anmeldungen schließen
desk-lists-reopen = Für Anmeldungen öffnen
desk-lists-fixed = Was bleibt
desk-lists-fixed-text = Links in Briefen, Formulare auf anderen Seiten und Filter in Postfächern halten daran fest; deshalb ändert es sich nie.
desk-lists-made = Angelegt
desk-lists-publisher = Herausgeber
desk-lists-relays = Relays
desk-lists-relays-hint = Die Wege, auf denen die Briefe gehen. Ist keiner gewählt, teilen sich alle die Arbeit.
desk-lists-relays-wrong = Eines dieser Relays steht nicht mehr in der Konfiguration. Sehen Sie die Seite noch einmal an und wählen Sie neu.
desk-lists-name = Name
desk-lists-name-hint = So nennen die Leser sie.
desk-lists-name-wrong = Schreiben Sie einen Namen von höchstens 100 Zeichen in einer Zeile.
desk-lists-slug = Adresse
desk-lists-slug-hint = Das Ende der Adresse des Formulars: Kleinbuchstaben, Ziffern und Bindestriche, etwa daily-news. Später nicht mehr zu ändern.
desk-lists-slug-wrong = Nehmen Sie 1 bis 60 Kleinbuchstaben, Ziffern und Bindestriche; am Anfang und am Ende steht kein Bindestrich.
desk-lists-description = Beschreibung
desk-lists-description-hint = Ein, zwei Sätze für das Formular.
desk-lists-description-wrong = Höchstens 500 Zeichen reinen Text.
desk-lists-language = Sprache
desk-lists-language-hint = Von Formular und Briefen. Leser können eine andere wählen, die es gibt.
desk-lists-language-wrong = Wählen Sie eine Sprache aus der Liste.
desk-lists-time_zone = Zeitzone
desk-lists-time_zone-hint = Etwa Europe/Zurich. Neue Zeitpläne richten sich danach; bestehende behalten ihre.
desk-lists-time_zone-wrong = Das ist keine Zeitzone. Schreiben Sie einen Namen wie Europe/Zurich oder UTC.
desk-lists-from_name = Name des Absenders
desk-lists-from_name-wrong = Schreiben Sie einen Namen von höchstens 100 Zeichen in einer Zeile.
desk-lists-from_address = Adresse des Absenders
desk-lists-from_address-hint = Ihre Domain muss signiert und für die Relays zugelassen sein; siehe Relays.
desk-lists-from_address-wrong = Schreiben Sie eine vollständige E-Mail-Adresse, etwa news@example.org.
desk-lists-reply_to = Antworten gehen an
desk-lists-reply_to-hint = Jemand sollte dort lesen. Leer: die Adresse des Absenders.
desk-lists-reply_to-wrong = Schreiben Sie eine vollständige E-Mail-Adresse oder lassen Sie das Feld leer.
desk-lists-legal_name = Rechtlicher Name
desk-lists-legal_name-hint = Wer herausgibt. Steht am Fuß jedes Briefs.
desk-lists-legal_name-wrong = Schreiben Sie in einer Zeile, wer herausgibt.
desk-lists-postal_address = Postanschrift
desk-lists-postal_address-hint = Steht am Fuß jedes Briefs, weil das Gesetz es verlangt.
desk-lists-postal_address-wrong = Schreiben Sie die Postanschrift in höchstens 500 Zeichen.
desk-lists-privacy_url = Eigene Datenschutzerklärung
desk-lists-privacy_url-hint = Leer: Es gilt die Erklärung der Seite Formular.
desk-lists-privacy_url-wrong = Schreiben Sie eine vollständige Adresse, die mit https:// beginnt, oder lassen Sie das Feld leer.

desk-lists-accent = Farbe
desk-lists-accent-hint = Von Links und Knöpfen, etwa #0b5563. Leer: die von Postrider.
desk-lists-accent-wrong = Schreiben Sie eine Farbe als sechs hexadezimale Ziffern, etwa #8c2a1c, oder lassen Sie das Feld leer.
desk-lists-accent_dark = Farbe im Dunkeln
desk-lists-accent_dark-hint = Für Leser, die hell auf dunkel lesen. Leer: ein Ton der Farbe, der dort lesbar ist.
desk-lists-accent_dark-wrong = Schreiben Sie eine Farbe als sechs hexadezimale Ziffern, etwa #8c2a1c, oder lassen Sie das Feld leer.
desk-lists-logo_url = Logo
desk-lists-logo_url-hint = Die Adresse eines Bildes, die mit https:// beginnt. Es steht anstelle des Namens, 64 Pixel hoch.
desk-lists-logo_url-wrong = Schreiben Sie die vollständige Adresse eines Bildes, die mit https:// beginnt.
desk-lists-logo_alt = Was das Logo sagt
desk-lists-logo_alt-hint = Für Leser, die keine Bilder sehen. Leer: der Name der Liste.
desk-lists-footer = Worte am Fuß
desk-lists-footer-hint = Ein paar eigene Worte für jeden Brief, in Markdown.
desk-lists-look-only = Nur ansehen
desk-lists-preview = Wie Briefe aussehen
desk-lists-preview-text = So sehen Briefe aus, die ab jetzt geschrieben werden. Text braucht zu seinem Grund einen Kontrast von mindestens 4,5 zu 1.
desk-lists-sample-light = Im Hellen
desk-lists-sample-dark = Im Dunkeln
desk-lists-sample-title = Ein Hafen für die ganze Stadt
desk-lists-sample-text = Der Rat hat dem neuen Kai zugestimmt.
desk-lists-sample-button = Weiterlesen
desk-lists-sample-foot = Ihre Auswahl · Abbestellen
desk-lists-contrast = { $ratio } zu 1

desk-lists-topics = Themen
desk-lists-topics-lead = Woraus Leser wählen können. Formulare zeigen die Themen in dieser Reihenfolge, ebenso Briefe, die nach Themen geordnet sind.
desk-lists-topics-none = Diese Liste hat keine Themen: Alle Leser bekommen alles.
desk-lists-topic = Thema
desk-lists-topic-new = Ein weiteres Thema
desk-lists-topic-add = Thema hinzufügen
desk-lists-topic-name = Name
desk-lists-topic-name-wrong = Schreiben Sie einen Namen von höchstens 100 Zeichen in einer Zeile.
desk-lists-topic-slug = Kurzname
desk-lists-topic-slug-hint = Kleinbuchstaben, Ziffern und Bindestriche. Rubriken und Schlagworte der Artikel werden damit verglichen; später nicht mehr zu ändern.
desk-lists-topic-slug-wrong = Nehmen Sie 1 bis 60 Kleinbuchstaben, Ziffern und Bindestriche; am Anfang und am Ende steht kein Bindestrich.
desk-lists-topic-up = { $topic } nach oben
desk-lists-topic-down = { $topic } nach unten
desk-lists-topic-change = Umbenennen oder entfernen
desk-lists-topic-remove = Thema entfernen
desk-lists-topic-remove-hint = Ein Thema, das Leser gewählt haben, bleibt: Ohne es hörten sie nichts mehr.
desk-lists-rules-none = Für Artikel mit einer Rubrik oder einem Schlagwort namens { $topic }.
desk-lists-rules-some = Für Artikel, auf die eine dieser Regeln passt:
desk-lists-rule-category = eine Rubrik oder ein Schlagwort heißt { $value }
desk-lists-rule-url = die Adresse beginnt mit { $value }
desk-lists-rule-feed = er kommt aus Feed oder Quelle { $value }
desk-lists-rule-title = im Titel stehen die Wörter { $value }
desk-lists-rule-new = Eine Regel für ein Thema
desk-lists-rule-lead = Wo Rubriken und Schlagworte es nicht sagen, sagen es Regeln. Sie gelten für Artikel, die ab dann freigegeben werden.
desk-lists-rule-topic = Thema
desk-lists-rule-topic-wrong = Dieses Thema hat die Liste nicht mehr. Sehen Sie die Seite noch einmal an.
desk-lists-rule-kind = Was angesehen wird
desk-lists-kind-category = Rubrik oder Schlagwort
desk-lists-kind-url = Adresse
desk-lists-kind-feed = Feed oder Quelle
desk-lists-kind-title = Titel
desk-lists-rule-value = Was da sein muss
desk-lists-rule-value-hint = Der Name einer Rubrik; der Anfang einer Adresse wie /sport/; die Nummer eines Feeds; Wörter des Titels.
desk-lists-rule-value-wrong = Nehmen Sie 1 bis 200 Zeichen in einer Zeile.
desk-lists-rule-add = Regel hinzufügen
desk-lists-rule-remove = Entfernen

desk-lists-terms-lead = Wozu Leser ihr Einverständnis geben. Jede Fassung wird für immer aufbewahrt, damit sich zeigen lässt, wer wozu Ja gesagt hat.
desk-lists-terms-none = Diese Liste hat noch keine Bedingungen. Sobald es sie gibt, nimmt sie Anmeldungen an.
desk-lists-terms-first = Bedingungen schreiben
desk-lists-terms-next = Nächste Fassung schreiben
desk-lists-terms-hint = Eine veröffentlichte Fassung lässt sich nicht mehr ändern. Wer schon da ist, behält, wozu er Ja gesagt hat; neue Leser stimmen der neuen Fassung zu.
desk-lists-terms-publish = Veröffentlichen
desk-lists-terms-all = Alle Fassungen
desk-lists-version = Fassung
desk-lists-version-number = Fassung { $version }
desk-lists-current = gültig
desk-lists-published = Veröffentlicht
desk-lists-confirmed = Bestätigt
desk-lists-confirmed-text = Bestätigt: wie viele Anmeldungen unter einer Fassung bestätigt wurden. Der Hash beweist, dass der Wortlaut der gezeigte ist.
desk-lists-hash = Hash
desk-lists-newsletter_statement = Satz für den Newsletter
desk-lists-newsletter_statement-hint = Steht neben einem Kästchen, das Leser ankreuzen, etwa: Ja, senden Sie mir den Tagesbrief per E-Mail.
desk-lists-newsletter_statement-wrong = Schreiben Sie den Satz in höchstens 1000 Zeichen.
desk-lists-terms_statement = Satz für die Bedingungen
desk-lists-terms_statement-hint = Steht neben dem zweiten Kästchen, etwa: Ich stimme den Bedingungen des Tagesbriefs zu.
desk-lists-terms_statement-wrong = Schreiben Sie den Satz in höchstens 1000 Zeichen.
desk-lists-body = Die Bedingungen
desk-lists-body-hint = Reiner Text. Eine leere Zeile beginnt einen Absatz.
desk-lists-body-wrong = Schreiben Sie die Bedingungen als reinen Text.

desk-lists-schedules-lead = Wann Ausgaben anstehen. Leser wählen unter den Zeitplänen einer Liste; wer keinen wählt, folgt dem üblichen.
desk-lists-schedules-none = Diese Liste hat keinen Zeitplan und verschickt deshalb nichts.
desk-lists-schedule-new = Ein weiterer Zeitplan
desk-lists-schedule-add = Zeitplan hinzufügen
desk-lists-schedule-look = Nächste Ausgaben zeigen
desk-lists-schedule-change = Zeit ändern
desk-lists-schedule-change-text = Wer diesen Zeitplan gewählt hat, behält ihn. Nichts geht verloren: Was seit der letzten Ausgabe freigegeben wurde, kommt mit der nächsten.
desk-lists-schedule-pause = Anhalten
desk-lists-schedule-resume = Fortsetzen
desk-lists-schedule-default = Zum üblichen machen
desk-lists-default = üblich
desk-lists-paused = angehalten
desk-lists-instant-text = Ein Brief, sobald etwas erscheint.
desk-lists-on-clocks = Nach den Uhren von { $zone }
desk-lists-on-readers-clocks = Nach der Uhr jedes Lesers; wo sie nicht bekannt ist, nach denen von { $zone }
desk-lists-next-runs = Nächste Ausgaben
desk-lists-cadence = Name
desk-lists-cadence-hint = Was Leser wählen: daily, weekly, monthly, instant oder ein eigener Name aus Kleinbuchstaben, Ziffern und Bindestrichen.
desk-lists-cadence-wrong = Nehmen Sie 1 bis 60 Kleinbuchstaben, Ziffern und Bindestriche und einen Namen, den die Liste noch nicht hat.
desk-lists-cadence-instant = Sofort
desk-lists-cadence-daily = Täglich
desk-lists-cadence-weekly = Wöchentlich
desk-lists-cadence-monthly = Monatlich
desk-lists-cron = Zeiten (cron)
desk-lists-cron-hint = Minute, Stunde, Tag des Monats, Monat, Wochentag. 0 6 * * * heißt jeden Tag um sechs; 0 17 * * FRI freitags um fünf. Leer für instant.
desk-lists-cron-wrong = Das nennt keine Zeit. Schreiben Sie fünf Felder: Minute, Stunde, Tag des Monats, Monat, Wochentag, etwa 0 6 * * *.
desk-lists-schedule-zone = Zeitzone
desk-lists-schedule-zone-hint = Etwa Europe/Zurich.
desk-lists-schedule-zone-wrong = Das ist keine Zeitzone. Schreiben Sie einen Namen wie Europe/Zurich oder UTC.
desk-lists-clock = Wessen Uhr
desk-lists-clock-list = Eine Uhr für alle
desk-lists-clock-reader = Die Uhr jedes Lesers, wo sie bekannt ist
desk-lists-clock-forward = davor werden die Uhren um { $minutes } Minuten vorgestellt
desk-lists-clock-back = davor werden die Uhren um { $minutes } Minuten zurückgestellt
desk-lists-clock-lost = diese Stunde fällt an dem Tag aus: sie geht, wenn die Uhren umgestellt sind
desk-lists-clock-double = diese Stunde kommt an dem Tag zweimal: sie geht beim ersten Mal
desk-lists-cron-strange = Die nächsten Ausgaben zeigen, wann.
desk-lists-cron-sentence = { $days } { $times }
desk-lists-cron-in-months = { $days } im { $months }
desk-lists-cron-every-day = jeden Tag
desk-lists-cron-workdays = Montag bis Freitag
desk-lists-cron-weekdays = jeden { $days }
desk-lists-cron-days =
    { $count ->
        [one] am Tag { $days } des Monats
       *[other] an den Tagen { $days } des Monats
    }
desk-lists-cron-last-day = am letzten Tag des Monats
desk-lists-cron-nth =
    { $nth ->
        [1] am ersten { $day } des Monats
        [2] am zweiten { $day } des Monats
        [3] am dritten { $day } des Monats
        [4] am vierten { $day } des Monats
       *[5] am fünften { $day } des Monats
    }
desk-lists-cron-last-weekday = am letzten { $day } des Monats
desk-lists-cron-at = um { $times }
desk-lists-cron-minutes =
    { $count ->
        [one] jede Minute
       *[other] alle { $count } Minuten
    }
desk-lists-cron-hourly = jede Stunde in Minute { $minute }
desk-lists-cron-hours = alle { $count } Stunden ab { $first }

desk-lists-editing-lead = Was für jede Ausgabe dieser Liste gilt, die ab jetzt entsteht. Eine einzelne lässt sich auf ihrer eigenen Seite ändern, solange sie wartet.
desk-lists-approval-head = Freigabe
desk-lists-approval = Bevor eine Ausgabe geht
desk-lists-approval-automatic = Sie geht von selbst
desk-lists-approval-hold = Jemand muss sie freigeben
desk-lists-approval-unless_stopped = Sie geht, wenn niemand sie aufhält
desk-lists-approval_minutes = Minuten zum Aufhalten
desk-lists-approval_minutes-hint = Für Ausgaben, die gehen, wenn niemand sie aufhält: 1 bis 10 080.
desk-lists-approval_minutes-wrong = Schreiben Sie eine Zahl von 1 bis 10 080.
desk-lists-approvers = Wer davon erfährt
desk-lists-approvers-hint = E-Mail-Adressen, eine je Zeile; höchstens 20.
desk-lists-approvers-wrong = Schreiben Sie vollständige E-Mail-Adressen, eine je Zeile; höchstens 20.
desk-lists-articles-head = Artikel
desk-lists-min_articles = Mindestens
desk-lists-min_articles-hint = Sind es weniger, fällt der Termin aus, und sie kommen mit der nächsten Ausgabe. Leer: wie eingestellt.
desk-lists-min_articles-wrong = Schreiben Sie eine Zahl von 1 bis 1000, die nicht über dem liegt, was ein Brief höchstens zeigt, oder lassen Sie das Feld leer.
desk-lists-max_articles = Höchstens
desk-lists-max_articles-hint = Wie viele ein Brief zeigt. Leer: wie eingestellt.
desk-lists-max_articles-wrong = Schreiben Sie eine Zahl von 1 bis 1000, oder lassen Sie das Feld leer.
desk-lists-article_order = Was zuerst kommt
desk-lists-article_order-wrong = Nennen Sie für diese Reihenfolge den Aufmacher.
desk-lists-order-time = Das Neueste
desk-lists-order-topics = Thema für Thema
desk-lists-order-lead = Der Aufmacher, dann das Neueste
desk-lists-lead_article_id = Aufmacher
desk-lists-lead_article_id-hint = Die Nummer am Ende seiner Adresse am Pult.
desk-lists-lead_article_id-wrong = Die Liste hat keinen Artikel mit dieser Nummer.
desk-lists-words-head = Worte
desk-lists-subject_template = Betreff
desk-lists-subject_template-hint = Eine Vorlage. Leer: die des Briefs.
desk-lists-subject_template-wrong = Diese Vorlage lässt sich nicht ausfüllen. Nehmen Sie höchstens 500 Zeichen und nur Namen, die der Brief kennt. Die Vorlagenmaschine sagt:
desk-lists-preheader_template = Vorschautext
desk-lists-preheader_template-hint = Was Postfächer neben dem Betreff zeigen. Leer: der des Briefs.
desk-lists-preheader_template-wrong = Diese Vorlage lässt sich nicht ausfüllen. Nehmen Sie höchstens 500 Zeichen und nur Namen, die der Brief kennt. Die Vorlagenmaschine sagt:
desk-lists-intro = Notiz über den Artikeln
desk-lists-intro-hint = Markdown; wird in jede Ausgabe übernommen, wenn sie entsteht.
desk-lists-intro-wrong = Höchstens 4000 Zeichen, ohne Steuerzeichen.
desk-lists-archive-head = Archiv
desk-lists-archive = Frühere Ausgaben
desk-lists-archive-public = Jeder darf sie lesen
desk-lists-archive-off = Sie haben keine Seiten
desk-lists-archive-see = Archiv ansehen

desk-lists-form-lead = Das Formular dieser Liste hat eine eigene Adresse und darf auf Ihrer Seite stehen.
desk-lists-snippet = Formular für Ihre Seite
desk-lists-snippet-text = Kopieren Sie es in eine Seite, und lassen Sie diese Seite unten zu. Es geht auch ohne Skripte.
desk-lists-snippet-none = Die Liste nimmt keine Anmeldungen an: Sie ist geschlossen oder hat keine Bedingungen.
desk-lists-snippet-frame = Dasselbe in einem Rahmen
desk-lists-origins = Seiten, die es verwenden dürfen
desk-lists-origins-text = Ein Formular auf jeder anderen Seite wird abgewiesen, damit niemand in Ihrem Namen Leute anmeldet.
desk-lists-origin = Seite
desk-lists-origin-hint = Schema und Rechnername, etwa https://www.example.org
desk-lists-origin-wrong = Schreiben Sie nur Schema und Rechnername einer Seite, etwa https://www.example.org. Eine Liste nennt höchstens 32 Seiten.
desk-lists-origin-add = Seite zulassen
desk-lists-origin-remove = Entfernen
desk-lists-origin-everywhere = für alle Listen, durch die Konfiguration
desk-lists-notice = Datenschutzhinweis
desk-lists-notice-text = Was das Formular den Lesern über ihre Daten sagt. Wer verantwortlich ist, der Zweck, die Rechtsgrundlage und die Rechte der Leser stehen von selbst da.
desk-lists-notice-lacks =
    { $count ->
        [one] Ein Text fehlt noch.
       *[other] { $count } Texte fehlen noch.
    }
desk-lists-contact = Kontakt
desk-lists-contact-hint = An wen man wegen persönlicher Daten schreibt.
desk-lists-contact-wrong = Höchstens 2000 Zeichen reinen Text.
desk-lists-recipients = Empfänger
desk-lists-recipients-hint = Wer die Daten sonst bekommt: wer die Post weiterleitet, wer den Server betreibt.
desk-lists-recipients-wrong = Höchstens 2000 Zeichen reinen Text.
desk-lists-transfers = Übermittlung
desk-lists-transfers-hint = Ob Daten das Land oder die Union verlassen und was sie dort schützt.
desk-lists-transfers-wrong = Höchstens 2000 Zeichen reinen Text.
desk-lists-retention = Aufbewahrung
desk-lists-retention-hint = Wie lange Daten aufbewahrt werden.
desk-lists-retention-wrong = Höchstens 2000 Zeichen reinen Text.
desk-lists-authority = Behörde
desk-lists-authority-hint = Die Behörde, die Beschwerden annimmt.
desk-lists-authority-wrong = Höchstens 2000 Zeichen reinen Text.

desk-lists-feeds = Feeds
desk-lists-feeds-none = Noch keine Feeds
desk-lists-feeds-none-text = Ein Feed sagt uns, was eine Seite veröffentlicht hat. Nennen Sie die Adresse der Seite, und ihr Feed wird gefunden.
desk-lists-feed = Feed
desk-lists-feed-new = Feed hinzufügen
desk-lists-feed-new-lead = Nennen Sie die Adresse einer Seite oder eines Feeds. Sie sehen, was die Liste davon nähme, bevor etwas behalten wird.
desk-lists-feed-list = Liste
desk-lists-site = Seite oder Feed
desk-lists-site-hint = Etwa news.example.org
desk-lists-site-wrong = Das ist keine Adresse im Web. Schreiben Sie eine wie news.example.org oder eine vollständige, die mit https:// beginnt.
desk-lists-feed-find = Feeds finden
desk-lists-feed-try = Ausprobieren
desk-lists-feed-add = Diesen Feed hinzufügen
desk-lists-feed-articles = Seine Artikel
desk-lists-feed-well = Geht gut
desk-lists-feed-unread = Noch nicht gelesen
desk-lists-feed-stopped = Angehalten
desk-lists-feed-failing =
    { $count ->
        [one] Einmal misslungen
       *[other] { $count }-mal nacheinander misslungen
    }
desk-lists-feed-flood =
    { $count ->
        [one] ein Artikel wartet auf Sie
       *[other] { $count } Artikel warten auf Sie
    }
desk-lists-feed-error = Der letzte Besuch ist misslungen. Es wird wieder versucht, jedes Mal etwas später.
desk-lists-feed-visit = Jetzt besuchen
desk-lists-feed-stop = Anhalten
desk-lists-feed-resume = Fortsetzen
desk-lists-feed-move = Anderswo lesen
desk-lists-feed-move-text = Wenn ein Feed umgezogen ist. Was er noch einmal bringt, ist bekannt und wird nicht zweimal verschickt.
desk-lists-feed-remove = Feed aufgeben
desk-lists-feed-remove-text = Er wird nicht mehr gelesen. Seine Artikel bleiben, und was davon freigegeben ist, wird verschickt.
desk-lists-url = Adresse
desk-lists-url-wrong = Schreiben Sie eine vollständige Adresse, die mit https:// oder http:// beginnt.
desk-lists-next-visit = Nächster Besuch
desk-lists-last-visit = Letzter Besuch
desk-lists-last-success = Letzter Erfolg
desk-lists-a-day = Neu am Tag
desk-lists-held-future = Warten auf ihr Datum
desk-lists-hub = Hub
desk-lists-hub-asking = gefragt
desk-lists-hub-active = meldet Neues
desk-lists-hub-refused = hat abgelehnt
desk-lists-flood =
    { $count ->
        [one] Ein neuer Artikel wartet auf Sie
       *[other] { $count } neue Artikel warten auf Sie
    }
desk-lists-flood-text = Der Feed hat viel mehr gebracht als sonst. Ein Umzug oder ein Versehen darf kein ganzes Archiv verschicken; deshalb entscheiden Sie.
desk-lists-flood-release = Freigeben
desk-lists-flood-drop = Nie verschicken
desk-lists-found =
    { $count ->
        [one] Ein Feed gefunden
       *[other] { $count } Feeds gefunden
    }
desk-lists-trial-count =
    { $count ->
        [one] Ein Eintrag; { $new } davon käme mit den nächsten Ausgaben.
       *[other] { $count } Einträge; { $new } davon kämen mit den nächsten Ausgaben.
    }
desk-lists-fate-new = nächste Ausgaben
desk-lists-fate-back_catalogue = behalten, nie verschickt
desk-lists-fate-future = wartet auf sein Datum
desk-lists-fate-known = schon bekannt
desk-lists-odd-empty = Er hat zurzeit keine Einträge.
desk-lists-odd-undated =
    { $count ->
        [one] Ein Eintrag hat kein Datum. Beim ersten Besuch gilt er als alt und wird nie verschickt.
       *[other] { $count } Einträge haben kein Datum. Beim ersten Besuch gelten sie als alt und werden nie verschickt.
    }
desk-lists-odd-unnamed = Seine Einträge haben keine eigenen Namen (guid). Ändert sich die Adresse eines Artikels, gilt er vielleicht als neu.
desk-lists-odd-linkless =
    { $count ->
        [one] Ein Eintrag hat keinen Link und wird ausgelassen.
       *[other] { $count } Einträge haben keinen Link und werden ausgelassen.
    }
desk-lists-odd-cut_short = Er ist sehr lang: Nur die ersten { $count } Einträge werden gelesen.
desk-lists-odd-stale = Sein neuester Eintrag ist { $count } Tage alt. Vielleicht hat die Seite ihn aufgegeben.
desk-lists-odd-insecure = Er wird unverschlüsselt gelesen; was er sagt, könnte unterwegs geändert werden.
desk-lists-odd-moved = Er ist für immer umgezogen; die neue Adresse wird genommen.
desk-lists-odd-already_read = Die Liste liest ihn schon.

desk-lists-article-new = Artikel schreiben
desk-lists-article-new-lead = Für das, was kein Feed bringt. Er kommt mit den nächsten Ausgaben oder wenn sein Datum da ist.
desk-lists-article-write = Schreiben
desk-lists-articles-none = Noch keine Artikel
desk-lists-articles-none-text = Artikel kommen aus Feeds, über die API von Ihrer Seite oder von Ihnen. Hier werden sie gesammelt und gehen mit den nächsten Ausgaben.
desk-lists-articles-not-found = Nichts passt
desk-lists-articles-not-found-text = Versuchen Sie es mit weniger oder kürzeren Wörtern; Teile von Wörtern genügen.
desk-lists-articles-all = Alle Artikel
desk-lists-search = Wörter
desk-lists-search-go = Suchen
desk-lists-search-hint = Gesucht wird in Titel, Autor, Quelle, Rubriken und Adresse. Teile von Wörtern genügen; alle, bis zu fünf, müssen vorkommen.
desk-lists-stands-new = Freigegeben
desk-lists-stands-held = Wartet
desk-lists-stands-back_catalogue = Nie verschickt
desk-lists-stands-hidden = Verborgen
desk-lists-mailed = Verschickt
desk-lists-corrected = Berichtigt
desk-lists-title = Titel
desk-lists-title-wrong = Schreiben Sie einen Titel von höchstens 500 Zeichen in einer Zeile.
desk-lists-article-url = Adresse
desk-lists-article-url-wrong = Schreiben Sie eine vollständige Adresse, die mit https:// oder http:// beginnt.
desk-lists-summary = Zusammenfassung
desk-lists-summary-hint = Ein paar Sätze, als reiner Text.
desk-lists-summary-wrong = Höchstens 5000 Zeichen reinen Text.
desk-lists-author = Autor
desk-lists-author-wrong = Schreiben Sie einen Namen von höchstens 200 Zeichen in einer Zeile, oder lassen Sie das Feld leer.
desk-lists-sections = Rubriken
desk-lists-sections-hint = Namen mit Kommas dazwischen. Sie entscheiden über die Themen, bis der Artikel freigegeben ist.
desk-lists-sections-wrong = Höchstens 20 Namen von höchstens 200 Zeichen.
desk-lists-image_url = Bild
desk-lists-image_url-wrong = Schreiben Sie eine vollständige Adresse oder lassen Sie das Feld leer.
desk-lists-published_at = Nicht vor
desk-lists-published_at-hint = Nach den Uhren der Liste. Leer: mit den nächsten Ausgaben.
desk-lists-published_at-wrong = Diese Zeit gibt es auf den Uhren der Liste nicht, oder sie liegt zu weit voraus.
desk-lists-source = Quelle
desk-lists-seen = Zuerst gesehen
desk-lists-released = Freigegeben
desk-lists-in-issues = Ausgaben damit
desk-lists-in-no-issue = Bisher keine.
desk-lists-taken-out = herausgenommen
desk-lists-issue-held = wartet auf Freigabe
desk-lists-issue-planning = wird geplant
desk-lists-issue-sending = wird verschickt
desk-lists-issue-paused = angehalten
desk-lists-issue-cancelled = abgebrochen
desk-lists-issue-finished = verschickt
desk-lists-issue-skipped = ausgefallen
desk-lists-article-hide = Verbergen
desk-lists-article-hide-hint = Ein verborgener Artikel kommt in keinen Brief mehr und wird aus Ausgaben genommen, die auf Freigabe warten. Ausgaben, die unterwegs sind, behalten ihn: Halten Sie diese auf ihren eigenen Seiten an oder brechen Sie sie ab.
desk-lists-article-show = Wieder zeigen
desk-lists-article-show-hint = War er freigegeben und stand nie in einer Ausgabe, kommt er mit den nächsten.
desk-lists-article-correct = Berichtigen
desk-lists-article-correct-text = Briefe, die ab jetzt geschrieben werden, sagen, was Sie hier schreiben; die Quelle ändert es nicht mehr.
desk-lists-article-correct-late = Briefe mit diesem Artikel sind verschickt oder unterwegs und bleiben, wie sie sind. Eine Berichtigung ändert das Archiv und Briefe, die noch zu schreiben sind.
desk-lists-article-uncorrect = Die Quelle wieder sprechen lassen
desk-lists-why-hidden = Verborgen: Kein künftiger Brief trägt ihn.
desk-lists-why-back = Er war schon alt, als sein Feed zum ersten Mal gelesen wurde; er wird behalten und nie verschickt.
desk-lists-why-flood = Er kam mit viel mehr, als sein Feed sonst bringt, und wartet auf der Seite des Feeds auf Ihr Wort.
desk-lists-why-future = Er wartet auf sein Datum, { $date }.
desk-lists-why-new = Freigegeben: Er kommt mit den nächsten Ausgaben.

desk-lists-form-wrong = Etwas in diesem Formular lässt sich so nicht behalten. Sehen Sie die Felder noch einmal durch.
desk-lists-slug-taken = Diese Adresse hat schon eine andere Liste. Wählen Sie eine andere.
desk-lists-topic-taken = Die Liste hat schon ein Thema mit diesem Kurznamen. Wählen Sie einen anderen.
desk-lists-topic-chosen = Leser haben dieses Thema gewählt und hörten ohne es nichts mehr; darum bleibt es.
desk-lists-rule-no-section = Nennen Sie eine Rubrik oder ein Schlagwort mit einem Buchstaben oder einer Ziffer darin, in höchstens 200 Zeichen.
desk-lists-rule-no-address = Beginnen Sie mit https:// oder http:// oder, für einen Pfad auf jedem Rechner, mit /. Höchstens 200 Zeichen.
desk-lists-rule-no-word = Schreiben Sie mindestens ein Wort des Titels, in höchstens 200 Zeichen.
desk-lists-rule-taken = Diese Regel hat die Liste schon.
desk-lists-rule-many = Eine Liste hat höchstens 500 Regeln. Nehmen Sie ein kürzeres Wort oder die Adresse einer Rubrik, damit eine Regel für mehrere reicht.
desk-lists-cron-never = Diesen Tag gibt es nie, wie den 30. Februar. Schreiben Sie Zeiten, die kommen.
desk-lists-cadence-taken = Die Liste hat schon einen Zeitplan dieses Namens. Wählen Sie einen anderen, oder ändern Sie jenen.
desk-lists-approver-wrong = { $address } ist keine E-Mail-Adresse. Schreiben Sie vollständige Adressen, eine je Zeile.
desk-lists-colour-weak = Text in { $colour } wäre kaum zu lesen: Der Kontrast zum Papier des Briefs ist { $contrast } zu 1, und 4,5 zu 1 ist das Mindeste. { $suggestion } ginge.
desk-lists-feed-taken = Diesen Feed liest die Liste schon.
desk-lists-feed-nowhere = Dort war kein Feed zu finden: Die Seite nennt keinen, und an den üblichen Adressen ist keiner. Fragen Sie die Seite nach der Adresse ihres RSS-, Atom- oder JSON-Feeds.
desk-lists-feed-resting = Die Seite hat gebeten, bis { $time } (UTC) in Ruhe gelassen zu werden. Versuchen Sie es dann wieder.
desk-lists-feed-private = Diese Adresse liegt nicht im öffentlichen Internet oder nicht an einem Web-Port; darum wird sie nicht gelesen. Wer den Server betreibt, kann sie unter feeds.allow_private erlauben.
desk-lists-feed-no-host = Eine Seite dieses Namens gibt es nicht. Prüfen Sie die Schreibweise; stimmt sie, liegt es vielleicht am DNS des Servers.
desk-lists-feed-no-connection = Zur Seite kommt keine Verbindung zustande. Vielleicht ist sie gerade nicht da: Versuchen Sie die Adresse im Browser und hier später noch einmal.
desk-lists-feed-tls = Die verschlüsselte Verbindung zur Seite misslingt. Vielleicht ist ihr Zertifikat abgelaufen: Sagen Sie es der Seite, oder versuchen Sie es später wieder.
desk-lists-feed-slow = Die Seite hat zu lange nicht geantwortet. Versuchen Sie es später wieder.
desk-lists-feed-too-large = Was dort ist, ist größer, als Feeds hier sein dürfen. Bitten Sie die Seite um einen kürzeren Feed.
desk-lists-feed-redirects = Die Seite verweist ohne Ende von einer Adresse zur nächsten. Nennen Sie die Adresse, an der der Feed wirklich ist.
desk-lists-feed-later = Die Seite bittet, später zu fragen. Versuchen Sie es nach einer Weile wieder.
desk-lists-feed-gone = Die Seite hat diesen Feed für immer weggenommen. Nennen Sie seine neue Adresse.
desk-lists-feed-closed = Die Seite lässt uns das nicht lesen: Es ist nicht öffentlich, oder sie weist Programme ab. Bitten Sie darum, dass dieser Feed gelesen werden darf.
desk-lists-feed-missing = An dieser Adresse ist nichts. Prüfen Sie sie auf der Seite.
desk-lists-feed-trouble = Die Seite antwortet mit einem Fehler. Öffnen Sie die Adresse im Browser, um zu sehen, was dort ist, und versuchen Sie es später wieder.
desk-lists-feed-none-there = Was an dieser Adresse ist, ist kein Feed, der sich lesen lässt. Nennen Sie die Adresse eines RSS-, Atom- oder JSON-Feeds.

said-lists-made = Die Liste ist angelegt. Sie nimmt Anmeldungen an, sobald sie Bedingungen hat.
said-lists-opened = Die Liste nimmt Anmeldungen an.
said-lists-closed = Die Liste nimmt keine Anmeldungen mehr an.
said-lists-published = Veröffentlicht. Ab jetzt stimmen Leser dieser Fassung zu.
said-lists-scheduled = Der Zeitplan ist hinzugefügt.
said-lists-default-kept = Gespeichert. Wer nun öfter hören würde, behält, was er hatte.
said-lists-feed-added = Der Feed ist hinzugefügt und wird gleich besucht.
said-lists-feed-visited = Der Feed wird besucht, sobald seine Seite wieder gefragt werden darf.
said-lists-feed-stopped = Der Feed wird nicht mehr besucht.
said-lists-feed-removed = Der Feed ist aufgegeben. Seine Artikel sind noch da.
said-lists-flood-released = Sie kommen mit den nächsten Ausgaben.
said-lists-flood-dropped = Sie werden behalten und nie verschickt.
said-lists-hidden = Verborgen. Kein künftiger Brief trägt ihn.
said-lists-hidden-late = Verborgen. Ausgaben, die unterwegs sind, behalten ihn; sie sind unten genannt.
said-lists-hidden-cancelled = Verborgen. Eine Ausgabe, die sonst nichts getragen hätte, wurde abgebrochen.
said-lists-shown = Er kommt mit den nächsten Ausgaben.
said-lists-shown-only = Er wird wieder gezeigt und steht, wo er stand.
said-lists-uncorrected = Die Quelle spricht wieder für ihn; ein Feed wird gleich neu gelesen.
said-lists-written = Geschrieben.
said-lists-written-before = Die Liste hat unter dieser Adresse schon einen Artikel; hier ist er.
