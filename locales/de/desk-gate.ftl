# Hereinkommen: die Briefe an alle, die hier arbeiten, und die Seiten für Anmeldung, Konto und Personen.

## In letters to operators

desk-gate-letter-valid-minutes =
    { $minutes ->
        [one] Der Link funktioniert einmal, innerhalb einer Minute.
       *[other] Der Link funktioniert einmal, innerhalb von { NUMBER($minutes) } Minuten.
    }
desk-gate-letter-valid-hours =
    { $hours ->
        [one] Der Link funktioniert einmal, innerhalb einer Stunde.
       *[other] Der Link funktioniert einmal, innerhalb von { NUMBER($hours) } Stunden.
    }
desk-gate-letter-invite-subject = { $name } lädt Sie an den Schreibtisch von { $site } ein
desk-gate-letter-invite-preheader = Wählen Sie ein Passwort, und die Tür steht offen.
desk-gate-letter-invite-title = Sie sind eingeladen
desk-gate-letter-invite-owner = { $name } bittet Sie, die Newsletter von { $site } mit zu leiten: Sie dürfen dort alles.
desk-gate-letter-invite-editor = { $name } bittet Sie, bei den Newslettern von { $site } als Redaktion mitzuarbeiten: Sie kümmern sich um Inhalte, Ausgaben und Leserschaft.
desk-gate-letter-invite-viewer = { $name } lädt Sie ein, bei den Newslettern von { $site } mitzulesen: Sie sehen alles und ändern nichts.
desk-gate-letter-invite-button = Einladung annehmen
desk-gate-letter-invite-not-me = Sie kennen { $name } nicht? Dann beachten Sie diesen Brief nicht, und nichts geschieht.
desk-gate-letter-reset-subject = Ein neues Passwort für { $site }
desk-gate-letter-reset-preheader = Jemand hat darum gebeten. Wenn Sie es nicht waren, tun Sie nichts.
desk-gate-letter-reset-title = Wählen Sie ein neues Passwort
desk-gate-letter-reset-asked = Jemand hat um ein neues Passwort für Ihr Konto bei { $site } gebeten. Wenn Sie es waren, geht es hier weiter:
desk-gate-letter-reset-button = Neues Passwort wählen
desk-gate-letter-reset-not-me = Sie waren es nicht? Dann tun Sie nichts: Ihr Passwort bleibt, wie es ist. Geben Sie diesen Brief nicht weiter.
desk-gate-letter-link-subject = Ihr Link zur Anmeldung bei { $site }
desk-gate-letter-link-preheader = Er funktioniert einmal, in dem Browser, in dem Sie ihn angefordert haben.
desk-gate-letter-link-title = Anmelden
desk-gate-letter-link-asked = Sie wollten sich bei { $site } ohne Passwort anmelden. Öffnen Sie diesen Link in dem Browser, in dem Sie ihn angefordert haben:
desk-gate-letter-link-button = Anmelden
desk-gate-letter-link-not-me = Sie waren es nicht? Dann tun Sie nichts: In jedem anderen Browser öffnet der Link nichts.
desk-gate-letter-notice-subject = Ihr Konto bei { $site } wurde geändert
desk-gate-letter-notice-preheader = Wenn Sie es waren, ist nichts zu tun.
desk-gate-letter-notice-title = Ihr Konto wurde geändert
desk-gate-letter-notice-password = Das Passwort Ihres Kontos bei { $site } wurde am { $date } geändert. Alle anderen Sitzungen wurden beendet.
desk-gate-letter-notice-second-on = Seit { $date } fragt Ihr Konto bei { $site } nach einem Code Ihrer Authenticator-App.
desk-gate-letter-notice-second-off = Seit { $date } fragt Ihr Konto bei { $site } nicht mehr nach einem Code einer Authenticator-App.
desk-gate-letter-notice-codes = Am { $date } wurden neue Wiederherstellungscodes für Ihr Konto bei { $site } erstellt; die alten gelten nicht mehr.
desk-gate-letter-notice-not-me = Sie waren es nicht? Dann wählen Sie sofort ein neues Passwort und sagen Sie denen Bescheid, die hier die Leitung haben:

