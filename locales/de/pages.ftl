# Die Worte der öffentlichen Seiten, deutsch.

## Der Rahmen jeder Seite

page-skip = Zum Inhalt
page-footer = Postrider bringt Newsletter zu Menschen, die darum gebeten haben.
page-languages = Sprache
page-front = Zur Startseite
page-desk = Zum Schreibtisch
page-published-by = Herausgegeben von { $name }

## Die Startseite

home-title = Newsletter
home-none = Zurzeit nimmt kein Newsletter neue Leserinnen und Leser auf.
home-lead = Wählen Sie einen Newsletter. Bevor etwas anderes kommt, bestätigen Sie durch einen Brief, und jeder Brief hat einen Weg hinaus.

## Die Anmeldung

form-check = Bitte prüfen: { $list }
form-mistaken = Fehler: { $list }
form-closed = Dieser Newsletter nimmt zurzeit keine neuen Leserinnen und Leser auf.
form-email = E-Mail-Adresse
form-name = Name
form-topics = Themen
form-optional = (freiwillig)
form-topics-optional = (freiwillig; ohne Auswahl kommen alle)
form-agreement = Ihre Zustimmung
form-newsletter = Newsletter
form-terms = Bedingungen
form-itself = Dieses Formular
form-read-terms = Die Bedingungen lesen (Fassung { $version })
form-privacy = Datenschutzhinweise
form-wait = Einen Moment bitte: Ihr Browser rechnet kurz etwas aus, das Roboter fernhält.
form-trap = Dieses Feld leer lassen
form-submit = Abonnieren
form-next = Sie bekommen einen Brief mit einem Link. Erst wenn Sie dort bestätigen, ist der Newsletter abonniert.
form-summary = Bitte berichtigen Sie
form-error = Fehler:

problem-email-empty = Geben Sie eine E-Mail-Adresse ein.
problem-email-long = Diese Adresse ist zu lang: höchstens 254 Zeichen, davon 64 vor dem @.
problem-email-syntax = Das sieht nicht wie eine E-Mail-Adresse aus, etwa name@example.org.
problem-email-domain = An diese Domain kann keine Post geschickt werden; prüfen Sie den Teil nach dem @.
problem-email-reserved = Dieses Postfach ist Mailsystemen vorbehalten; nehmen Sie eine persönliche Adresse.
problem-name = Ein Name hat höchstens 100 Zeichen und keinen Zeilenumbruch.
problem-topics = Wählen Sie aus den Themen dieser Seite.
problem-consent-newsletter = Kreuzen Sie dieses Feld an, um den Newsletter zu erhalten; ohne das wird nichts geschickt.
problem-consent-terms = Kreuzen Sie dieses Feld an, um den Bedingungen zuzustimmen.
problem-terms = Die Bedingungen haben sich geändert; bitte lesen Sie die geltende Fassung und stimmen Sie ihr zu.
problem-other = So kann das nicht verwendet werden. Bitte laden Sie die Seite neu und füllen Sie sie noch einmal aus.

## Nach der Anmeldung

mailbox-title = Sehen Sie in Ihr Postfach
mailbox-lead = Wenn diese Adresse abonnieren kann, ist ein Brief mit einem Link unterwegs. Sobald Sie dort bestätigen, ist der Newsletter abonniert.
mailbox-nothing = Nach ein paar Minuten noch nichts da? Sehen Sie in den Ordner für unerwünschte Post, und prüfen Sie, ob die Adresse richtig getippt ist. Wer den Newsletter schon liest, bekommt keinen Brief.

## Die Bedingungen

terms-title = Bedingungen von { $list }, Fassung { $version }
terms-heading = Bedingungen von { $list }
terms-current = Fassung { $version }, veröffentlicht am { $date }. Dies ist die geltende Fassung.
terms-old = Fassung { $version }, veröffentlicht am { $date }. Eine neuere Fassung ist an ihre Stelle getreten.
terms-ticked = Was beim Abonnieren angekreuzt wird
terms-words = Die Bedingungen
terms-fingerprint = Fingerabdruck dieses Wortlauts (SHA-256):
terms-form = Zur Anmeldung

## Die Frage hinter dem Bestätigungsbrief

question-title = Bestätigen Sie Ihr Abonnement
question-heading = { $list } abonnieren?
question-lead = Jemand, vermutlich Sie, hat { $address } angemeldet. Es wird nichts geschickt, bis Sie ja sagen.
question-yes = Ja, abonnieren
question-no = Nein, das war ich nicht
question-decoy = Diesen Knopf bitte nicht drücken; er ist für Programme da
again-title = War das ein Mensch?
again-lead = Manche Mailprogramme drücken die Knöpfe solcher Seiten, bevor jemand sie gelesen hat. Darum ist über { $list } und { $address } noch nichts entschieden: Setzen Sie das Häkchen und antworten Sie dann.
again-certain = Ich bin ein Mensch und drücke den Knopf selbst.
subscribed-title = Sie haben abonniert
subscribed-lead = { $list } kommt künftig an { $address }.
subscribed-close = Am Fuß jedes Briefs steht ein Link zum Abbestellen. Sie können diese Seite schließen.
refused-title = Es wird nichts geschickt
refused-lead = Danke, dass Sie Bescheid gesagt haben. { $address } hat { $list } nicht abonniert.
refused-close = Sie brauchen nichts weiter zu tun. Sie können diese Seite schließen.
expired-title = Dieser Link ist abgelaufen
expired-lead = Er wurde nicht rechtzeitig benutzt, daher ist nichts abonniert. Sie können sich noch einmal anmelden.
left-before-title = Sie haben nicht abonniert
left-before-lead = Sie haben diesen Newsletter inzwischen abbestellt, und der alte Link bringt ihn nicht zurück. Sie können sich noch einmal anmelden.
sign-up-for = { $list } abonnieren
not-me-title = Das waren Sie nicht?
not-me-lead = Jemand hat { $address } für { $list } angemeldet. Mit dieser Schaltfläche wird an diese Adresse nie wieder ein Brief geschickt, von keiner Liste dieses Anbieters.
not-me-button = Das war ich nicht

