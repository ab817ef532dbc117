# Les pages du bureau sur les lecteurs, en français.

## Chercher

desk-subscribers-tabs = À propos des lecteurs
desk-subscribers-tab-readers = Lecteurs
desk-subscribers-tab-suppressed = Bloqués
desk-subscribers-tab-bulk = Changements groupés
desk-subscribers-tab-removals = Vagues de départs
desk-subscribers-tab-signups = Inscriptions retenues
desk-subscribers-q = Adresse, nom ou @domaine
desk-subscribers-search = Chercher
desk-subscribers-filters = Plus de filtres
desk-subscribers-clear = Tout afficher
desk-subscribers-any = Peu importe
desk-subscribers-list = Liste
desk-subscribers-state = État
desk-subscribers-topic = Sujet
desk-subscribers-topic-hint = Choisissez d’abord une liste.
desk-subscribers-cadence = Fréquence
desk-subscribers-language = Langue
desk-subscribers-domain = Domaine
desk-subscribers-source = Origine
desk-subscribers-suppressed = Bloqué
desk-subscribers-yes = Oui
desk-subscribers-no = Non
desk-subscribers-state-pending = Non confirmé
desk-subscribers-state-active = Abonné
desk-subscribers-state-paused = En pause
desk-subscribers-state-unsubscribed = Parti
desk-subscribers-count =
    { $count ->
        [one] Un lecteur
       *[other] { NUMBER($count) } lecteurs
    }
desk-subscribers-count-more = Plus de { NUMBER($count) } lecteurs
desk-subscribers-count-about = Environ { NUMBER($count) } lecteurs
desk-subscribers-cut = Une partie seulement a été parcourue. La page suivante continue à partir de là.
desk-subscribers-reader = Lecteur
desk-subscribers-lists = Listes
desk-subscribers-since = Depuis
desk-subscribers-add = Ajouter un lecteur
desk-subscribers-change-all = Les changer tous…
desk-subscribers-nobody = Personne ne lit encore ici
desk-subscribers-nobody-text = Les lecteurs viennent par le formulaire de votre site, par un import, ou un par un depuis ici.
desk-subscribers-none = Personne de tel
desk-subscribers-none-text = Essayez le début de l’adresse, un mot du nom, ou moins de filtres. Un domaine se cherche avec un @ devant.

## Un lecteur

desk-subscribers-next-at = Prochain numéro : { $date }
desk-subscribers-next-at-once = Vient dès que quelque chose paraît
desk-subscribers-next-never = Aucun numéro n’est prévu
desk-subscribers-paused-until = En pause jusqu’au { $date }
desk-subscribers-paused-open = En pause jusqu’à ce que quelqu’un la termine
desk-subscribers-topics = Sujets
desk-subscribers-topics-all = Tous les sujets
desk-subscribers-name = Nom
desk-subscribers-time-zone = Fuseau horaire
desk-subscribers-of-list = Comme la liste ({ $value })
desk-subscribers-edit = Changer ses choix
desk-subscribers-save = Enregistrer
desk-subscribers-pause = Mettre en pause
desk-subscribers-until = Jusqu’au
desk-subscribers-until-hint = Laissez vide pour une pause sans fin fixée.
desk-subscribers-resume = Reprendre
desk-subscribers-end = Désabonner
desk-subscribers-reason = Motif
desk-subscribers-reason-end = Par exemple : demandé par téléphone. Il est gardé avec la preuve.
desk-subscribers-no-lists = Ce lecteur n’a affaire à aucune liste.
desk-subscribers-story = Toute l’histoire
desk-subscribers-story-lead = Chaque consentement, lettre et changement, le plus récent d’abord.
desk-subscribers-why = Un numéro est-il arrivé ?
desk-subscribers-why-issue = Numéro d’édition
desk-subscribers-why-ask = Expliquer
desk-subscribers-link = Un lien neuf
desk-subscribers-link-text = Il va dans la boîte du lecteur et ouvre la page où il change tout lui-même.
desk-subscribers-link-send = Envoyer le lien
desk-subscribers-suppression = Blocage
desk-subscribers-suppress = Bloquer
desk-subscribers-suppress-text = Rien n’est envoyé à une adresse bloquée, quelle que soit l’inscription.
desk-subscribers-release = Lever le blocage…
desk-subscribers-data = Données personnelles
desk-subscribers-data-text = Un fichier avec tout ce qui est connu de ce lecteur, à lui remettre.
desk-subscribers-data-get = Télécharger la copie
desk-subscribers-erase = Oublier ce lecteur…
desk-subscribers-blocked = Quelqu’un a répondu « ce n’était pas moi » à une lettre pour cette boîte.
desk-subscribers-flag-role = L’adresse est celle d’une fonction, pas d’une personne.
desk-subscribers-flag-disposable = La boîte est jetable.
desk-subscribers-flag-other = L’adresse a quelque chose d’inhabituel.

