# Die Worte der Briefe, deutsch. Zahlen werden mit NUMBER($count) gezeigt; die Mehrzahl wählt $count selbst.

## In jedem Brief

privacy = Datenschutz
write-to-us = Schreiben Sie uns
unsubscribe = Abbestellen

## Die Bestätigung

confirm-subject = Bitte bestätigen Sie Ihr Abonnement von { $list }
confirm-preheader = Jemand hat sich mit dieser Adresse angemeldet. Waren Sie es nicht, brauchen Sie nichts zu tun.
confirm-title = Sind Sie das?
confirm-asked = Am { $date } hat uns jemand gebeten, { $list } an diese Adresse zu schicken. Waren Sie das, dann bestätigen Sie es bitte:
confirm-asked-from = Am { $date } hat uns jemand aus dem Netz { $network } gebeten, { $list } an diese Adresse zu schicken. Waren Sie das, dann bestätigen Sie es bitte:
confirm-imported = Wir haben die Leserinnen und Leser von { $list } aus einem anderen Versandprogramm übernommen, und diese Adresse war dabei. Ihre Zustimmung können wir nicht belegen, deshalb fragen wir ein einziges Mal: Möchten Sie { $list } erhalten?
confirm-imported-preheader = Eine Frage: Möchten Sie den Newsletter weiter erhalten?
confirm-imported-terms = Mit Ihrem Ja stimmen Sie auch diesen Bedingungen zu.
confirm-button = Ja, ich möchte abonnieren
confirm-valid =
    { $days ->
        [one] Die Schaltfläche öffnet eine Seite, auf der Sie bestätigen. Sie gilt einen Tag lang.
       *[other] Die Schaltfläche öffnet eine Seite, auf der Sie bestätigen. Sie gilt { NUMBER($days) } Tage lang.
    } Wenn Sie nichts tun, wird nichts abonniert, und wir schreiben Ihnen nicht wieder.
confirm-page-valid =
    { $days ->
        [one] Die Seite gilt einen Tag lang.
       *[other] Die Seite gilt { NUMBER($days) } Tage lang.
    } Wenn Sie nichts tun, wird nichts abonniert, und wir schreiben Ihnen nicht wieder.
confirm-not-me = Das war ich nicht.
confirm-not-me-ignore = Dann beachten Sie diesen Brief nicht, oder bitten Sie uns, diese Adresse für immer in Ruhe zu lassen:
confirm-not-me-link = Nie wieder an diese Adresse schreiben
confirm-fallback = Wenn die Schaltfläche nicht funktioniert, öffnen Sie diese Adresse:

## Die Begrüßung

welcome-subject = Willkommen bei { $list }
welcome-preheader = Sie stehen auf der Liste. Die nächste Ausgabe kommt an diese Adresse.
welcome-title = Willkommen. Schön, dass Sie da sind.
welcome-confirmed = Sie haben Ihr Abonnement von { $list } bestätigt. Die nächste Ausgabe kommt an diese Adresse.
welcome-topics = Ihre Themen
welcome-address-book = Damit keine Ausgabe verloren geht, können Sie { $address } in Ihr Adressbuch aufnehmen. Und wenn uns ein Fehler unterläuft, schreiben Sie uns: Wir wollen es wissen.
welcome-leave = Sie können jederzeit gehen:

## Die Ausgabe

digest-subject =
    { $others ->
        [0] { $title }
        [one] { $title } und ein weiterer Artikel
       *[other] { $title } und { NUMBER($others) } weitere
    }
digest-subject-empty = { $list }: { $date }
digest-preheader = Außerdem: { $titles }
digest-preheader-empty = { $list }, { $date }
digest-in-browser = Im Browser lesen
digest-count =
    { $count ->
        [one] ein Artikel
       *[other] { NUMBER($count) } Artikel
    }
digest-read = Zum Artikel
digest-empty = Diesmal gibt es keine neuen Artikel. Auch das ist eine Nachricht.
digest-more =
    { $count ->
        [one] und ein weiterer Artikel
       *[other] und { NUMBER($count) } weitere Artikel
    }
digest-end = Das ist alles für diese Ausgabe.
digest-why = Sie erhalten diesen Brief, weil { $list } mit dieser Adresse abonniert ist.

## Der Abschied

farewell-subject = Sie haben { $list } abbestellt
farewell-preheader = Wir schreiben Ihnen nicht wieder. Danke fürs Lesen.
farewell-title = Auf Wiedersehen, und danke fürs Lesen.
farewell-left = Sie haben { $list } abbestellt. Dies ist der letzte Brief, den Sie von dort erhalten.
farewell-mistake = War es ein Versehen? Sie können jederzeit wiederkommen:
farewell-again = Wieder abonnieren

## Der Brief an alle, die Ausgaben freigeben

# $list: der Newsletter; $issue: die Nummer der Ausgabe
approval-subject-goes = Ausgabe { $issue } von { $list } geht am { $date } hinaus
approval-subject-waits = Ausgabe { $issue } von { $list } wartet auf Ihre Freigabe
approval-goes = Ausgabe { $issue } geht hinaus, wenn Sie sie nicht anhalten.
approval-waits = Ausgabe { $issue } wartet auf Ihre Freigabe.
approval-goes-at = Sie geht am { $date } hinaus.
approval-nothing = Nichts davon wird verschickt, bevor jemand sie freigibt.
# $readers: an wie viele sie ginge, in den Worten von approval-readers
approval-size = { $articles } für { $readers }:
approval-readers =
    { $count ->
        [one] eine Leserin oder einen Leser
       *[other] { NUMBER($count) } Leserinnen und Leser
    }
approval-open = Ausgabe ansehen
approval-approve = Am Schreibtisch können Sie sie ändern, sich einen Probebrief schicken, sie freigeben oder abbrechen.
approval-stop = Am Schreibtisch können Sie sie ändern, sich einen Probebrief schicken, sie anhalten, bis Sie sie freigeben, oder abbrechen.

# The subject of an issue that an operator sends to an address of their own for a look.
test-letter-subject = [Test] { $subject }
