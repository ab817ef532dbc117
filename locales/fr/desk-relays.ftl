# Les pages des relais et de leurs enregistrements, en français.

desk-relays-lead = Les serveurs qui prennent nos courriers et les portent plus loin. Ce qu’ils peuvent est écrit dans la configuration ; voici ce qu’ils font.
desk-relays-hint = Les relais se règlent dans le fichier de configuration : [smtp] pour le premier, [relay.NOM] pour chacun des autres.
desk-relays-records = Clés et enregistrements DNS
desk-relays-last-minute = Pris dans la dernière minute
desk-relays-last-hour = Pris dans la dernière heure
desk-relays-not-taken = Non pris
desk-relays-taken = Pris
desk-relays-outbox = Boîte de sortie
desk-relays-outbox-text = Les courriers sont écrits dans un dossier ; il n’y a pas de relais à qui parler.
desk-relays-untried = Pas encore essayé
desk-relays-failing = Inutilisable
desk-relays-reached = Fonctionne
desk-relays-tls-auto = TLS là où il est offert
desk-relays-tls-none = sans TLS
desk-relays-tls-starttls = STARTTLS ou pas de courrier
desk-relays-tls-implicit = TLS dès le début
desk-relays-limit-second = { NUMBER($granted) } courriers sur { NUMBER($limit) } dans cette seconde
desk-relays-limit-minute = { NUMBER($granted) } courriers sur { NUMBER($limit) } dans cette minute
desk-relays-limit-hour = { NUMBER($granted) } courriers sur { NUMBER($limit) } dans cette heure
desk-relays-limit-day = { NUMBER($granted) } courriers sur { NUMBER($limit) } aujourd’hui (UTC)
desk-relays-warm-up = En échauffement : jour { $day } sur { $days }
desk-relays-warm-up-over =
    { $days ->
        [one] Échauffé : le plan d’un jour est terminé.
       *[other] Échauffé : le plan de { $days } jours est terminé.
    }
desk-relays-warm-up-ahead = L’échauffement commence le { $when }.
desk-relays-failed = Il était inutilisable le { $when } :
desk-relays-rests = Il est laissé tranquille jusqu’au { $when }.
desk-relays-facts = Comment il est utilisé
desk-relays-limits = Limites
desk-relays-place = Serveur
desk-relays-weight = Part des courriers
desk-relays-most-connections = Connexions simultanées
desk-relays-per-connection = Courriers par connexion
desk-relays-signs-in = S’identifie
desk-relays-smtputf8 = Porte des adresses au-delà de l’ASCII
desk-relays-lists = Listes
desk-relays-all-lists = chaque liste qui ne nomme aucun relais
desk-relays-reached-at = Atteint pour la dernière fois
desk-relays-certificate = Fin de son certificat
desk-relays-yes = oui
desk-relays-no = non
desk-relays-day = Jour
desk-relays-most-letters = Courriers au plus
desk-relays-minutes = La dernière heure, minute par minute
desk-relays-minutes-summary = { NUMBER($taken) } pris, { NUMBER($not) } non pris.
desk-relays-minute = Minute
desk-relays-silent = Rien n’est passé par ce relais dans la dernière heure.
desk-relays-refusals = Ce qu’il n’a pas pris
desk-relays-no-refusals = Ce relais n’a encore rien refusé.
desk-relays-when = Quand
desk-relays-recipient = Pour
desk-relays-answer = Sa réponse
desk-relays-issue = Numéro { $id }
desk-relays-outcome-deferred = reporté
desk-relays-outcome-rejected = refusé
desk-relays-outcome-unreachable = sans réponse
desk-relays-outcome-in-doubt = incertain
desk-relays-domains = Ménagés
desk-relays-domains-text = Ces domaines ont demandé de la patience. Ils reçoivent moins de connexions jusqu’à ce qu’ils prennent les courriers comme avant.
desk-relays-connections =
    { $count ->
        [one] une connexion
       *[other] { NUMBER($count) } connexions
    }