## L’histoire

desk-subscribers-by-reader = par le lecteur
desk-subscribers-by-operator = par { $name }
desk-subscribers-by-program = par un programme ({ $name })
desk-subscribers-by-service = tout seul
desk-subscribers-by-somebody = par la rédaction
desk-subscribers-act-given = Inscription
desk-subscribers-act-confirmed = Consentement confirmé
desk-subscribers-act-refused = « Ce n’était pas moi »
desk-subscribers-act-withdrawn = Consentement retiré
desk-subscribers-act-unsubscribed = Désabonnement
desk-subscribers-purpose-newsletter = pour recevoir les lettres
desk-subscribers-purpose-terms = pour les conditions
desk-subscribers-purpose-tracking = pour la mesure
desk-subscribers-method-form = par le formulaire
desk-subscribers-method-api = par l’API
desk-subscribers-method-page = sur la page derrière le lien de la lettre
desk-subscribers-method-one_click = par le bouton du logiciel de courrier
desk-subscribers-method-operator = noté par la rédaction
desk-subscribers-method-import = par une importation
desk-subscribers-from = De { $source }
desk-subscribers-wording = Texte, version { NUMBER($version) }
desk-subscribers-evidence = Preuve
desk-subscribers-evidence-number = Numéro de l’entrée
desk-subscribers-evidence-ip = Adresse réseau
desk-subscribers-evidence-agent = Navigateur
desk-subscribers-evidence-hash = Empreinte du texte
desk-subscribers-declared = Déclaré par
desk-subscribers-letter-confirm = Lettre de confirmation
desk-subscribers-letter-welcome = Lettre de bienvenue
desk-subscribers-letter-digest = Numéro { $issue }
desk-subscribers-letter-unsubscribed = Lettre d’adieu
desk-subscribers-letter-manage = Lettre avec un lien
desk-subscribers-letter-already = Lettre à qui est déjà abonné
desk-subscribers-letter-move_from = Lettre sur le changement d’adresse
desk-subscribers-letter-move_to = Lettre à la nouvelle adresse
desk-subscribers-letter-approval = Lettre à la rédaction
desk-subscribers-letter-operator_invitation = Invitation à la rédaction
desk-subscribers-letter-operator_reset = Lien vers un nouveau mot de passe
desk-subscribers-letter-operator_sign_in = Lien de connexion
desk-subscribers-letter-operator_notice = Avis d’un changement du compte
desk-subscribers-fate-queued = en attente
desk-subscribers-fate-sending = en cours d’envoi
desk-subscribers-fate-sent = acceptée
desk-subscribers-fate-deferred = remise à plus tard
desk-subscribers-fate-rejected = refusée
desk-subscribers-fate-bounced = revenue
desk-subscribers-fate-skipped = omise
desk-subscribers-fate-cancelled = annulée
desk-subscribers-fate-expired = pas envoyée à temps
desk-subscribers-fate-in_doubt = incertaine
desk-subscribers-relay = Relais
desk-subscribers-reply = Réponse
desk-subscribers-ended = Terminé
desk-subscribers-due = Prochain essai
desk-subscribers-attempts = Essais précédents
desk-subscribers-happened-added = Ajout
desk-subscribers-happened-edited = Choix changés
desk-subscribers-happened-paused = Mise en pause
desk-subscribers-happened-resumed = Reprise
desk-subscribers-happened-unsubscribed = Désabonnement
desk-subscribers-happened-suppressed = Blocage
desk-subscribers-happened-released = Blocage levé
desk-subscribers-happened-link_sent = Lien neuf demandé
desk-subscribers-happened-exported = Copie des données remise
desk-subscribers-happened-brought_back = Changement groupé annulé
desk-subscribers-is-suppressed = Bloqué : { $reason }
desk-subscribers-reason-refused = « ce n’était pas moi »
desk-subscribers-reason-operator = décision de la rédaction
desk-subscribers-reason-hard_bounce = lettres revenues
desk-subscribers-reason-complaint = signalé comme spam
desk-subscribers-moved = Adresse changée de { $old } à { $new }
desk-subscribers-move-asked = Changement d’adresse vers { $new } demandé, pas encore accepté des deux côtés
desk-subscribers-taken-out = Désabonné avec beaucoup de lecteurs de { $domain }
desk-subscribers-taken-back = revenu quand la vague a été annulée
desk-subscribers-said-why = Dit en partant : { $reason }

