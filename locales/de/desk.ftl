# Der Rahmen der Redaktion, auf Deutsch.

desk-sections = Redaktion
desk-today = Heute
desk-issues = Ausgaben
desk-articles = Artikel
desk-lists = Listen
desk-subscribers = Abonnenten
desk-transfer = Import und Export
desk-relays = Relays
desk-settings = Einstellungen
desk-sign-out = Abmelden
desk-pages = Mehr
desk-pages-top = Zum Anfang
desk-pages-next = Nächste Seite
desk-lacks = Das dürfen Sie nicht
desk-lacks-text = Ihre Rolle umfasst es nicht. Wer die Rolle „Inhaber“ hat, kann es tun oder Ihnen eine andere Rolle geben.

desk-no-list = Noch keine Liste
desk-no-list-text = Ausgaben, Feeds und Artikel gehören zu einer Liste. Legen Sie zuerst eine an.
desk-foreign = Bitte noch einmal
desk-foreign-text = Das Formular kam nicht von einer Seite Ihrer jetzigen Sitzung, deshalb ist nichts geschehen. Öffnen Sie die Seite neu und senden Sie es noch einmal.
said-saved = Gespeichert.
