# La page « Aujourd’hui », en français : ce qui part, ce qui demande attention, comment cela s’est passé.

desk-today-number = { NUMBER($count) }
desk-today-as-of = État du { $when }
desk-today-refresh = Actualiser
desk-today-begin = Commencez par une liste
desk-today-begin-text = Une liste est une lettre d’information : qui l’envoie, de quoi elle parle, quand elle part. Créez-en une, ajoutez le flux de votre site, et cette page vous dira ce qui se passe.
desk-today-begin-way = Créer une liste

desk-today-now = En cours d’envoi
desk-today-quiet = Rien n’est envoyé en ce moment.
desk-today-single =
    { $count ->
        [one] Un courrier isolé (une confirmation, une bienvenue) est en route.
       *[other] { NUMBER($count) } courriers isolés (confirmations, bienvenues) sont en route.
    }
desk-today-ended = Terminés récemment
desk-today-sent = Acceptés
desk-today-refused = Refusés ou revenus
desk-today-left-out = Laissés de côté
desk-today-open = Encore ouverts
desk-today-deferred = Dont reportés
desk-today-sent-of = { NUMBER($sent) } acceptés sur { NUMBER($planned) }
desk-today-rate = Rythme
desk-today-per-minute =
    { $count ->
        [one] 1 par minute
       *[other] { NUMBER($count) } par minute
    }
desk-today-time-left = Temps restant
desk-today-minutes =
    { $count ->
        [one] environ 1 minute
       *[other] environ { NUMBER($count) } minutes
    }
desk-today-hours =
    { $count ->
        [one] environ 1 heure
       *[other] environ { NUMBER($count) } heures
    }
desk-today-has-ended = Ce numéro est arrivé à sa fin.
desk-today-state-held = Attend une approbation
desk-today-state-planning = En préparation
desk-today-state-sending = En cours d’envoi
desk-today-state-paused = Arrêté
desk-today-state-cancelled = Annulé
desk-today-state-finished = Terminé
desk-today-state-skipped = Sauté

desk-today-coming = Les sept prochains jours
desk-today-nothing-coming = Aucune parution n’est prévue dans les sept prochains jours. Les numéros envoyés à la main ne sont pas annoncés.
desk-today-coming-hint = Les heures sont celles des horloges de chaque liste. Y aura-t-il des nouvelles ? Personne ne le sait encore.
desk-today-coming-cut = Il y en a plus que ce qui est montré ici.
desk-today-slots = { NUMBER($count) } fois
desk-today-many-slots = plus de { NUMBER($count) } fois
desk-today-about-readers =
    { $count ->
        [one] environ 1 lecteur
       *[other] environ { NUMBER($count) } lecteurs
    }
desk-today-readers-clocks = à l’heure de chaque lecteur
desk-today-wants-approval = attend une approbation
desk-today-clocks-forward = Les horloges avancent de { $count } minutes
desk-today-clocks-back = Les horloges reculent de { $count } minutes

desk-today-growth = Évolution
desk-today-counted = Compté le { $when }
desk-today-not-counted = Les chiffres n’ont pas encore été comptés. Cela prend un moment après le premier démarrage d’un processus d’envoi.
desk-today-readers-now = lecteurs à présent
desk-today-came = arrivés
desk-today-went = partis
desk-today-suppressed = adresses auxquelles il ne faut plus écrire
desk-today-days =
    { $count ->
        [364] Un an
       *[other] { $count } jours
    }
desk-today-whose = Chiffres de
desk-today-all-lists = Toutes les listes
desk-today-show = Montrer
desk-today-readers = Lecteurs
desk-today-readers-summary = D’environ { NUMBER($from) } à { NUMBER($to) }.
desk-today-comings = Qui est arrivé, qui est parti
desk-today-comings-summary = { NUMBER($came) } arrivés, { NUMBER($went) } partis.
desk-today-outcomes = Ce que sont devenus { NUMBER($count) } courriers de numéros
desk-today-no-letters = Aucun numéro n’est parti pendant cette période.
desk-today-as-table = En tableau
desk-today-date = Début

desk-need-title = Demande attention
desk-need-nothing = Rien ne demande votre attention.
desk-need-act = Agir maintenant
desk-need-soon = Bientôt
desk-need-know = Bon à savoir
desk-need-way-issue = Vers le numéro
desk-need-way-feed = Vers le flux
desk-need-way-list = Vers la liste
desk-need-way-relay = Vers le relais
desk-need-way-keys = Vers les clés et enregistrements
desk-need-way-doubts = Vers ces lettres
desk-need-way-signups = Vers les inscriptions
desk-need-way-wave = Voir qui est parti
desk-need-way-settings = Vers les réglages et l’état

desk-need-ledger-held = La base de données semble être une copie plus ancienne : rien n’est préparé ni envoyé tant que personne ne décide.
desk-need-no-worker = Aucun processus d’envoi ne donne signe de vie : rien n’est lu, préparé ni envoyé.
desk-need-letters-wait =
    { $count ->
        [one] Un courrier qui pourrait partir attend depuis une minute.
       *[other] Des courriers qui pourraient partir attendent depuis { NUMBER($count) } minutes.
    }
