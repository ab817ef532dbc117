# Les numéros au bureau de la rédaction, en français.

## Issues as a list and on the calendar

desk-issues-number = { NUMBER($count) }
desk-issues-ways = Vues des numéros
desk-issues-as-list = Liste
desk-issues-calendar = Calendrier
desk-issues-new = Nouveau numéro
desk-issues-breaking = Dernière minute
desk-issues-list = Liste
desk-issues-every-list = Toutes les listes
desk-issues-state = État
desk-issues-any-state = Tous les états
desk-issues-filter = Afficher
desk-issues-issue = Numéro
desk-issues-readers = Lecteurs
desk-issues-not-reached = Non atteints
desk-issues-none = Aucun numéro pour l’instant
desk-issues-none-text = Un numéro est composé lorsqu’un horaire d’une liste arrive à échéance et qu’il y a de nouveaux articles. Le calendrier montre quand ; avec « Nouveau numéro », inutile d’attendre.
desk-issues-none-such = Aucun résultat
desk-issues-none-such-text = Aucun numéro ne correspond. Choisissez une autre liste ou un autre état.
desk-issues-all = Tous les numéros
desk-issues-month = { month } { $year }
desk-issues-months = Mois
desk-issues-month-before = Mois précédent
desk-issues-month-after = Mois suivant
desk-issues-this-month = Ce mois-ci
desk-issues-today = Aujourd’hui :
desk-issues-clocks = Toutes les heures sont celles de { $zone }.
desk-issues-cut-short = Ce mois contient plus que ce qui tient ici. Choisissez une liste.
desk-issues-more =
    { $count ->
        [one] et encore un
       *[other] et encore { NUMBER($count) }
    }
desk-issues-readers-clocks = à l’heure de chaque lecteur

## Where an issue stands

desk-issues-state-held = Attend l’approbation
desk-issues-state-planning = En préparation
desk-issues-state-sending = En cours d’envoi
desk-issues-state-paused = En pause
desk-issues-state-cancelled = Annulé
desk-issues-state-finished = Terminé
desk-issues-state-skipped = Sauté

## What became of a letter

desk-issues-outcome = Résultat
desk-issues-any-outcome = Tous les résultats
desk-issues-outcome-queued = En attente
desk-issues-outcome-sending = En route
desk-issues-outcome-sent = Envoyé
desk-issues-outcome-deferred = Différé
desk-issues-outcome-rejected = Refusé
desk-issues-outcome-bounced = Retourné
desk-issues-outcome-skipped = Laissé de côté
desk-issues-outcome-cancelled = Annulé
desk-issues-outcome-expired = Expiré
desk-issues-outcome-in-doubt = Incertain

## The page of an issue

desk-issues-pages = Pages de ce numéro
desk-issues-tab-overview = Aperçu
desk-issues-tab-letter = Lettre
desk-issues-tab-edit = Modifier
desk-issues-tab-recipients = Destinataires
desk-issues-tab-doubts = Incertains
desk-issues-held-for =
    { $count ->
        [one] Il attend l’approbation et irait à un lecteur.
       *[other] Il attend l’approbation et irait à { NUMBER($count) } lecteurs.
    }
desk-issues-goes-at = Si personne ne l’arrête, il part de lui-même le
desk-issues-goes-never = Il part lorsque quelqu’un l’approuve.
desk-issues-in-doubt =
    { $count ->
        [one] D’une lettre, nul ne sait si elle est arrivée.
       *[other] De { NUMBER($count) } lettres, nul ne sait si elles sont arrivées.
    }
desk-issues-in-doubt-link = Décider
desk-issues-approve = Envoyer …
desk-issues-edit = Modifier
desk-issues-look = Voir la lettre
desk-issues-stop = Ne pas envoyer automatiquement
desk-issues-pause = Mettre en pause
desk-issues-resume = Reprendre
desk-issues-cancel = Annuler le numéro
desk-issues-back = Retour
desk-issues-progress = Avancement
desk-issues-rate = lettres par seconde
desk-issues-left = temps restant
desk-issues-story = Ce qui s’est passé
desk-issues-facts = Données
desk-issues-story-made = Composé
desk-issues-story-approved = Approuvé
desk-issues-story-planned = Chaque lettre inscrite ; l’envoi a commencé
desk-issues-story-resumed = Repris
desk-issues-story-finished = Terminé
desk-issues-story-cancelled = Annulé
desk-issues-story-skipped = Sauté
desk-issues-story-broken = Composé, en dernière minute
desk-issues-story-edited = Brouillon modifié
desk-issues-story-stopped = Ne sera plus envoyé automatiquement
desk-issues-story-paused = Mis en pause
desk-issues-story-tested = Lettre d’essai envoyée
desk-issues-story-retried =
    { $count ->
        [0] Nouvel essai demandé ; aucune lettre ne s’y prêtait
        [one] { NUMBER($count) } lettre essayée de nouveau
       *[other] { NUMBER($count) } lettres essayées de nouveau
    }