## Signing in

desk-gate-sign-in = Anmelden
desk-gate-email = E-Mail-Adresse
desk-gate-password = Passwort
desk-gate-sign-in-link = Mit einem Link per E-Mail anmelden
desk-gate-sign-in-forgotten = Passwort vergessen?
desk-gate-wrong = Die Adresse oder das Passwort stimmt nicht. Wir sagen nicht, welches von beiden, damit niemand ausprobieren kann, wer hier arbeitet.
desk-gate-wait =
    { $seconds ->
        [one] Das waren zu viele Versuche. Versuchen Sie es in einer Sekunde wieder.
       *[other] Das waren zu viele Versuche. Versuchen Sie es in { NUMBER($seconds) } Sekunden wieder.
    }
desk-gate-second = Noch ein Schritt
desk-gate-second-lead = Geben Sie die sechs Ziffern ein, die Ihre Authenticator-App jetzt zeigt, oder einen Ihrer Wiederherstellungscodes.
desk-gate-second-code = Code
desk-gate-second-button = Weiter
desk-gate-second-wrong = Dieser Code stimmt nicht, ist zu alt oder wurde schon benutzt.
desk-gate-second-late = Das hat zu lange gedauert. Bitte melden Sie sich noch einmal an.
desk-gate-again = Sind Sie es noch?
desk-gate-again-lead = Was Sie vorhaben, wiegt schwer: Es betrifft Personen, Schlüssel oder viele Leserinnen und Leser auf einmal. Geben Sie deshalb bitte Ihr Passwort ein; danach machen Sie weiter, wo Sie waren.
desk-gate-again-button = Ich bin es
desk-gate-again-link = Kein Passwort? Fordern Sie einen Link per E-Mail an.
desk-gate-link = Ohne Passwort anmelden
desk-gate-link-lead = Wir senden einen Link an Ihre Adresse. Er funktioniert einmal, kurze Zeit und nur in diesem Browser.
desk-gate-link-send = Link senden
desk-gate-link-sent = Wenn hier jemand mit dieser Adresse arbeitet, ist ein Brief unterwegs. Nach einigen Minuten noch nichts? Sehen Sie im Ordner für Spam nach und prüfen Sie die Adresse.
desk-gate-link-open-lead = Einmal drücken, und Sie sind da.
desk-gate-link-other = Öffnen Sie den Link in dem Browser, in dem Sie ihn angefordert haben. So kann sich niemand mit einem Brief anmelden, der nicht für ihn war.
desk-gate-link-gone = Dieser Link funktioniert nicht mehr
desk-gate-link-gone-lead = Er wurde schon benutzt, ist zu alt oder abgeschnitten. Fordern Sie einen neuen an.
desk-gate-forgotten = Passwort vergessen?
desk-gate-forgotten-lead = Wir senden einen Link an Ihre Adresse, hinter dem Sie ein neues wählen.
desk-gate-reset = Wählen Sie ein neues Passwort
desk-gate-reset-button = Passwort setzen
said-gate-reset = Ihr Passwort ist gesetzt, und alle Sitzungen wurden beendet. Melden Sie sich mit dem neuen an.
desk-gate-back = Zurück zur Anmeldung
said-gate-signed-out = Sie haben sich abgemeldet.

## Choosing a password

desk-gate-new-password = Neues Passwort
desk-gate-password-hint = Mindestens 12 Zeichen, besser 15 und mehr: Gut sind vier oder fünf Wörter, die nur Sie so zusammenstellen. Jedes Zeichen zählt, auch Leerzeichen.
desk-gate-password-short = Zu kurz: mindestens 12 Zeichen.
desk-gate-password-long = Zu lang: höchstens 256 Zeichen.
desk-gate-password-common = Das besteht aus dem, was Rateprogramme zuerst versuchen: bekannte Wörter, Tastenreihen, Jahreszahlen oder Ihr eigener Name. Nehmen Sie etwas, das nur Sie so zusammenstellen.
desk-gate-name = Ihr Name
desk-gate-name-hint = So sehen ihn die anderen, und so schreibt ihn das Protokoll auf.
desk-gate-name-missing = Bitte geben Sie einen Namen mit höchstens 80 Zeichen an.
desk-gate-email-wrong = Das ist keine E-Mail-Adresse, an die man schreiben kann.
desk-gate-email-known = Jemand mit dieser Adresse arbeitet schon hier.

