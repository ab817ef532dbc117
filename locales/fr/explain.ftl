# Pourquoi un lecteur a reçu un numéro ou non, en français.

## Who is asked about

explain-unknown-address = Personne ne s’est jamais inscrit avec cette adresse.
explain-no-issue = Il n’y a pas de numéro { $issue }.
explain-no-letters = Aucune lettre n’a jamais été prévue pour cette adresse.
explain-unknown-time = une date inconnue

## What was agreed

explain-did =
    { $act ->
        [given] inscription
        [confirmed] confirmation
        [refused] réponse « ce n’était pas moi »
       *[withdrawn] désabonnement
    }
explain-way =
    { $method ->
        [form] par le formulaire d’inscription
        [api] par l’API
        [page] sur la page derrière le lien de la lettre
        [one_click] d’un clic dans le logiciel de courrier
        [import] par une importation
       *[operator] par la rédaction
    }
explain-act = { $list } : { explain-did } le { $at }, { explain-way }.

## Subscriptions

explain-pending = inscription non confirmée ; la dernière question date du { $asked } et attend une réponse jusqu’au { $until }
explain-active = abonnement depuis le { $at }
explain-paused = en pause ; abonnement depuis le { $at }
explain-unsubscribed = désabonnement le { $at }
explain-all-topics = tous les sujets
explain-these-topics = sujets { $topics }
explain-subscription = { $list } : { $standing } ; { $topics } ; première inscription le { $at }.

## Suppressed addresses

explain-because =
    { $reason ->
        [refused] parce que son propriétaire a dit qu’une inscription n’était pas de lui
        [hard_bounce] parce que des lettres en sont revenues définitivement
        [complaint] parce que son propriétaire a signalé une lettre comme indésirable
       *[operator] parce que la rédaction en a décidé ainsi
    }
explain-suppressed = L’adresse est bloquée depuis le { $at } { explain-because }.
explain-suppressed-with-a-note = L’adresse est bloquée depuis le { $at } { explain-because } (« { $note } »).

## An issue that holds no letter for the reader

explain-skip-reason =
    { $reason ->
        [nothing_new] il n’y avait rien de nouveau
        [nobody_to_write_to] il n’y avait personne à qui écrire
        [too_old] son heure était passée depuis trop longtemps
       *[unknown] il a été omis
    }
explain-skipped = Le numéro { $issue } de { $list } n’a apporté de lettre à personne : { explain-skip-reason } ({ $at }).
explain-never-signed-up = Ce lecteur ne s’est jamais inscrit à { $list } ; pour les autres listes, ne nommez pas de numéro.
explain-signed-up-later = Ce lecteur n’était pas inscrit à { $list } quand le numéro a été préparé le { $planned } ; la première inscription date du { $at }.
explain-confirmed-later = L’abonnement a été confirmé plus tard, le { $at }.
explain-unconfirmed = L’inscription à { $list } n’était pas confirmée quand le numéro a été préparé le { $planned }.
explain-question-yes = La dernière question date du { $asked } ; la réponse a été oui.
explain-question-no = La dernière question date du { $asked } ; la réponse a été « ce n’était pas moi ».
explain-question-expired = La dernière question date du { $asked } et a expiré sans réponse le { $until }.
explain-question-open = La dernière question date du { $asked } et attend une réponse jusqu’au { $until }.
explain-not-subscribed = Ce lecteur n’était pas abonné à { $list } quand le numéro a été préparé le { $planned }.
explain-not-subscribed-since = Ce lecteur n’était pas abonné à { $list } quand le numéro a été préparé le { $planned } : { explain-did } le { $at }, { explain-way }.
explain-rest = Ce lecteur avait mis l’abonnement en pause le { $since }.
explain-rest-until = Ce lecteur avait mis l’abonnement en pause le { $since } jusqu’au { $until }.
explain-rest-ended = Ce lecteur avait mis l’abonnement en pause le { $since }, et la pause a pris fin le { $ended }.
explain-rest-until-ended = Ce lecteur avait mis l’abonnement en pause le { $since } jusqu’au { $until }, et la pause a pris fin le { $ended }.
explain-rest-passes-over = Une pause jusqu’à un jour donné est sautée : ce qui a paru entre-temps n’est pas envoyé plus tard.
explain-rest-was-made-up-for = Ce qui a paru entre-temps est venu avec le premier numéro suivant.
explain-rest-is-made-up-for = Ce qui paraît entre-temps vient avec le premier numéro suivant.
explain-being-planned = Le numéro est encore en préparation ; une lettre peut encore venir.
explain-held = Le numéro attend une approbation ; une lettre peut encore venir.
explain-other-cadence = Le numéro { $issue } était pour les lecteurs de « { $schedule } » ; ce lecteur a choisi « { $cadence } ».
explain-other-zone = Le numéro { $issue } était pour les lecteurs à l’heure de { $zones } ; ce lecteur est à l’heure de { $zone }.
explain-in-another-issue = Ses articles sont venus à ce lecteur avec le numéro { $issue } ; aucun article n’est envoyé deux fois.
explain-too-few =
    { $count ->
        [one] Le numéro { $issue } avait un article pour ce lecteur, trop peu pour une lettre ; il vient avec le numéro suivant.
       *[other] Le numéro { $issue } avait { NUMBER($count) } articles pour ce lecteur, trop peu pour une lettre ; ils viennent avec le numéro suivant.
    }
explain-no-topics = Le numéro { $issue } n’avait pas d’article sur les sujets que ce lecteur a choisis ({ $topics }) ; ses articles n’ont pas de sujets.
explain-other-topics = Le numéro { $issue } n’avait pas d’article sur les sujets que ce lecteur a choisis ({ $topics }) ; ses articles portent sur { $carried }.
explain-not-recorded = Aucune raison n’est notée : l’abonnement était actif et il y avait un article pour lui. Un blocage levé depuis, ou des sujets changés depuis, donneraient cela.