desk-issues-story-doubts-resend =
    { $count ->
        [one] { NUMBER($count) } lettre incertaine envoyée de nouveau
       *[other] { NUMBER($count) } lettres incertaines envoyées de nouveau
    }
desk-issues-story-doubts-sent =
    { $count ->
        [one] { NUMBER($count) } lettre incertaine tenue pour arrivée
       *[other] { NUMBER($count) } lettres incertaines tenues pour arrivées
    }
desk-issues-story-doubts-give-up =
    { $count ->
        [one] { NUMBER($count) } lettre incertaine abandonnée
       *[other] { NUMBER($count) } lettres incertaines abandonnées
    }
desk-issues-story-cut = Seul le plus récent de ce qui a été fait est montré.
desk-issues-story-log = Le reste se trouve dans le journal
desk-issues-by-operator = par { $name }
desk-issues-by-key = avec la clé d’API { $name }
desk-issues-by-command-line = en ligne de commande
desk-issues-by-schedule = par son horaire
desk-issues-by-itself = de lui-même
desk-issues-number-of = Numéro
desk-issues-origin = Origine
desk-issues-origin-scheduled = son horaire
desk-issues-origin-send-now = un membre de l’équipe
desk-issues-origin-breaking = dernière minute
desk-issues-slot = Échéance
desk-issues-articles = Articles
desk-issues-zones = Pour les lecteurs en
desk-issues-paused-operator = Quelqu’un l’a mis en pause.
desk-issues-paused-template = Son modèle échoue.
desk-issues-paused-too-old = Il a vieilli.
desk-issues-paused-refusals = Trop de ses lettres ont été refusées.
desk-issues-paused-restored = La base provient d’une sauvegarde.
desk-issues-remedy-operator = Reprenez-le ou annulez-le.
desk-issues-remedy-template = Corrigez le modèle, redémarrez le service, puis reprenez.
desk-issues-remedy-too-old = Reprenez-le si ses nouvelles en sont encore, sinon annulez-le.
desk-issues-remedy-refusals = Regardez les réponses, corrigez leur cause, puis reprenez.
desk-issues-remedy-restored = Vérifiez si ses lecteurs l’ont déjà ; puis annulez-le ou reprenez-le.
desk-issues-skipped-nothing-new = Il n’y avait rien de nouveau à envoyer.
desk-issues-skipped-nobody = Il n’y avait personne à qui écrire : nul n’est abonné ou n’a choisi ces sujets.
desk-issues-skipped-too-old = Son heure est passée depuis trop longtemps. Ses articles viendront avec le prochain numéro.
desk-issues-not-now = Impossible maintenant
desk-issues-moved-on = Le numéro a changé d’état entre-temps. Ouvrez sa page pour voir où il en est.
desk-issues-changed-meanwhile = Quelqu’un d’autre a modifié le brouillon entre-temps. Rouvrez-le et reprenez votre modification.
desk-issues-still-ending = Ses lettres sont encore en cours d’annulation. Réessayez dans un instant.
desk-issues-outlived = Ses lettres ont dépassé leur durée de vie et expireraient sans être envoyées. Annulez plutôt le numéro.
desk-issues-ledger-held = Rien n’est envoyé pour l’instant : la base semble être une copie ancienne. Un propriétaire doit la libérer : postrider ledger show.
desk-issues-no-schedule = La liste n’a pas d’horaire pour cela. Ajoutez-en un sur la page de la liste.
desk-issues-overtaken = Un numéro de cet horaire vient d’être composé à l’instant.

## Letting it go, and ending it

desk-issues-send-title = Envoyer ce numéro ?
desk-issues-send-to =
    { $count ->
        [one] Il part à un lecteur.
       *[other] Il part à { NUMBER($count) } lecteurs.
    }