## Ajouter

desk-subscribers-email = Adresse
desk-subscribers-choose = Choisir
desk-subscribers-consent = Consentement
desk-subscribers-consent-ask = Demander : une lettre part à l’adresse, et rien d’autre avant un oui
desk-subscribers-consent-declare = La personne a accepté ailleurs, et je peux le prouver
desk-subscribers-consent-lead = Qui est parti autrefois est interrogé dans tous les cas.
desk-subscribers-declare-source = Où l’accord a été donné
desk-subscribers-declare-source-hint = Par exemple : la foire de Lyon, la caisse du magasin.
desk-subscribers-declare-day = Quel jour
desk-subscribers-declare-wording = Pour quel texte
desk-subscribers-declare-version = Version { NUMBER($version) } des conditions de la liste
desk-subscribers-declare-other = Un autre texte
desk-subscribers-declare-text = Le texte tel qu’il était
desk-subscribers-declare-proof = Où se trouve la preuve
desk-subscribers-declare-proof-hint = Par exemple : le classeur des cartes signées.
desk-subscribers-declare-responsible = Qui en répond
desk-subscribers-no-list-open = Aucune liste ne prend encore de lecteurs. Il lui faut des conditions que l’on puisse accepter.

## Adresses bloquées

desk-subscribers-suppressed-lead = Rien n’est envoyé à ces adresses, quelle que soit l’inscription.
desk-subscribers-suppressed-none = Aucune adresse n’est bloquée
desk-subscribers-suppressed-none-text = Les adresses arrivent ici d’elles-mêmes après une plainte, un « ce n’était pas moi », ou des lettres qui reviennent sans cesse.
desk-subscribers-suppress-title = Bloquer une adresse
desk-subscribers-note = Note
desk-subscribers-release-title = Lever le blocage de { $address } ?
desk-subscribers-release-refused = Le propriétaire de cette boîte a dit ne s’être jamais inscrit. Ne levez le blocage que s’il le demande ; sinon la prochaine lettre est du spam.
desk-subscribers-release-complaint = Un lecteur a signalé une lettre comme spam. Lui récrire nuit à la remise à tous les autres. À lever seulement s’il le demande.
desk-subscribers-release-hard_bounce = Des lettres sont revenues pour de bon. À lever seulement si vous savez que la boîte fonctionne de nouveau.
desk-subscribers-release-operator = La rédaction l’a décidé. Lisez la note avant de lever le blocage.
desk-subscribers-release-sure = Le propriétaire veut de nouveau des lettres
desk-subscribers-release-do = Lever le blocage

## Oublier

desk-subscribers-erase-title = Oublier { $address } ?
desk-subscribers-erase-lead = Tout ce qui dit qui c’était disparaît : adresse, nom, choix, adresses réseau. Reste la preuve du consentement, sans personne. C’est irréversible.
desk-subscribers-erase-type = Tapez l’adresse pour continuer
desk-subscribers-erase-do = Oublier pour de bon

## Changements groupés