## Abbestellen

leave-title = Abbestellen
leave-ask = Soll { $list } nicht mehr an { $address } kommen?
leave-ask-blindly = Soll dieser Newsletter nicht mehr zu Ihnen kommen?
leave-gone = { $list } kommt nicht mehr an { $address }.
leave-button = Abbestellen
leave-all = Alle Newsletter abbestellen
leave-others =
    { $count ->
        [one] Noch ein weiterer Newsletter von hier kommt an diese Adresse.
       *[other] Noch { NUMBER($count) } weitere Newsletter von hier kommen an diese Adresse.
    }
left-title = Sie haben abbestellt
left-this = { $list } kommt nicht mehr an { $address }.
left-all = Kein Newsletter von hier kommt mehr an { $address }.
left-slip = War es ein Versehen?
left-again = { $list } wieder abonnieren
left-why = Sagen Sie uns, warum?
left-reason = Ihr Grund
left-send = Abschicken
noted-lead = Ihr Wunsch ist notiert und wird in Kürze ausgeführt. Sie brauchen nichts weiter zu tun.
left-test-letter = Dieser Link stand in einem Testbrief. Niemand war damit angemeldet, und nichts hat sich geändert.
thanks-title = Danke
thanks-lead = Ihre Worte sind angekommen. Es bleibt beim Abbestellen, und Sie können diese Seite schließen.
undone-title = Sie haben wieder abonniert
undone-lead = { $list } kommt weiterhin an { $address }.
too-late-title = Bitte melden Sie sich noch einmal an
too-late-lead = Das lässt sich nicht mehr rückgängig machen: Sie haben vor längerer Zeit abbestellt oder nie bestätigt.

## Was schiefging

wrong-page = Diese Seite gibt es nicht
wrong-page-text = Die Adresse ist vielleicht unterwegs abgeschnitten worden. Bitte kopieren Sie sie als Ganzes von dort, wo Sie sie gefunden haben.
wrong-link = Dieser Link funktioniert nicht
wrong-link-text = Vielleicht hat Ihr Mailprogramm ihn abgeschnitten, oder er ist zu alt. Bitte kopieren Sie den ganzen Link aus dem Brief in Ihren Browser. Hilft das nicht, dann antworten Sie auf den Brief: Jemand wird es lesen.
wrong-list = Diesen Newsletter gibt es nicht
wrong-list-text = Vielleicht wurde er umbenannt oder geschlossen. Die Startseite zeigt alle Newsletter, die man abonnieren kann.
wrong-form = Dieses Formular konnte nicht gelesen werden
wrong-form-sent = Es wurde nicht so geschickt, wie ein Browser es tut. Bitte benutzen Sie das Formular der Seite.
wrong-form-characters = Es enthält Zeichen, die kein Formular schickt. Bitte füllen Sie es noch einmal aus.
wrong-form-twice = Es enthält ein Feld zweimal. Bitte füllen Sie es noch einmal aus.
wrong-form-long = Was geschickt wurde, ist zu lang.
wrong-form-slow = Es ist nicht rechtzeitig angekommen. Bitte schicken Sie es noch einmal.
wrong-form-broken = Es ist nicht vollständig angekommen. Bitte schicken Sie es noch einmal.
wrong-side = Bei uns ist etwas schiefgegangen
wrong-side-busy = Im Augenblick ist mehr zu tun, als wir bewältigen. Bitte versuchen Sie es in einigen Sekunden wieder.
wrong-side-noted = Es ist für die Menschen notiert, die diesen Dienst betreiben. Bitte versuchen Sie es später wieder.
wrong-method = So funktioniert diese Adresse nicht
wrong-method-text = Bitte gehen Sie zurück und benutzen Sie die Schaltflächen der Seite.
wrong-origin = Diese Anfrage kam von einer anderen Website
wrong-origin-text = Bitte benutzen Sie die Schaltfläche auf der Seite.

## Wie oft

form-cadence = Wie oft
cadence-instant = Sofort, sobald etwas erscheint
cadence-daily = Jeden Tag
cadence-weekly = Jede Woche
cadence-monthly = Jeden Monat
problem-cadence = Wählen Sie aus, was diese Seite anbietet.

## Frühere Ausgaben

archive-title = Frühere Ausgaben
archive-none = Noch ist keine Ausgabe erschienen.
archive-feed = Feed der Ausgaben
archive-older = Ältere Ausgaben
archive-subscribe = { $list } abonnieren
archive-count =
    { $count ->
        [one] ein Artikel
       *[other] { NUMBER($count) } Artikel
    }