## The first owner, and invitations

desk-gate-setup = Willkommen
desk-gate-setup-lead = Hier hat noch niemand die Leitung. Wer diesen Link öffnet, übernimmt sie, darf alles und lädt die anderen ein.
desk-gate-setup-button = Los geht es
desk-gate-setup-gone-lead = Jemand hat schon die Leitung, oder der Link ist zu alt. Auf der Maschine macht dieser Befehl einen neuen:
desk-gate-recover = Ein neuer Anfang
desk-gate-recover-lead = Dieser Link wurde auf der Maschine gemacht. Wer ihn öffnet, wählt ein neues Passwort für { $name }, ohne zweiten Faktor.
desk-gate-invited = Willkommen
desk-gate-invited-lead = { $name } hat Sie eingeladen, mit der Rolle { $role }. Wählen Sie ein Passwort, dann geht es los.
desk-gate-invited-button = Los geht es
desk-gate-invited-gone-lead = Die Einladung wurde angenommen, zurückgezogen oder ist zu alt. Bitten Sie um eine neue.

## My account

desk-gate-account = Mein Konto
desk-gate-account-you = Sie
desk-gate-language = Sprache der Seiten
desk-gate-language-browser = Was mein Browser vorzieht
desk-gate-save = Speichern
desk-gate-account-password = Passwort
desk-gate-account-password-lead = Ein neues Passwort beendet alle Ihre anderen Sitzungen.
desk-gate-account-current = Bisheriges Passwort
desk-gate-account-change = Passwort ändern
said-gate-password = Ihr Passwort ist geändert, und alle anderen Sitzungen wurden beendet.
desk-gate-account-wrong = Das Passwort stimmt nicht.
desk-gate-factor = Zweiter Faktor
desk-gate-factor-off = Ihr Konto ist nur durch das Passwort geschützt. Mit einer Authenticator-App auf dem Telefon öffnet ein gestohlenes Passwort nichts.
desk-gate-factor-on = Die Anmeldung fragt nach einem Code Ihrer Authenticator-App, seit { $date }.
desk-gate-factor-needed = Ihr Konto braucht einen zweiten Faktor. Richten Sie ihn jetzt ein, dann geht es weiter.
desk-gate-factor-codes-left =
    { $count ->
        [0] Sie haben keinen Wiederherstellungscode mehr.
        [one] Sie haben noch einen Wiederherstellungscode.
       *[other] Sie haben noch { NUMBER($count) } Wiederherstellungscodes.
    }
desk-gate-factor-begin = Authenticator-App einrichten
desk-gate-factor-scan = Lesen Sie dieses Bild mit Ihrer Authenticator-App ein.
desk-gate-factor-picture = QR-Code mit dem Geheimnis für die Authenticator-App
desk-gate-factor-type = Oder tippen Sie dieses Geheimnis dort ein:
desk-gate-factor-prove = Geben Sie dann die sechs Ziffern ein, die sie zeigt:
desk-gate-factor-turn-on = Einschalten
desk-gate-factor-turn-off = Ausschalten
said-gate-factor-off = Der zweite Faktor ist aus.
desk-gate-factor-new-codes = Neue Wiederherstellungscodes
desk-gate-codes = Ihre Wiederherstellungscodes
desk-gate-codes-lead = Jeder ersetzt einmal die App, wenn Ihr Telefon verloren ist. Drucken Sie sie aus oder legen Sie sie in einen Passwort-Manager: Sie werden nicht noch einmal gezeigt.
desk-gate-codes-kept = Ich habe sie aufbewahrt
desk-gate-sessions = Sitzungen
desk-gate-sessions-lead = Wo Sie angemeldet sind. Eine Sitzung endet von selbst nach { $idle } ohne Benutzung, und nach { $whole } auf jeden Fall.
desk-gate-sessions-minutes =
    { $count ->
        [one] einer Minute
       *[other] { NUMBER($count) } Minuten
    }