desk-subscribers-number = { NUMBER($count) }
desk-subscribers-bulk-title = Changer beaucoup de lecteurs
desk-subscribers-bulk-lead = On les compte d’abord, et vous voyez le nombre. Rien ne change avant que vous l’ayez tapé.
desk-subscribers-bulk-who = Qui
desk-subscribers-bulk-everybody = Tout le monde
desk-subscribers-bulk-what = Quoi
desk-subscribers-bulk-kind-suppress = Bloquer
desk-subscribers-bulk-kind-pause = Mettre en pause
desk-subscribers-bulk-kind-unsubscribe = Désabonner
desk-subscribers-bulk-kind-add_topic = Ajouter un sujet
desk-subscribers-bulk-count = Les compter
desk-subscribers-bulk-none = Aucun changement groupé
desk-subscribers-bulk-none-text = Cherchez des lecteurs, puis choisissez « Les changer tous ».
desk-subscribers-bulk-state-counting = Comptage
desk-subscribers-bulk-state-ready = Vous attend
desk-subscribers-bulk-state-running = En cours
desk-subscribers-bulk-state-finished = Terminé
desk-subscribers-bulk-state-undoing = Annulation en cours
desk-subscribers-bulk-state-undone = Annulé
desk-subscribers-bulk-state-cancelled = Arrêté
desk-subscribers-bulk-counted = Comptés
desk-subscribers-bulk-handled = Examinés
desk-subscribers-bulk-changed = Changés
desk-subscribers-bulk-undone = Rétablis
desk-subscribers-bulk-asked = Demandé
desk-subscribers-bulk-type =
    { $count ->
        [one] Un lecteur est concerné. Tapez 1 pour commencer.
       *[other] { NUMBER($count) } lecteurs sont concernés. Tapez le nombre { $typed } pour commencer.
    }
desk-subscribers-bulk-nobody = Personne n’est concerné ; il n’y a rien à faire.
desk-subscribers-bulk-begin = Commencer
desk-subscribers-bulk-stop = Arrêter
desk-subscribers-bulk-undo = Annuler le changement
desk-subscribers-bulk-undo-text = Pendant sept jours il peut être annulé, sauf pour les lecteurs que quelqu’un a changés depuis.
desk-subscribers-bulk-refresh = Actualiser

## Vagues et inscriptions retenues

desk-subscribers-removals-lead = Les logiciels qui vérifient les liens pressent aussi des boutons. De nombreux lecteurs d’un même domaine partis quelques secondes après une lettre sont réunis ici. Chacun a été désabonné aussitôt ; à vous de dire si c’était voulu.
desk-subscribers-removals-none = Aucune vague
desk-subscribers-removals-none-text = Nulle part beaucoup de lecteurs ne sont partis ensemble.
desk-subscribers-wave-open = Ouverte
desk-subscribers-wave-undone = Annulée
desk-subscribers-wave-kept = Maintenue
desk-subscribers-wave-readers = Abonnements terminés
desk-subscribers-wave-back = Revenus
desk-subscribers-wave-when = Quand
desk-subscribers-wave-undo = Les faire revenir
desk-subscribers-wave-keep = C’était voulu
desk-subscribers-wave-undo-text = Qui est parti autrement depuis, a dit pourquoi, ou ne doit pas recevoir de courrier reste dehors.
desk-subscribers-signups-lead = Quand il vient bien plus d’inscriptions que d’habitude, les lettres de confirmation sont retenues jusqu’à votre décision. Les formulaires continuent d’accepter.
desk-subscribers-signups-quiet = Les inscriptions viennent comme d’habitude
desk-subscribers-signups-quiet-text = Rien n’est retenu.
desk-subscribers-signups-site = Le site entier
desk-subscribers-signups-kept = Retenues
desk-subscribers-signups-paused = Lettres retenues depuis { $date }
desk-subscribers-signups-challenge = Les formulaires demandent une preuve de calcul depuis { $date }
desk-subscribers-signups-released = Rien n’est retenu jusqu’au { $date }
desk-subscribers-signups-release = Envoyer les lettres
desk-subscribers-signups-drop = Les abandonner
desk-subscribers-signups-blocked =
    { $count ->
        [one] Une boîte est bloquée car son propriétaire a dit « ce n’était pas moi ».
       *[other] { NUMBER($count) } boîtes sont bloquées car leurs propriétaires ont dit « ce n’était pas moi ».
    }

## Ce qui fait obstacle