desk-need-issue-held-goes = Un numéro de { $subject } part de lui-même à cette heure, sauf si quelqu’un l’arrête.
desk-need-issue-held-waits = Un numéro de { $subject } attend que quelqu’un l’approuve.
desk-need-issue-paused-operator = Un numéro de { $subject } a été arrêté à la main.
desk-need-issue-paused-template = Un numéro de { $subject } est arrêté parce que son courrier ne peut pas être écrit.
desk-need-issue-paused-too-old = Un numéro de { $subject } est arrêté parce qu’il est trop ancien pour partir sans qu’on le demande.
desk-need-issue-paused-refusals = Un numéro de { $subject } est arrêté parce que trop de ses courriers ont été refusés.
desk-need-issue-paused-restored = Un numéro de { $subject } est arrêté parce qu’il était ouvert dans une copie plus ancienne de la base.
desk-need-in-doubt =
    { $count ->
        [one] Un courrier de { $subject } est peut-être arrivé, peut-être pas ; décidez s’il repart.
       *[other] { NUMBER($count) } courriers de { $subject } sont peut-être arrivés, peut-être pas ; décidez s’ils repartent.
    }
desk-need-in-doubt-site =
    { $count ->
        [one] Un courrier isolé est peut-être arrivé, peut-être pas ; décidez s’il est renvoyé.
       *[other] { NUMBER($count) } courriers isolés sont peut-être arrivés, peut-être pas ; décidez s’ils sont renvoyés.
    }
desk-need-relay-unreachable = Le relais { $subject } ne peut pas être utilisé.
desk-need-relay-refuses =
    { $count ->
        [one] Le relais { $subject } a refusé un courrier dans la dernière heure, sans qu’un lecteur y soit pour rien.
       *[other] Le relais { $subject } a refusé { NUMBER($count) } courriers dans la dernière heure, sans qu’un lecteur y soit pour rien.
    }
desk-need-list-without-relay = { $subject } ne nomme que des relais qui ne sont pas configurés ; ses courriers attendent.
desk-need-certificate-ends =
    { $count ->
        [0] Le certificat du relais { $subject } expire aujourd’hui.
        [one] Le certificat du relais { $subject } expire dans un jour.
       *[other] Le certificat du relais { $subject } expire dans { $count } jours.
    }
desk-need-key-fails = L’enregistrement DKIM { $subject } a disparu ou est faux ; cette clé ne signe rien.
desk-need-key-unseen = L’enregistrement DKIM { $subject } n’est pas encore visible ; aucune clé ne signe pour ce domaine.
desk-need-key-old = La clé de { $subject } signe depuis { NUMBER($count) } jours ; il est temps d’en prendre une nouvelle.
desk-need-signups-kept =
    { $count ->
        [one] Bien plus de gens que d’habitude s’inscrivent à { $subject } : un courrier de confirmation est retenu jusqu’à votre décision.
       *[other] Bien plus de gens que d’habitude s’inscrivent à { $subject } : { NUMBER($count) } courriers de confirmation sont retenus jusqu’à votre décision.
    }
desk-need-signups-kept-site =
    { $count ->
        [one] Bien plus de gens que d’habitude s’inscrivent : un courrier de confirmation est retenu jusqu’à votre décision.
       *[other] Bien plus de gens que d’habitude s’inscrivent : { NUMBER($count) } courriers de confirmation sont retenus jusqu’à votre décision.
    }
desk-need-signups-spike = Bien plus de gens que d’habitude s’inscrivent à { $subject } ; son formulaire demande une preuve de travail.
desk-need-signups-spike-site = Bien plus de gens que d’habitude s’inscrivent ; les formulaires demandent une preuve de travail.
desk-need-removal-wave =
    { $count ->
        [one] Un lecteur de { $subject } est parti quelques secondes après un courrier, comme le font les analyseurs de liens.
       *[other] { NUMBER($count) } lecteurs de { $subject } sont partis quelques secondes après un courrier, comme le font les analyseurs de liens.
    }
desk-need-feed-fails =
    { $count ->
        [one] Le flux { $subject } n’a pas pu être lu une fois.
       *[other] Le flux { $subject } n’a pas pu être lu { NUMBER($count) } fois de suite.
    }
desk-need-feed-gone = Le flux { $subject } n’existe plus, dit son site ; il n’est plus visité.
desk-need-feed-flood =
    { $count ->
        [one] Le flux { $subject } a apporté bien plus que d’habitude ; un article vous attend.
       *[other] Le flux { $subject } a apporté bien plus que d’habitude ; { NUMBER($count) } articles vous attendent.
    }
desk-need-schedule-broken = Le calendrier { $subject } ne peut pas être lu et n’arrive jamais à échéance.
desk-need-no-default-cadence = { $subject } n’a pas de calendrier pour les lecteurs qui n’en ont choisi aucun ; ils ne reçoivent rien.
desk-need-notice-lacks = Il manque quelque chose à la notice de confidentialité du formulaire de { $subject }.
desk-need-unwise = La configuration permet quelque chose d’imprudent.
