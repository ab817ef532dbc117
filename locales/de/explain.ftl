# Warum ein Leser eine Ausgabe bekam oder nicht, auf Deutsch.

## Who is asked about

explain-unknown-address = Unter dieser Adresse hat sich nie jemand angemeldet.
explain-no-issue = Eine Ausgabe { $issue } gibt es nicht.
explain-no-letters = Für diese Adresse war nie ein Brief vorgemerkt.
explain-unknown-time = unbekannter Zeit

## What was agreed

explain-did =
    { $act ->
        [given] angemeldet
        [confirmed] bestätigt
        [refused] „Das war ich nicht“ gesagt
       *[withdrawn] abgemeldet
    }
explain-way =
    { $method ->
        [form] mit dem Anmeldeformular
        [api] über die API
        [page] auf der Seite hinter dem Link im Brief
        [one_click] mit einem Klick im Mailprogramm
        [import] durch einen Import
       *[operator] durch die Redaktion
    }
explain-act = { $list }: { explain-did } am { $at }, { explain-way }.

## Subscriptions

explain-pending = angemeldet und nicht bestätigt; die letzte Frage kam am { $asked } und kann bis { $until } beantwortet werden
explain-active = abonniert seit { $at }
explain-paused = pausiert; abonniert seit { $at }
explain-unsubscribed = abgemeldet am { $at }
explain-all-topics = alle Themen
explain-these-topics = Themen { $topics }
explain-subscription = { $list }: { $standing }; { $topics }; erste Anmeldung am { $at }.

## Suppressed addresses

explain-because =
    { $reason ->
        [refused] weil ihr Besitzer sagte, dass eine Anmeldung nicht von ihm war
        [hard_bounce] weil Briefe an sie endgültig zurückkamen
        [complaint] weil ihr Besitzer einen Brief als Spam gemeldet hat
       *[operator] weil die Redaktion es so entschieden hat
    }
explain-suppressed = Die Adresse ist seit { $at } gesperrt, { explain-because }.
explain-suppressed-with-a-note = Die Adresse ist seit { $at } gesperrt, { explain-because } („{ $note }“).

## An issue that holds no letter for the reader

explain-skip-reason =
    { $reason ->
        [nothing_new] es gab nichts Neues
        [nobody_to_write_to] es gab niemanden, dem zu schreiben war
        [too_old] ihr Termin war schon zu lange vorbei
       *[unknown] sie wurde ausgelassen
    }
explain-skipped = Ausgabe { $issue } von { $list } brachte niemandem einen Brief: { explain-skip-reason } ({ $at }).
explain-never-signed-up = Dieser Leser hat sich nie bei { $list } angemeldet; von anderen Listen erfahren Sie, wenn Sie keine Ausgabe nennen.
explain-signed-up-later = Dieser Leser war bei { $list } noch nicht angemeldet, als die Ausgabe am { $planned } geplant wurde; die erste Anmeldung kam am { $at }.
explain-confirmed-later = Bestätigt wurde das Abonnement später, am { $at }.
explain-unconfirmed = Die Anmeldung bei { $list } war nicht bestätigt, als die Ausgabe am { $planned } geplant wurde.
explain-question-yes = Die letzte Frage kam am { $asked } und wurde mit Ja beantwortet.
explain-question-no = Die letzte Frage kam am { $asked } und wurde mit „Das war ich nicht“ beantwortet.
explain-question-expired = Die letzte Frage kam am { $asked } und lief am { $until } ohne Antwort ab.
explain-question-open = Die letzte Frage kam am { $asked } und kann bis { $until } beantwortet werden.
explain-not-subscribed = Dieser Leser hatte { $list } nicht abonniert, als die Ausgabe am { $planned } geplant wurde.
explain-not-subscribed-since = Dieser Leser hatte { $list } nicht abonniert, als die Ausgabe am { $planned } geplant wurde: { explain-did } am { $at }, { explain-way }.
explain-rest = Dieser Leser hatte das Abonnement am { $since } pausiert.
explain-rest-until = Dieser Leser hatte das Abonnement am { $since } bis { $until } pausiert.
explain-rest-ended = Dieser Leser hatte das Abonnement am { $since } pausiert; die Pause endete am { $ended }.
explain-rest-until-ended = Dieser Leser hatte das Abonnement am { $since } bis { $until } pausiert; die Pause endete am { $ended }.
explain-rest-passes-over = Pausen bis zu einem bestimmten Tag werden übersprungen: Was währenddessen erschien, wird nicht nachgeliefert.
explain-rest-was-made-up-for = Was währenddessen erschien, kam mit der ersten Ausgabe danach.
explain-rest-is-made-up-for = Was währenddessen erscheint, kommt mit der ersten Ausgabe danach.
explain-being-planned = Die Ausgabe wird noch geplant; ein Brief kann noch kommen.
explain-held = Die Ausgabe wartet auf Freigabe; ein Brief kann noch kommen.
explain-other-cadence = Ausgabe { $issue } war für die Leser von „{ $schedule }“; dieser Leser hat „{ $cadence }“ gewählt.
explain-other-zone = Ausgabe { $issue } war für Leser nach den Uhren von { $zones }; dieser Leser lebt nach der von { $zone }.
explain-in-another-issue = Ihre Artikel kamen für diesen Leser mit Ausgabe { $issue }; kein Artikel wird zweimal verschickt.
explain-too-few =
    { $count ->
        [one] Ausgabe { $issue } hatte einen Artikel für diesen Leser, zu wenig für einen Brief; er kommt mit der nächsten Ausgabe.
       *[other] Ausgabe { $issue } hatte { NUMBER($count) } Artikel für diesen Leser, zu wenige für einen Brief; sie kommen mit der nächsten Ausgabe.
    }
