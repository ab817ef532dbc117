# Die Worte der Formulare auf anderen Websites und der Hinweise zum Datenschutz.

## Ein Formular von einer Website, die es nicht schicken darf

across-title = Dieses Formular darf hier niemanden anmelden
across-lead = Es steht auf einer Seite von { $origin }, die niemanden für { $list } anmelden darf. Gespeichert wurde nichts.
across-hidden = Die Seite, auf der es steht, verbirgt, zu welcher Website sie gehört. Gespeichert wurde nichts.
across-here = Auf unserer eigenen Seite anmelden
across-operator = Wenn Sie diesen Dienst betreiben, erlauben Sie die Website mit diesem Befehl:
across-operator-hidden = Wenn Sie jene Seite betreiben: Liefern Sie sie nicht mit der Richtlinie „no-referrer“ aus und nicht in einem Rahmen, den „sandbox“ abschließt.

## Die Seite, die zeigt, wie ein Formular auf eine andere Website kommt

embed-title = Ein Formular für Ihre Website: { $list }
embed-heading = Ein Formular für Ihre eigene Website
embed-lead = Auf jeder Ihrer Seiten kann man sich für { $list } anmelden. Kopieren Sie eines der folgenden Stücke hinein.
embed-form = Das Formular
embed-form-text = Es kommt ohne JavaScript aus und sieht so aus wie Ihre Seite. Die letzte Zeile kann wegbleiben; mit ihr erscheint die Antwort an Ort und Stelle und jeder Fehler neben seinem Feld.
embed-frame = Das Formular in einem Rahmen
embed-frame-text = Es sieht aus wie unsere eigenen Seiten; mehr braucht Ihre Seite nicht.
embed-sites = Bevor es geht
embed-sites-text = Wer diesen Dienst betreibt, erlaubt Ihre Website mit diesem Befehl:
embed-policy = Die Richtlinie Ihrer Website
embed-policy-text = Wenn Ihre Seiten eine Content-Security-Policy haben, muss sie dies erlauben:
embed-change = Ändert die Liste ihre Bedingungen, kopieren Sie das Formular neu. Bis dahin sehen Leserinnen und Leser die neuen Bedingungen und werden noch einmal gefragt.

## Was das Skript sagt

embed-sending = Einen Augenblick bitte …

## Die Hinweise zum Datenschutz

privacy-title = Datenschutzhinweise zu { $list }
privacy-controller = Wer verantwortlich ist
privacy-contact = An wen Sie sich wenden
privacy-purpose = Wofür
privacy-purpose-text = Um Ihnen { $list } per E-Mail zu schicken, weil Sie darum gebeten haben, und um das belegen zu können. Nötig ist nur Ihre E-Mail-Adresse; ohne sie kann nichts geschickt werden.
privacy-basis = Auf welcher Grundlage
privacy-basis-text = Ihre Einwilligung (DSGVO, Artikel 6 Absatz 1 Buchstabe a). Sie können sie jederzeit mit dem Link in jedem Brief widerrufen; was vorher geschah, bleibt rechtmäßig.
privacy-recipients = Wer Ihre Daten sonst bekommt
privacy-transfers = Andere Länder
privacy-retention = Wie lange
privacy-rights = Ihre Rechte
privacy-rights-text = Sie können Auskunft über Ihre Daten verlangen, sie berichtigen, löschen oder ihre Verarbeitung einschränken lassen und sie mitnehmen.
privacy-authority = Wo Sie sich beschweren können