desk-gate-sessions-hours =
    { $count ->
        [one] einer Stunde
       *[other] { NUMBER($count) } Stunden
    }
desk-gate-session-this = Diese hier
desk-gate-session-agent = Browser
desk-gate-session-network = Netz
desk-gate-session-begun = Angemeldet
desk-gate-session-seen = Zuletzt benutzt
desk-gate-session-end = Beenden
desk-gate-session-end-others = Alle anderen beenden
said-gate-session = Die Sitzung ist beendet.
said-gate-sessions = Alle anderen Sitzungen sind beendet.
desk-gate-session-unknown = Unbekanntes Programm

## People

desk-gate-people = Personen
desk-gate-people-lead = Wer hier arbeitet und was wer darf.
desk-gate-role = Rolle
desk-gate-role-owner = Leitung
desk-gate-role-editor = Redaktion
desk-gate-role-viewer = Einsicht
desk-gate-role-owner-may = Darf alles: auch Personen, Schlüssel, Einstellungen, Import, Export und Löschen.
desk-gate-role-editor-may = Kümmert sich um Listen, Artikel, Ausgaben und einzelne Leserinnen und Leser, und versendet.
desk-gate-role-viewer-may = Sieht alles und ändert nichts.
desk-gate-people-factor = Zweiter Faktor
desk-gate-people-factor-yes = An
desk-gate-people-factor-no = Aus
desk-gate-people-seen = Zuletzt gesehen
desk-gate-people-never = Nie
desk-gate-people-you = Sie
desk-gate-people-name = Name
desk-gate-people-suspended = Gesperrt
desk-gate-people-manage = Verwalten
desk-gate-invite = Jemanden einladen
desk-gate-invite-lead = Wir senden einen Link an die Adresse; das Passwort wählt jede Person selbst.
desk-gate-invite-button = Einladung senden
said-gate-invited = Die Einladung ist unterwegs.
said-gate-factor-off-other = Der zweite Faktor dieser Person ist aus.
said-gate-sessions-other = Alle Sitzungen dieser Person sind beendet.
desk-gate-invite-by-hand = Es gibt noch keine Liste, die den Brief absenden könnte. Geben Sie diesen Link selbst weiter; er wird nur jetzt gezeigt:
desk-gate-invitations = Offene Einladungen
desk-gate-invitation-until = Gilt bis
desk-gate-invitation-withdraw = Zurückziehen
said-gate-withdrawn = Die Einladung ist zurückgezogen.
desk-gate-person-since = Hier seit { $date }
desk-gate-person-role = Rolle ändern
desk-gate-person-role-lead = Eine neue Rolle beendet die Sitzungen dieser Person; sie meldet sich neu an.
said-gate-role = Die Rolle ist geändert.
desk-gate-person-suspend = Sperren
desk-gate-person-suspend-lead = Beendet alle Sitzungen und lässt niemanden mit diesem Konto herein, bis Sie es zurücknehmen. Was die Person getan hat, bleibt im Protokoll.
said-gate-suspended = Das Konto ist gesperrt.
desk-gate-person-restore = Wieder hereinlassen
desk-gate-person-restore-lead = Das Konto ist gesperrt. Danach funktioniert es wie zuvor.
said-gate-restored = Das Konto funktioniert wieder.
desk-gate-person-factor-off = Zweiten Faktor ausschalten
desk-gate-person-factor-off-lead = Für jemanden, der Telefon und Wiederherstellungscodes verloren hat. Vergewissern Sie sich, dass wirklich diese Person darum bittet.
desk-gate-person-remove = Entfernen
desk-gate-person-remove-lead = Nimmt das Konto für immer weg. Das Protokoll behält den Namen.
desk-gate-person-remove-sure = Ja, { $name } entfernen
said-gate-removed = Das Konto ist entfernt.
desk-gate-person-sessions-end = Alle Sitzungen beenden
desk-gate-person-sessions-lead = Meldet diese Person überall ab; sie darf sich wieder anmelden.
desk-gate-last-owner = Nur diese Person hat die Leitung und kann sich anmelden. Geben Sie sie zuerst noch jemandem.