desk-issues-send-hint = Une lettre partie ne se rattrape pas ; ce qui n’est pas encore parti peut être mis en pause ou annulé.
desk-issues-type-name = Pour continuer, saisissez le nom de la liste : { $list }
desk-issues-send-name-wrong = Ce n’est pas le nom de la liste. Rien n’a été envoyé.
desk-issues-send-button = Envoyer maintenant
desk-issues-cancel-title = Annuler ce numéro ?
desk-issues-cancel-lead = Ce qui est parti est parti. Tout le reste ne le sera pas.
desk-issues-cancel-articles = Que deviennent ses articles ?
desk-issues-cancel-roll-over = Ils viendront avec le prochain numéro, pour les lecteurs qui ne les ont pas reçus
desk-issues-cancel-withdraw = Ils ne seront plus envoyés
said-issue-goes = Le numéro est en route.
said-issue-waits = Le numéro attend que quelqu’un l’approuve.
said-issue-paused = Le numéro est en pause.
said-issue-resumed = Le numéro reprend.
said-issue-cancelled = Le numéro est annulé.
said-issue-made = Le numéro est composé et vous attend.
said-issue-nothing-new = Il n’y a rien de nouveau à envoyer pour l’instant.
said-issue-edited = Enregistré.
said-issue-tested = La lettre d’essai est en route.
said-issue-resolved = Décidé.

## Making one, and breaking news

desk-issues-new-lead = Rassemble ce qui est nouveau et attend : vous pouvez le voir, le modifier et l’essayer avant son départ.
desk-issues-new-hint = Le prochain numéro de l’horaire viendra quand même à son heure.
desk-issues-new-button = Composer
desk-issues-no-articles-title = Aucun article pour l’instant
desk-issues-no-articles = La liste n’a pas encore d’articles. Ajoutez un flux ou écrivez-en un.
desk-issues-breaking-lead = Un article, immédiatement, à ses lecteurs. Leur prochain numéro l’omettra.
desk-issues-breaking-list = Choisir
desk-issues-breaking-article = Quel article ?
desk-issues-breaking-to = À qui ?
desk-issues-breaking-instant = Les lecteurs qui veulent chaque article aussitôt
desk-issues-breaking-all = Tous ceux dont les sujets le couvrent
desk-issues-breaking-button = Envoyer maintenant
desk-issues-breaking-choose = Choisissez un article et ses destinataires.
desk-issues-breaking-refused = Cet article ne peut pas être envoyé seul : il l’a déjà été ou ne peut pas être envoyé.
desk-issues-breaking-nobody = La liste ne propose pas chaque article aussitôt ; il n’y a donc pas de tels lecteurs.

## The letter

desk-issues-letter = La lettre en HTML
desk-issues-subject = Objet
desk-issues-subject-hint = Laissé vide, le modèle de la liste l’écrit.
desk-issues-preheader = Texte d’aperçu
desk-issues-preheader-hint = La ligne que les messageries montrent à côté de l’objet. Laissée vide, le modèle l’écrit.
desk-issues-intro = Note au-dessus des articles
desk-issues-intro-hint = En Markdown ; peut être vide.
desk-issues-article-title = Titre
desk-issues-move-up = Monter
desk-issues-move-down = Descendre
desk-issues-leave-out = Laisser de côté
desk-issues-edit-save = Enregistrer
desk-issues-edit-wrong = Quelque chose est à corriger
desk-issues-wrong-subject = Écrivez un objet d’au plus 250 caractères sur une ligne, ou laissez vide.
desk-issues-wrong-preheader = Écrivez un texte d’aperçu d’au plus 250 caractères sur une ligne, ou laissez vide.
desk-issues-wrong-intro = Au plus 4000 caractères, sans caractères de contrôle.
desk-issues-wrong-drop = Laissez au moins un article. Pour ne rien envoyer, annulez le numéro.
desk-issues-wrong-titles = Écrivez des titres d’au plus 250 caractères, chacun sur une ligne.
desk-issues-as-reader = Telle que ce lecteur la reçoit
desk-issues-as-everybody = tout ce que contient le numéro
desk-issues-show = Afficher
desk-issues-no-letter = Il n’y a pas de lettre : le numéro ne contient rien, ou rien pour ce lecteur.
desk-issues-no-such-reader = Personne à cette adresse n’est abonné à la liste.
desk-issues-size = Taille
desk-issues-size-of = { NUMBER($count) } sur 102 ko
desk-issues-size-good = Gmail l’affiche en entier.
desk-issues-size-near = Presque trop longue : Gmail coupe les lettres à 102 ko.
desk-issues-size-clipped = Trop longue : Gmail la coupe. Laissez quelques articles de côté.
desk-issues-looks = Vues de la lettre
desk-issues-look-wide = Large
desk-issues-look-narrow = Téléphone
desk-issues-look-dark = Sombre
desk-issues-look-plain = Sans images
desk-issues-look-text = Texte
desk-issues-look-source = Source
desk-issues-source-hint = Le message avant signature ; le lien de départ et la date sont propres à chaque lecteur.
desk-issues-links-hint = Les liens sont inactifs ici, et ceux de désabonnement n’y figurent pas.
desk-issues-test = Envoyer une lettre d’essai
desk-issues-test-address = À
desk-issues-test-hint = Une vraie lettre par le relais, avec [Essai] devant l’objet. Rien ne change pour aucun lecteur.
desk-issues-test-button = Envoyer l’essai
desk-issues-test-no-address = On ne peut pas envoyer de lettre à cette adresse.
desk-issues-test-suppressed = On ne doit pas écrire à cette adresse.
desk-issues-test-too-many = Le nombre de lettres d’essai permis par heure est atteint. Réessayez plus tard.
desk-issues-tests = Lettres d’essai envoyées

