# The words with which readers look after what they read.

## In letters

preferences = Ihre Auswahl
link-valid =
    { $hours ->
        [one] Der Link funktioniert eine Stunde lang.
       *[other] Der Link funktioniert { NUMBER($hours) } Stunden lang.
    }
manage-subject = Ihr Link zu { $list }
manage-preheader = Er öffnet alles, was Sie hier lesen, und funktioniert nur eine begrenzte Zeit.
manage-title = Hier ist Ihr Link
manage-asked = Sie wollten sehen oder ändern, was Sie hier lesen, in einem Brief von { $list } oder auf unserer Website. Dieser Link öffnet alles:
manage-button = Meine Auswahl sehen und ändern
manage-not-me = Sie waren es nicht? Dann tun Sie nichts: Nur wer dieses Postfach liest, kann den Link benutzen. Geben Sie diesen Brief nicht weiter.
already-subject = Sie lesen { $list } schon
already-preheader = Mit Ihrer Adresse hat sich noch einmal jemand angemeldet. Es hat sich nichts geändert.
already-title = Sie sind schon angemeldet
already-asked = Gerade hat sich jemand, wahrscheinlich Sie selbst, mit dieser Adresse für { $list } angemeldet. Sie sind es schon, also hat sich nichts geändert. Dieser Link öffnet alles, was Sie gewählt haben, auch eine Pause:
move-from-subject = Soll { $list } an eine andere Adresse kommen?
move-from-preheader = Nichts ändert sich, bis beide Postfächer zugestimmt haben.
move-from-title = Eine andere Adresse?
move-from-asked = Jemand mit einem Link aus diesem Postfach hat darum gebeten, dass alles, was Sie hier lesen, darunter { $list }, künftig an { $address } geht. Wenn Sie es waren, stimmen Sie hier und im Brief an die neue Adresse zu:
move-from-button = Ja, schreiben Sie an die andere Adresse
move-from-not-me = Sie waren es nicht? Dann tun Sie nichts, und alles bleibt, wie es ist. Wenn an die neue Adresse kein Brief kommt, liest sie hier schon etwas oder ist nicht erreichbar.
move-to-subject = Ist das Ihre neue Adresse für { $list }?
move-to-preheader = Nichts ändert sich, bis beide Postfächer zugestimmt haben.
move-to-title = Ist das Ihre neue Adresse?
move-to-asked = Jemand, der { $list } liest, hat uns gebeten, künftig an diese Adresse zu schreiben. Wenn Sie es waren, stimmen Sie hier und im Brief an die alte Adresse zu:
move-to-button = Ja, das ist meine neue Adresse
move-to-not-me = Sie waren es nicht? Dann tun Sie nichts, und wir schreiben nicht an diese Adresse.

## Asking for a link

link-title = Was Sie lesen, in Ihrer Hand
link-lead = Geben Sie die Adresse ein, an die unsere Briefe kommen. Wir senden dorthin einen Link, der alles zeigt und ändern lässt.
link-button = Link senden
link-sent-lead = Wenn wir diese Adresse kennen, ist ein Brief mit einem Link unterwegs.
link-sent-nothing = Nach einigen Minuten noch nichts? Sehen Sie im Ordner für Spam nach und prüfen Sie die Adresse. Ein zweiter Brief geht erst einige Minuten nach dem ersten hinaus.
link-gone-lead = Er ist vielleicht abgeschnitten oder zu alt: Solche Links funktionieren nur kurze Zeit. Fordern Sie hier einen neuen an.

## The page of choices