desk-relays-test = Tester la connexion
desk-relays-test-text = Ouvre une connexion comme pour un courrier, s’identifie là où c’est prévu, et raccroche. Chaque ligne est montrée, et aucun courrier n’est envoyé.
desk-relays-test-owner = Un propriétaire peut le tester.
desk-relays-test-busy = Un test est déjà en cours ; réessayez dans un instant.
desk-relays-passed = Un courrier pourrait être remis.
desk-relays-not-passed = Aucun courrier ne pourrait être remis.
desk-relays-encrypted = La connexion est chiffrée : { $how }.
desk-relays-clear = La connexion est en clair.
desk-relays-certificate-until = Le certificat est valable jusqu’au { $when }.
desk-relays-dialogue = Ce qui a été dit
desk-relays-we = Nous
desk-relays-it = Relais
desk-relays-note = Note

desk-records-lead = Ce que les destinataires cherchent dans le DNS avant de croire qu’un courrier vient de vous.
desk-records-nobody-looks = Personne ne consulte ces enregistrements : nommez des résolveurs dans dns.resolvers, et cette page dira ce que le monde voit.
desk-records-look = Consulter maintenant
desk-records-dkim = DKIM : les signatures
desk-records-unsigned = Les courriers partent sans signature. Soit le relais les signe, soit nommez une clé dans dkim.selectors.
desk-records-no-keys = Il n’y a pas encore de clé. Faites-en une sur la machine avec :
desk-records-named = signe
desk-records-not-named = non nommée dans dkim.selectors
desk-records-bits = { $count } bits
desk-records-key-generated = pas encore visible
desk-records-key-published = visible, attend son tour
desk-records-key-active = signe
desk-records-key-failing = disparue ou fausse
desk-records-key-retired = retirée
desk-records-key-removed = supprimée
desk-records-looked = Consulté le { $when }.
desk-records-never-looked = Jamais consulté.
desk-records-keep = Gardez l’enregistrement jusqu’au { $when }.
desk-records-name = Nom
desk-records-text = TXT
desk-records-copy = Copier
desk-records-policies = SPF et DMARC
desk-records-policies-text = SPF concerne le domaine où reviennent les courriers, DMARC celui de l’adresse de l’expéditeur.
desk-records-no-domains = Créez d’abord une liste ; le domaine de son expéditeur apparaîtra ici.
desk-records-spf-unknown = inconnu
desk-records-spf-unknown-text = Personne n’a encore été interrogé, ou personne n’a répondu.
desk-records-spf-missing = absent
desk-records-spf-missing-text = Les destinataires ne peuvent pas savoir qui peut envoyer pour ce domaine. Un enregistrement pour commencer :
desk-records-spf-several = plusieurs
desk-records-spf-several-text = Il y a plusieurs enregistrements SPF, et les destinataires n’en prennent aucun. Gardez-en un.
desk-records-spf-everybody = permet à tous
desk-records-spf-everybody-text = L’enregistrement laisse tout le monde envoyer pour ce domaine. Terminez-le par ~all ou -all.
desk-records-spf-open = sans fin
desk-records-spf-open-text = L’enregistrement ne dit pas ce que deviennent les autres. Terminez-le par ~all ou -all.
desk-records-spf-good = bon
desk-records-spf-good-text = L’enregistrement dit qui peut envoyer et ce que deviennent les autres.
desk-records-spf-hint = Là où le fournisseur de votre relais nomme un « include: », prenez-le à la place du nom du relais.
desk-records-dmarc-unknown = inconnu
desk-records-dmarc-unknown-text = Personne n’a encore été interrogé, ou personne n’a répondu.
desk-records-dmarc-missing = absent
desk-records-dmarc-missing-text = Les grands fournisseurs de boîtes exigent un enregistrement DMARC de qui envoie en nombre. Un pour commencer, qui ne fait qu’observer :
desk-records-dmarc-several = plusieurs
desk-records-dmarc-several-text = Il y a plusieurs enregistrements DMARC, et les destinataires n’en prennent aucun. Gardez-en un.
desk-records-dmarc-broken = sans politique
desk-records-dmarc-broken-text = L’enregistrement n’a pas de politique que les destinataires connaissent (p=none, quarantine ou reject).
desk-records-dmarc-watches = observe seulement
desk-records-dmarc-watches-text = L’enregistrement demande des rapports et rien d’autre. Quand ils montrent que vos propres courriers passent, demandez quarantine, puis reject.
desk-records-dmarc-good = bon
desk-records-dmarc-good-text = Les destinataires sont priés d’écarter ou de refuser ce qui n’est pas de vous.

said-looked = Le DNS a été interrogé ; voici ce qu’il dit.
said-nobody-looks = Il n’y a personne à interroger : dns.resolvers est vide.