## A letter and its attempts

explain-delivery-of-an-issue = L’envoi { $id }, numéro { $issue } de { $list }, a été prévu le { $at }.
explain-delivery-of-a-letter = L’envoi { $id }, « { $letter } » de { $list }, a été prévu le { $at }.
explain-relay = le relais
explain-relay-called = le relais { $relay }
explain-no-words = sans un mot
explain-phase =
    { $phase ->
        [connect] { " " }à la connexion
        [banner] { " " }à l’accueil
        [ehlo] { " " }à EHLO
        [starttls] { " " }à STARTTLS
        [auth] { " " }à AUTH
        [mail_from] { " " }à MAIL FROM
        [rcpt_to] { " " }à RCPT TO
        [data] { " " }à DATA
        [dot] { " " }à la fin du message
       *[unknown] { "" }
    }
explain-attempt-deferred = Essai { $attempt }, le { $at } : { $relay } l’a remise à plus tard{ explain-phase } : { $reply }.
explain-attempt-rejected = Essai { $attempt }, le { $at } : { $relay } l’a refusée{ explain-phase } : { $reply }.
explain-attempt-unreachable = Essai { $attempt }, le { $at } : { $relay } n’a pas pu servir{ explain-phase } : { $reply }.
explain-attempt-in-doubt = Essai { $attempt }, le { $at } : { $relay } n’a laissé aucune réponse{ explain-phase } : { $reply }.

## Where a letter stands

explain-sending = Elle est en train d’être remise au relais.
explain-sent = Acceptée le { $at } par { $relay } : { $reply } (essai { $attempt }).
explain-rejected = Refusée définitivement le { $at } par { $relay } : { $reply }.
explain-bounced = Acceptée par { $relay }, puis revenue le { $at } : { $reason }.
explain-left-out = Omise le { $at } : { $reason }.
explain-cancelled = Annulée le { $at } : { $reason }.
explain-expired = Abandonnée le { $at } : { $reason }.
explain-expired-after = Abandonnée le { $at } : { $reason } ; la dernière réponse a été { $reply }.
explain-issue-paused = Elle attend parce que le numéro est en pause ; elle partira quand quelqu’un le fera continuer.
explain-relay-resting = Elle attend parce que { $relay } n’a pas pu servir ({ $reply }) ; un nouvel essai est prévu à partir du { $due }.
explain-not-due = Elle ne part pas avant le { $due }.
explain-queued = Elle attend son tour depuis le { $due } ; les lettres qui devaient partir plus tôt passent devant.
explain-deferred =
    { $times ->
        [one] Remise à plus tard une fois, avec { $reply } ; le prochain essai est prévu le { $due }.
       *[other] Remise à plus tard { NUMBER($times) } fois, la dernière avec { $reply } ; le prochain essai est prévu le { $due }.
    }
explain-in-doubt = Elle a été remise et aucune réponse n’est notée : personne ne sait si elle est arrivée. Incertaine depuis le { $since } ; elle est renvoyée avec le même Message-ID le { $due }.
explain-in-doubt-held = Elle a été remise et aucune réponse n’est notée : personne ne sait si elle est arrivée. Incertaine depuis le { $since } ; elle attend que la rédaction décide.

## What else is worth knowing

explain-passage = Elle a été remise à { $machine } sous { $tls } avec { $cipher }.
explain-passage-in-clear = Elle a été remise à { $machine } en clair.
explain-retried = La rédaction l’a fait essayer encore une fois le { $at }.
explain-maybe-twice = Elle avait été incertaine et a été renvoyée : le lecteur peut l’avoir reçue deux fois, avec le même Message-ID.
explain-maybe-nevertheless = Elle avait été incertaine : le lecteur peut l’avoir reçue quand même.
explain-until-resumed = Le numéro est en pause ; rien n’est essayé avant qu’il continue.
explain-silent-workers = Aucun processus d’envoi n’a donné signe de vie depuis le { $since }.
explain-no-worker = Aucun processus d’envoi ne tourne.
explain-owed = Le lecteur recevra encore ces articles : ils viennent avec son prochain numéro.
explain-message-id = Son Message-ID est <{ $id }>.

## Why a letter ended without a word of the relay

explain-reason-suppressed = l’adresse est bloquée
explain-reason-outrun = l’abonnement n’est plus dans l’état que cette lettre suppose
explain-reason-outlived = la durée de vie de la lettre a pris fin avant l’envoi
explain-reason-issue-cancelled = la rédaction a annulé le numéro
explain-reason-said-to-have-arrived = la rédaction dit qu’elle est arrivée
explain-reason-given-up = la rédaction l’a abandonnée quand elle était incertaine
explain-reason-reader-left = le lecteur est parti
explain-reason-ended-by-operator = la rédaction a mis fin à l’abonnement
explain-reason-refused = le propriétaire de l’adresse a refusé
explain-reason-reader-paused = le lecteur a fait une pause
explain-reason-paused = l’abonnement a été mis en pause
explain-reason-forgotten = le lecteur a été oublié
explain-reason-confirmed-by-program = un programme avait confirmé
explain-reason-next-issue = le numéro suivant du lecteur ({ $issue }) était prêt avant l’envoi ; les articles sont dans celui-là
explain-reason-in-doubt = on ne sait pas si elle était arrivée, et { $why }
explain-no-reason = aucune raison n’est notée
explain-past-its-lifetime = le prochain essai serait venu après la durée de vie de la lettre