explain-no-topics = Ausgabe { $issue } hatte keinen Artikel zu den Themen, die dieser Leser gewählt hat ({ $topics }); ihre Artikel haben keine Themen.
explain-other-topics = Ausgabe { $issue } hatte keinen Artikel zu den Themen, die dieser Leser gewählt hat ({ $topics }); ihre Artikel haben die Themen { $carried }.
explain-not-recorded = Aufgezeichnet ist kein Grund: Das Abonnement war aktiv, und es gab einen Artikel dafür. So sähe es aus, wenn seither eine Sperre aufgehoben oder die Themen geändert wurden.

## A letter and its attempts

explain-delivery-of-an-issue = Zustellung { $id }, Ausgabe { $issue } von { $list }, wurde am { $at } vorgemerkt.
explain-delivery-of-a-letter = Zustellung { $id }, „{ $letter }“ von { $list }, wurde am { $at } vorgemerkt.
explain-relay = das Relay
explain-relay-called = das Relay { $relay }
explain-no-words = ohne ein Wort dazu
explain-phase =
    { $phase ->
        [connect] { " " }beim Verbinden
        [banner] { " " }bei der Begrüßung
        [ehlo] { " " }bei EHLO
        [starttls] { " " }bei STARTTLS
        [auth] { " " }bei AUTH
        [mail_from] { " " }bei MAIL FROM
        [rcpt_to] { " " }bei RCPT TO
        [data] { " " }bei DATA
        [dot] { " " }am Ende der Nachricht
       *[unknown] { "" }
    }
explain-attempt-deferred = Versuch { $attempt } am { $at }: { $relay } schob den Brief{ explain-phase } auf: { $reply }.
explain-attempt-rejected = Versuch { $attempt } am { $at }: { $relay } lehnte den Brief{ explain-phase } ab: { $reply }.
explain-attempt-unreachable = Versuch { $attempt } am { $at }: { $relay } war{ explain-phase } nicht zu gebrauchen: { $reply }.
explain-attempt-in-doubt = Versuch { $attempt } am { $at }: { $relay } gab{ explain-phase } keine Antwort, die aufgezeichnet wurde: { $reply }.

## Where a letter stands