## Recipients

desk-issues-recipient = Destinataire
desk-issues-address-begins = L’adresse commence par
desk-issues-reply = Réponse
desk-issues-when = Quand
desk-issues-since = Depuis
desk-issues-choose = Choisir
desk-issues-no-recipients = Aucun destinataire pour l’instant
desk-issues-no-recipients-text = Ils sont inscrits quand le numéro est planifié, avant le départ de la première lettre.
desk-issues-no-such-recipients = Choisissez un autre résultat ou un autre début d’adresse. D’un grand numéro, seule une partie est examinée à la fois ; la page suivante continue.
desk-issues-retry-chosen = Réessayer la sélection
desk-issues-retry-all =
    { $count ->
        [one] Réessayer
       *[other] Réessayer les { NUMBER($count) }
    }
desk-issues-retry = Réessayer
desk-issues-retry-hint = Personne ne la reçoit deux fois : ce qui a pu arriver, et ce qu’un numéro suivant apporte, n’est pas touché.
desk-issues-retried =
    { $count ->
        [0] Aucune lettre n’est réessayée.
        [one] Une lettre est de nouveau en file.
       *[other] { NUMBER($count) } lettres sont de nouveau en file.
    }
desk-issues-retried-more = Il y en a d’autres. Appuyez encore sur le bouton.
desk-issues-left-not-in-vain = { NUMBER($count) } : encore ouvertes ou acceptées
desk-issues-left-in-doubt = { NUMBER($count) } : incertaines une fois, et peut-être arrivées
desk-issues-left-not-active = { NUMBER($count) } : le lecteur est parti ou en pause
desk-issues-left-suppressed = { NUMBER($count) } : on ne doit pas écrire à l’adresse
desk-issues-left-planned-again = { NUMBER($count) } : un numéro suivant apporte les articles
desk-issues-export = Exporter en CSV
desk-issues-why = Pourquoi elle est arrivée, ou non
desk-issues-to-reader = Tout sur ce lecteur
desk-issues-attempts = Tentatives
desk-issues-relay = Relais
desk-issues-planned-at = Planifiée
desk-issues-retried-at = Réessayée
desk-issues-due-at = Échéance
desk-issues-ended-at = Achevée
desk-issues-dialogues = Dialogues avec le relais

## Letters in doubt

desk-issues-no-doubts = Rien n’est incertain
desk-issues-no-doubts-text = De chaque lettre de ce numéro on sait ce qu’elle est devenue, ou elle est renvoyée d’elle-même.
desk-issues-doubts-lead = Ces lettres ont été remises sans réponse enregistrée : nul ne sait si elles sont arrivées.
desk-issues-doubts-all = Toutes les lettres incertaines de ce numéro, même celles non affichées
desk-issues-doubts-decide = Que doivent-elles devenir ?
desk-issues-doubts-resend = Les renvoyer : la même lettre avec le même Message-ID
desk-issues-doubts-sent = Elles sont arrivées
desk-issues-doubts-give-up = Les abandonner
desk-issues-doubts-button = Décider

## Letters outside issues that are in doubt

desk-doubts = Courriers isolés incertains
desk-doubts-lead = Ces lettres n’appartiennent à aucun numéro. Chacune a été remise sans réponse enregistrée : nul ne sait si elle est arrivée. Renvoyée, c’est la même lettre avec le même Message-ID.
desk-doubts-none-text = De chaque lettre hors numéro on sait ce qu’elle est devenue, ou elle est renvoyée d’elle-même.
desk-doubts-letter = Lettre
desk-doubts-test-letter = Lettre d’essai
desk-doubts-ticked = Que doivent devenir les lettres cochées ?
desk-doubts-resend = Renvoyer
desk-doubts-sent = Compter comme arrivée
desk-doubts-give-up = Abandonner
desk-doubts-resend-one = Renvoyer : { $address }
desk-doubts-sent-one = Compter comme arrivée : { $address }
said-doubts-none-ticked = Cochez d’abord les lettres sur lesquelles vous décidez.