desk-subscribers-stands-suppressed = L’adresse est bloquée. Levez d’abord le blocage, si son propriétaire veut de nouveau des lettres.
desk-subscribers-stands-blocked_by_owner = Le propriétaire de cette boîte a dit « ce n’était pas moi ». Lui seul peut se réinscrire.
desk-subscribers-stands-forgotten = Le propriétaire de cette adresse a demandé l’oubli. Lui seul peut se réinscrire.
desk-subscribers-stands-asked_too_often = Cette boîte a reçu récemment autant de lettres de confirmation qu’elle le peut.
desk-subscribers-stands-domain_takes_no_mail = Le domaine de cette adresse ne prend pas de courrier.
desk-subscribers-stands-reads_already = Cette adresse lit déjà la liste.
desk-subscribers-stands-list_without_terms = La liste n’a pas encore de conditions que l’on puisse accepter.
desk-subscribers-stands-list_closed = La liste ne prend pas de lecteurs pour l’instant.
desk-subscribers-stands-not_of_this_list = Ce lecteur n’a pas affaire à cette liste.
desk-subscribers-stands-not_confirmed = L’abonnement n’est pas confirmé, ou est terminé.
desk-subscribers-stands-link_sent_lately = Un lien vient d’être envoyé à ce lecteur.
desk-subscribers-stands-stands_elsewhere = Cela a été fait ou arrêté entre-temps. Voici où cela en est.
desk-subscribers-stands-other_number = Ce n’est pas le nombre compté.
desk-subscribers-stands-too_late = C’est trop ancien pour être annulé.
desk-subscribers-wrong-email = Vérifiez l’adresse.
desk-subscribers-wrong-address = Ce n’est pas l’adresse de ce lecteur.
desk-subscribers-wrong-list = Choisissez une liste.
desk-subscribers-wrong-topic = Choisissez un sujet de la liste.
desk-subscribers-wrong-topics = Choisissez des sujets de la liste.
desk-subscribers-wrong-cadence = La liste ne paraît pas à ce rythme.
desk-subscribers-wrong-language = Donnez un code de langue tel que en ou pt-BR.
desk-subscribers-wrong-time_zone = Donnez un fuseau horaire tel que Europe/Zurich.
desk-subscribers-wrong-name = Au plus 100 caractères.
desk-subscribers-wrong-until = Choisissez un jour après aujourd’hui, pas trop lointain.
desk-subscribers-wrong-source = Dites où l’accord a été donné.
desk-subscribers-wrong-given_on = Donnez le jour ; il ne peut être à venir.
desk-subscribers-wrong-wording = Choisissez la version des conditions, ou donnez le texte.
desk-subscribers-wrong-proof = Dites où se trouve la preuve.
desk-subscribers-wrong-responsible = Dites qui en répond.
desk-subscribers-wrong-suppressed = Choisissez oui ou non.
desk-subscribers-wrong-state = Choisissez un état.
desk-subscribers-wrong-domain = Ce n’est pas un domaine.
desk-subscribers-wrong-q = Au plus 254 caractères.
desk-subscribers-wrong-title = Quelque chose est à corriger
said-reader-added = Le lecteur est ajouté et reçoit le prochain numéro.
said-reader-asked = Une lettre de confirmation est en route. Le lecteur lira dès qu’il aura dit oui.
said-reader-paused = En pause.
said-reader-resumed = Reprise.
said-reader-ended = Désabonné. Les lettres en attente sont annulées.
said-reader-suppressed = Bloqué. Plus rien n’y est envoyé.
said-reader-released = Le blocage est levé.
said-reader-link = Le lien est en route vers la boîte du lecteur.
said-reader-erased = Le lecteur est oublié.
said-bulk-counted = Ils sont comptés. Rien ne change avant que vous confirmiez le nombre.
said-bulk-begun = C’est commencé. Vous pouvez quitter cette page.
said-bulk-stopped = Arrêté.
said-bulk-undoing = L’annulation est en cours.
said-decided = Quelqu’un en a déjà décidé.
said-wave-undone = Les lecteurs sont revenus.
said-wave-kept = Cela reste ainsi.
said-signups-released = Les lettres sont en route.
said-signups-dropped = Ce qui était retenu est abandonné.