choices-title = Ihre Auswahl
choices-letter = { $list } kommt an { $address }.
choices-change = Etwas ändern
choices-fresh = Ein Brief kann weitergegeben werden. Deshalb zeigt sein Link nichts über Sie und ändert wenig. Für Themen, Häufigkeit, eine andere Adresse und alles Übrige senden wir einen neuen Link in Ihr Postfach.
choices-send = Neuen Link senden
choices-all = Das alles kommt an { $address }.
choices-you = Sie
choices-more = Weitere Newsletter
choices-expires = Diese Seite lässt sich bis zum { $date } öffnen. Geben Sie ihre Adresse nicht weiter.
choices-to-all = Zurück zu meiner Auswahl
choices-edit = { $list } ändern
choices-leave = { $list } abbestellen
choices-pending = Wartet darauf, dass Sie über den Link in unserem Brief bestätigen.
choices-ended = Sie haben diesen Newsletter abbestellt.
choices-rests = Pausiert bis zum { $date }.
choices-rests-open = Pausiert, bis Sie die Pause beenden.
choices-next = Die nächste Ausgabe kommt am { $date }.
choices-at-once = Kommt, sobald etwas erscheint.
choices-no-next = Zurzeit ist keine Ausgabe geplant.
choices-left = Sie haben diesen Newsletter abbestellt.
choices-left-all = Sie haben alle Newsletter abbestellt.
choices-back = Sie beziehen den Newsletter wieder.
choices-nothing = Es wurde nichts geändert.
choices-kept = Ihre Auswahl ist gespeichert.
choices-paused = Die Pause ist vermerkt.
choices-resumed = Die Pause ist beendet.
choices-language = Sprache der Briefe
choices-language-list = Wie der Newsletter selbst
choices-zone = Zeitzone
choices-zone-hint = Ein Name wie Europe/Zurich. Leer bedeutet die des Newsletters: { $zone }.
choices-keep = Auswahl speichern
problem-zone = Eine Zeitzone mit diesem Namen gibt es nicht. Schreiben Sie eine wie Europe/Zurich.

## Pausing

pause-title = Pause
pause-lead = Bis zu diesem Tag kommt nichts. Was inzwischen erscheint, bleibt im Archiv und wird nicht nachgesandt.
pause-until = Bis
pause-button = Pausieren
pause-end = Pause jetzt beenden
problem-until = Wählen Sie einen Tag vom { $first } bis zum { $last }.

## Another address

move-title = Adresse ändern
move-lead = Alles, was Sie hier lesen, kommt an { $address }. Wir schreiben an beide Adressen; die neue gilt, sobald Sie in beiden Briefen zugestimmt haben.
move-new = Neue Adresse
move-button = An beide schreiben
problem-move-same = Das ist schon Ihre Adresse.
move-asked-title = Zwei Briefe, zwei Knöpfe
move-asked-lead = Wenn wir an die neue Adresse schreiben können, ist an jede der beiden ein Brief unterwegs. Drücken Sie in beiden auf den Knopf.
move-asked-nothing = Bis dahin bleibt alles beim Alten. Wenn an die neue Adresse nichts kommt, liest sie hier schon etwas oder ist nicht erreichbar.
move-from-page-title = Eine andere Adresse?
move-from-page-lead = Soll alles, was Sie hier lesen, künftig an { $address } gehen?
move-to-page-title = Ihre neue Adresse?
move-to-page-lead = Soll { $list } künftig an { $address } kommen?
move-agree = Ja, ändern
move-or-close = Nicht gewollt? Schließen Sie diese Seite, und nichts ändert sich.
move-waiting-title = Noch ein Ja
move-waiting-lead = Danke. Drücken Sie nun auf den Knopf im Brief an die andere Adresse. Vorher ändert sich nichts.
move-done-title = Ihre Adresse ist geändert
move-done-lead = Von nun an schreiben wir an { $address }. Links zu Ihrer Auswahl in Briefen an die alte Adresse gelten nicht mehr.

## A copy, and being forgotten

data-button = Herunterladen, was Sie über mich wissen
erase-link = Vergessen Sie mich
erase-title = Sollen wir Sie vergessen?
erase-lead = Damit verschwindet, was wir über { $address } wissen.
erase-goes = Alle Newsletter enden. Ihre Adresse, Ihr Name, Ihre Auswahl und Ihre Briefe verschwinden, ebenso jede Spur Ihrer Geräte.
erase-stays = Es bleibt der Nachweis, dass unsere Briefe bestellt waren, ohne Ihren Namen und Ihre Adresse, und ein Fingerabdruck der Adresse, damit niemand sie wieder einträgt.
erase-for-good = Das lässt sich nicht rückgängig machen. Neu anmelden können Sie sich jederzeit.
erase-sure = Ich weiß, dass sich das nicht rückgängig machen lässt.
problem-sure = Kreuzen Sie dieses Feld an, damit wir Sie vergessen; ohne das verschwindet nichts.
erase-button = Ja, vergessen Sie mich
erased-title = Sie sind vergessen
erased-lead = Nichts sagt hier mehr, wer Sie sind, und wir schreiben Ihnen nicht mehr. Einen Brief darüber gibt es nicht.