explain-sending = Der Brief wird gerade an das Relay übergeben.
explain-sent = Angenommen am { $at }; { $relay } antwortete: { $reply } (Versuch { $attempt }).
explain-rejected = Endgültig abgelehnt am { $at }; { $relay } antwortete: { $reply }.
explain-bounced = Erst angenommen ({ $relay }), dann am { $at } zurückgekommen: { $reason }.
explain-left-out = Ausgelassen am { $at }: { $reason }.
explain-cancelled = Abgesagt am { $at }: { $reason }.
explain-expired = Aufgegeben am { $at }: { $reason }.
explain-expired-after = Aufgegeben am { $at }: { $reason }; die letzte Antwort war { $reply }.
explain-issue-paused = Der Brief wartet, weil die Ausgabe angehalten ist; es geht weiter, wenn jemand sie weiterlaufen lässt.
explain-relay-resting = Der Brief wartet: { $relay } war nicht zu gebrauchen ({ $reply }); ab { $due } wird es wieder versucht.
explain-not-due = Der Brief ist nicht vor { $due } fällig.
explain-queued = Der Brief wartet seit { $due }, bis er an der Reihe ist; Briefe, die früher fällig waren, gehen vor.
explain-deferred =
    { $times ->
        [one] Einmal aufgeschoben, mit der Antwort { $reply }; der nächste Versuch ist am { $due } fällig.
       *[other] { NUMBER($times) }-mal aufgeschoben, zuletzt mit der Antwort { $reply }; der nächste Versuch ist am { $due } fällig.
    }
explain-in-doubt = Der Brief wurde übergeben, und keine Antwort ist aufgezeichnet; niemand weiß also, ob er angekommen ist. Zweifelhaft seit { $since }; am { $due } wird er mit derselben Message-ID noch einmal gesendet.
explain-in-doubt-held = Der Brief wurde übergeben, und keine Antwort ist aufgezeichnet; niemand weiß also, ob er angekommen ist. Zweifelhaft seit { $since }; er bleibt liegen, bis die Redaktion entscheidet.

## What else is worth knowing

explain-passage = Übergeben wurde der Brief an { $machine } unter { $tls } mit { $cipher }.
explain-passage-in-clear = Übergeben wurde der Brief an { $machine } ohne Verschlüsselung.
explain-retried = Die Redaktion ließ ihn am { $at } noch einmal versuchen.
explain-maybe-twice = Er war vorher zweifelhaft und wurde noch einmal gesendet; der Leser kann ihn zweimal bekommen haben, mit derselben Message-ID.
explain-maybe-nevertheless = Er war vorher zweifelhaft; der Leser kann ihn trotzdem bekommen haben.
explain-until-resumed = Die Ausgabe ist angehalten; bis sie weiterläuft, wird nichts versucht.
explain-silent-workers = Seit { $since } hat kein Versandprozess ein Lebenszeichen gegeben.
explain-no-worker = Es läuft kein Versandprozess.
explain-owed = Der Leser bekommt die Artikel noch: Sie kommen mit seiner nächsten Ausgabe.
explain-message-id = Die Message-ID ist <{ $id }>.

## Why a letter ended without a word of the relay

explain-reason-suppressed = die Adresse ist gesperrt
explain-reason-outrun = das Abonnement steht nicht mehr so, wie es für diesen Brief sein müsste
explain-reason-outlived = die Lebensdauer des Briefs endete, bevor er gesendet werden konnte
explain-reason-issue-cancelled = die Redaktion hat die Ausgabe abgebrochen
explain-reason-said-to-have-arrived = die Redaktion sagt, dass er angekommen ist
explain-reason-given-up = die Redaktion hat ihn aufgegeben, als er zweifelhaft war
explain-reason-reader-left = der Leser hat sich abgemeldet
explain-reason-ended-by-operator = die Redaktion hat das Abonnement beendet
explain-reason-refused = der Besitzer der Adresse hat abgelehnt
explain-reason-reader-paused = der Leser hat pausiert
explain-reason-paused = das Abonnement wurde pausiert
explain-reason-forgotten = der Leser wurde vergessen
explain-reason-confirmed-by-program = ein Programm hatte bestätigt
explain-reason-next-issue = die nächste Ausgabe des Lesers ({ $issue }) war fertig, bevor er gesendet werden konnte; die Artikel sind in jener
explain-reason-in-doubt = zweifelhaft, ob er angekommen war, und { $why }
explain-no-reason = kein Grund ist aufgezeichnet
explain-past-its-lifetime = der nächste Versuch wäre nach der Lebensdauer des Briefs gekommen
