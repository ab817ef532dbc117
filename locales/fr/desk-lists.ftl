# Listes, flux et articles au bureau, en français.

desk-lists-save = Enregistrer
desk-lists-any = Tous
desk-lists-never = Jamais
desk-lists-put-right = À corriger
desk-lists-count = { $count }
desk-lists-more-than = plus de { $count }
desk-lists-and = { $first } et { $last }
desk-lists-comma = { $first }, { $last }
desk-lists-date-time = { $date }, { $time }

desk-lists-new = Nouvelle liste
desk-lists-new-lead = Une liste est une lettre à laquelle on s’abonne. Ce que vous écrivez ici figure dans son formulaire et dans chaque lettre ; tout peut être changé plus tard, sauf l’adresse du formulaire.
desk-lists-make = Créer la liste
desk-lists-none = Aucune liste
desk-lists-none-text = Une liste est une lettre à laquelle on s’abonne : qui l’envoie, sur quoi, et quand. Commencez par une.
desk-lists-list = Liste
desk-lists-state = État
desk-lists-sender = Expéditeur
desk-lists-next = Prochain numéro
desk-lists-nothing-due = Rien de prévu
desk-lists-open = Ouverte
desk-lists-closed = Fermée
desk-lists-no-terms = Sans conditions
desk-lists-parts = Parties de cette liste
desk-lists-see-form = Voir son formulaire
desk-lists-tab-settings = Réglages
desk-lists-tab-look = Apparence
desk-lists-tab-topics = Sujets
desk-lists-tab-terms = Conditions
desk-lists-tab-schedules = Calendriers
desk-lists-tab-editing = Numéros
desk-lists-tab-form = Formulaire
desk-lists-sign-ups = Inscriptions
desk-lists-open-text = Chacun peut s’abonner. Une liste fermée ne prend plus personne et continue de servir ses lecteurs.
desk-lists-closed-text = Personne de nouveau ne peut s’abonner. Ses lecteurs sont servis comme avant.
desk-lists-close = Fermer aux inscriptions
desk-lists-reopen = Ouvrir aux inscriptions
desk-lists-fixed = Ce qui reste
desk-lists-fixed-text = Les liens des lettres, les formulaires d’autres sites et les filtres des boîtes aux lettres s’y tiennent : cela ne change jamais.
desk-lists-made = Créée
desk-lists-publisher = Éditeur
desk-lists-relays = Relais
desk-lists-relays-hint = Les voies que prennent ses lettres. Si aucune n’est choisie, tous les relais se les partagent.
desk-lists-relays-wrong = L’un de ces relais n’est plus dans la configuration. Regardez de nouveau la page et choisissez.
desk-lists-name = Nom
desk-lists-name-hint = Comme l’appellent les lecteurs.
desk-lists-name-wrong = Écrivez un nom d’au plus 100 caractères sur une ligne.
desk-lists-slug = Adresse
desk-lists-slug-hint = La fin de l’adresse du formulaire : minuscules, chiffres et tirets, comme daily-news. Elle ne peut plus être changée ensuite.
desk-lists-slug-wrong = Prenez 1 à 60 minuscules, chiffres et tirets, sans tiret au début ni à la fin.
desk-lists-description = Description
desk-lists-description-hint = Une phrase ou deux pour le formulaire.
desk-lists-description-wrong = Au plus 500 caractères de texte simple.
desk-lists-language = Langue
desk-lists-language-hint = Du formulaire et des lettres. Les lecteurs peuvent en choisir une autre.
desk-lists-language-wrong = Choisissez une langue de la liste.
desk-lists-time_zone = Fuseau horaire
desk-lists-time_zone-hint = Par exemple Europe/Zurich. Les calendriers à venir le suivent ; ceux qui existent gardent le leur.
desk-lists-time_zone-wrong = Ce n’est pas un fuseau horaire. Écrivez un nom comme Europe/Zurich ou UTC.
desk-lists-from_name = Nom de l’expéditeur
desk-lists-from_name-wrong = Écrivez un nom d’au plus 100 caractères sur une ligne.
desk-lists-from_address = Adresse de l’expéditeur
desk-lists-from_address-hint = Son domaine doit être signé et permis aux relais ; voir Relais.
desk-lists-from_address-wrong = Écrivez une adresse complète, comme news@example.org.
desk-lists-reply_to = Les réponses vont à
desk-lists-reply_to-hint = Quelqu’un devrait y lire. Vide : l’adresse de l’expéditeur.
desk-lists-reply_to-wrong = Écrivez une adresse complète, ou laissez vide.
desk-lists-legal_name = Nom légal
desk-lists-legal_name-hint = Qui publie. Il figure au pied de chaque lettre.
desk-lists-legal_name-wrong = Écrivez qui publie, sur une ligne.
desk-lists-postal_address = Adresse postale
desk-lists-postal_address-hint = Elle figure au pied de chaque lettre, car la loi le veut.
desk-lists-postal_address-wrong = Écrivez l’adresse postale, en 500 caractères au plus.
desk-lists-privacy_url = Votre propre notice de confidentialité
desk-lists-privacy_url-hint = Vide : celle de la page Formulaire est montrée.
desk-lists-privacy_url-wrong = Écrivez une adresse complète qui commence par https://, ou laissez vide.

desk-lists-accent = Couleur
desk-lists-accent-hint = Des liens et des boutons, comme #0b5563. Vide : celle de Postrider.
desk-lists-accent-wrong = Écrivez une couleur en six chiffres hexadécimaux, comme #8c2a1c, ou laissez vide.
desk-lists-accent_dark = Couleur dans le sombre
desk-lists-accent_dark-hint = Pour qui lit clair sur sombre. Vide : une nuance de la couleur qui s’y lit.
desk-lists-accent_dark-wrong = Écrivez une couleur en six chiffres hexadécimaux, comme #8c2a1c, ou laissez vide.
desk-lists-logo_url = Logo
desk-lists-logo_url-hint = L’adresse d’une image, qui commence par https://. Elle prend la place du nom, haute de 64 pixels.
desk-lists-logo_url-wrong = Écrivez l’adresse complète d’une image, qui commence par https://.
desk-lists-logo_alt = Ce que dit le logo
desk-lists-logo_alt-hint = Pour qui ne voit pas les images. Vide : le nom de la liste.
desk-lists-footer = Mots au pied
desk-lists-footer-hint = Quelques mots à vous pour chaque lettre, en Markdown.
desk-lists-look-only = Seulement voir
desk-lists-preview = Aspect des lettres
desk-lists-preview-text = Les lettres écrites désormais ont cet aspect. Le texte veut un contraste d’au moins 4,5 pour 1 avec son fond.
desk-lists-sample-light = En clair
desk-lists-sample-dark = En sombre
desk-lists-sample-title = Un port pour toute la ville
desk-lists-sample-text = Le conseil a approuvé le nouveau quai.
desk-lists-sample-button = Lire la suite
desk-lists-sample-foot = Vos choix · Se désabonner
desk-lists-contrast = { $ratio } pour 1

desk-lists-topics = Sujets
desk-lists-topics-lead = Ce que les lecteurs peuvent choisir. Les formulaires montrent les sujets dans cet ordre, comme les lettres rangées par sujets.
desk-lists-topics-none = Cette liste n’a pas de sujets : chaque lecteur reçoit tout.
desk-lists-topic = Sujet
desk-lists-topic-new = Un autre sujet
desk-lists-topic-add = Ajouter le sujet
desk-lists-topic-name = Nom
desk-lists-topic-name-wrong = Écrivez un nom d’au plus 100 caractères sur une ligne.
desk-lists-topic-slug = Nom court
desk-lists-topic-slug-hint = Minuscules, chiffres et tirets. Les rubriques et étiquettes des articles lui sont comparées ; il ne peut plus être changé ensuite.
desk-lists-topic-slug-wrong = Prenez 1 à 60 minuscules, chiffres et tirets, sans tiret au début ni à la fin.
desk-lists-topic-up = Monter { $topic }
desk-lists-topic-down = Descendre { $topic }
desk-lists-topic-change = Renommer ou retirer
desk-lists-topic-remove = Retirer le sujet
desk-lists-topic-remove-hint = Un sujet que des lecteurs ont choisi reste : sans lui, ils n’entendraient plus rien.
desk-lists-rules-none = Pour les articles dont une rubrique ou une étiquette s’appelle { $topic }.
desk-lists-rules-some = Pour les articles qui répondent à l’une de ces règles :
desk-lists-rule-category = une rubrique ou une étiquette s’appelle { $value }
desk-lists-rule-url = l’adresse commence par { $value }
desk-lists-rule-feed = il vient du flux ou de la source { $value }
desk-lists-rule-title = le titre a les mots { $value }
desk-lists-rule-new = Une règle pour un sujet
desk-lists-rule-lead = Là où rubriques et étiquettes ne le disent pas, les règles le disent. Elles valent pour les articles libérés ensuite.
desk-lists-rule-topic = Sujet
desk-lists-rule-topic-wrong = La liste n’a plus ce sujet. Regardez de nouveau la page.
desk-lists-rule-kind = Ce qui est regardé
desk-lists-kind-category = Rubrique ou étiquette
desk-lists-kind-url = Adresse
desk-lists-kind-feed = Flux ou source
desk-lists-kind-title = Titre
desk-lists-rule-value = Ce qui doit s’y trouver
desk-lists-rule-value-hint = Le nom d’une rubrique ; le début d’une adresse comme /sport/ ; le numéro d’un flux ; des mots du titre.
desk-lists-rule-value-wrong = Prenez 1 à 200 caractères sur une ligne.
desk-lists-rule-add = Ajouter la règle
desk-lists-rule-remove = Retirer

desk-lists-terms-lead = Ce que les lecteurs acceptent. Chaque version est gardée pour toujours, afin de montrer qui a accepté quoi.
desk-lists-terms-none = Cette liste n’a pas encore de conditions. Elle prend des inscriptions dès qu’elle en a.
desk-lists-terms-first = Écrire les conditions
desk-lists-terms-next = Écrire la version suivante
desk-lists-terms-hint = Une version publiée ne peut plus être changée. Les lecteurs présents gardent ce qu’ils ont accepté ; les nouveaux acceptent la nouvelle version.
desk-lists-terms-publish = Publier
desk-lists-terms-all = Toutes les versions
desk-lists-version = Version
desk-lists-version-number = Version { $version }
desk-lists-current = en vigueur
desk-lists-published = Publié
desk-lists-confirmed = Confirmées
desk-lists-confirmed-text = Confirmées : combien d’inscriptions l’ont été sous une version. L’empreinte prouve que le texte est celui qui a été montré.
desk-lists-hash = Empreinte
desk-lists-newsletter_statement = Phrase pour la lettre
desk-lists-newsletter_statement-hint = Elle se tient près d’une case à cocher, par exemple : Oui, envoyez-moi Le Quotidien par courriel.
desk-lists-newsletter_statement-wrong = Écrivez la phrase, en 1000 caractères au plus.
desk-lists-terms_statement = Phrase pour les conditions
desk-lists-terms_statement-hint = Elle se tient près de la seconde case, par exemple : J’accepte les conditions du Quotidien.
desk-lists-terms_statement-wrong = Écrivez la phrase, en 1000 caractères au plus.
desk-lists-body = Les conditions
desk-lists-body-hint = Texte simple. Une ligne vide commence un paragraphe.
desk-lists-body-wrong = Écrivez les conditions en texte simple.

desk-lists-schedules-lead = Quand les numéros sont dus. Les lecteurs choisissent parmi les calendriers d’une liste ; qui n’en choisit aucun suit celui par défaut.
desk-lists-schedules-none = Cette liste n’a pas de calendrier : elle n’envoie rien.
desk-lists-schedule-new = Un autre calendrier
desk-lists-schedule-add = Ajouter le calendrier
desk-lists-schedule-look = Voir les prochains numéros
desk-lists-schedule-change = Changer l’heure
desk-lists-schedule-change-text = Les lecteurs qui ont choisi ce calendrier le gardent. Rien n’est perdu : ce qui a été libéré depuis le dernier numéro vient avec le prochain.
desk-lists-schedule-pause = Suspendre
desk-lists-schedule-resume = Reprendre
desk-lists-schedule-default = En faire celui par défaut
desk-lists-default = par défaut
desk-lists-paused = suspendu
desk-lists-instant-text = Une lettre dès que quelque chose paraît.
desk-lists-on-clocks = À l’heure de { $zone }
desk-lists-on-readers-clocks = À l’heure de chaque lecteur ; où elle n’est pas connue, à celle de { $zone }
desk-lists-next-runs = Prochains numéros
desk-lists-cadence = Nom
desk-lists-cadence-hint = Ce que les lecteurs choisissent : daily, weekly, monthly, instant, ou un nom à vous en minuscules, chiffres et tirets.
desk-lists-cadence-wrong = Prenez 1 à 60 minuscules, chiffres et tirets, et un nom que la liste n’a pas encore.
desk-lists-cadence-instant = Aussitôt
desk-lists-cadence-daily = Quotidien
desk-lists-cadence-weekly = Hebdomadaire
desk-lists-cadence-monthly = Mensuel
desk-lists-cron = Heures (cron)
desk-lists-cron-hint = Minute, heure, jour du mois, mois, jour de la semaine. 0 6 * * * veut dire chaque jour à six heures ; 0 17 * * FRI, le vendredi à dix-sept heures. Vide pour instant.
desk-lists-cron-wrong = Cela ne nomme aucune heure. Écrivez cinq champs : minute, heure, jour du mois, mois, jour de la semaine, comme 0 6 * * *.
desk-lists-schedule-zone = Fuseau horaire
desk-lists-schedule-zone-hint = Par exemple Europe/Zurich.
desk-lists-schedule-zone-wrong = Ce n’est pas un fuseau horaire. Écrivez un nom comme Europe/Zurich ou UTC.
desk-lists-clock = Quelle horloge
desk-lists-clock-list = Une horloge pour tous
desk-lists-clock-reader = L’horloge de chaque lecteur, où elle est connue
desk-lists-clock-forward = les horloges avancent de { $minutes } minutes avant
desk-lists-clock-back = les horloges reculent de { $minutes } minutes avant
desk-lists-clock-lost = cette heure ne vient pas ce jour-là : il part quand les horloges ont changé
desk-lists-clock-double = cette heure vient deux fois ce jour-là : il part la première fois
desk-lists-cron-strange = Les prochains numéros montrent quand.
desk-lists-cron-sentence = { $days } { $times }
desk-lists-cron-in-months = { $days } en { $months }
desk-lists-cron-every-day = chaque jour
desk-lists-cron-workdays = du lundi au vendredi
desk-lists-cron-weekdays = chaque { $days }
desk-lists-cron-days =
    { $count ->
        [one] le { $days } du mois
       *[other] les { $days } du mois
    }
desk-lists-cron-last-day = le dernier jour du mois
desk-lists-cron-nth =
    { $nth ->
        [1] le premier { $day } du mois
        [2] le deuxième { $day } du mois
        [3] le troisième { $day } du mois
        [4] le quatrième { $day } du mois
       *[5] le cinquième { $day } du mois
    }
desk-lists-cron-last-weekday = le dernier { $day } du mois
desk-lists-cron-at = à { $times }
desk-lists-cron-minutes =
    { $count ->
        [one] chaque minute
       *[other] toutes les { $count } minutes
    }
desk-lists-cron-hourly = chaque heure à la minute { $minute }
desk-lists-cron-hours = toutes les { $count } heures à partir de { $first }

desk-lists-editing-lead = Ce qui vaut pour chaque numéro de cette liste fait désormais. Un numéro seul se change sur sa propre page tant qu’il attend.
desk-lists-approval-head = Approbation
desk-lists-approval = Avant qu’un numéro parte
desk-lists-approval-automatic = Il part de lui-même
desk-lists-approval-hold = Quelqu’un doit l’approuver
desk-lists-approval-unless_stopped = Il part si personne ne l’arrête
desk-lists-approval_minutes = Minutes pour l’arrêter
desk-lists-approval_minutes-hint = Pour les numéros qui partent si personne ne les arrête : 1 à 10 080.
desk-lists-approval_minutes-wrong = Écrivez un nombre de 1 à 10 080.
desk-lists-approvers = Qui en est averti
desk-lists-approvers-hint = Adresses, une par ligne ; 20 au plus.
desk-lists-approvers-wrong = Écrivez des adresses complètes, une par ligne ; 20 au plus.
desk-lists-articles-head = Articles
desk-lists-min_articles = Au moins
desk-lists-min_articles-hint = S’il y en a moins, la date est sautée et ils viennent avec le prochain numéro. Vide : selon la configuration.
desk-lists-min_articles-wrong = Écrivez un nombre de 1 à 1000 qui ne dépasse pas le plus qu’une lettre montre, ou laissez vide.
desk-lists-max_articles = Au plus
desk-lists-max_articles-hint = Combien une lettre en montre. Vide : selon la configuration.
desk-lists-max_articles-wrong = Écrivez un nombre de 1 à 1000, ou laissez vide.
desk-lists-article_order = Ce qui vient d’abord
desk-lists-article_order-wrong = Pour cet ordre, nommez l’article de tête.
desk-lists-order-time = Le plus récent
desk-lists-order-topics = Sujet par sujet
desk-lists-order-lead = L’article de tête, puis le plus récent
desk-lists-lead_article_id = Article de tête
desk-lists-lead_article_id-hint = Le numéro à la fin de son adresse au bureau.
desk-lists-lead_article_id-wrong = La liste n’a pas d’article de ce numéro.
desk-lists-words-head = Mots
desk-lists-subject_template = Objet
desk-lists-subject_template-hint = Un modèle. Vide : celui de la lettre.
desk-lists-subject_template-wrong = Ce modèle ne peut pas être rempli. Prenez au plus 500 caractères et seulement des noms que la lettre connaît. Le moteur de modèles dit :
desk-lists-preheader_template = Aperçu
desk-lists-preheader_template-hint = Ce que les boîtes montrent près de l’objet. Vide : celui de la lettre.
desk-lists-preheader_template-wrong = Ce modèle ne peut pas être rempli. Prenez au plus 500 caractères et seulement des noms que la lettre connaît. Le moteur de modèles dit :
desk-lists-intro = Note au-dessus des articles
desk-lists-intro-hint = Markdown, recopié dans chaque numéro quand il est fait.
desk-lists-intro-wrong = Au plus 4000 caractères, sans caractères de contrôle.
desk-lists-archive-head = Archives
desk-lists-archive = Anciens numéros
desk-lists-archive-public = Chacun peut les lire
desk-lists-archive-off = Ils n’ont pas de pages
desk-lists-archive-see = Voir les archives

desk-lists-form-lead = Le formulaire de cette liste a sa propre adresse, et peut se tenir sur votre site.
desk-lists-snippet = Formulaire pour votre site
desk-lists-snippet-text = Copiez-le dans une page de votre site, et permettez ce site ci-dessous. Il marche aussi sans scripts.
desk-lists-snippet-none = La liste ne prend pas d’inscriptions : elle est fermée, ou sans conditions.
desk-lists-snippet-frame = Le même dans un cadre
desk-lists-origins = Sites qui peuvent s’en servir
desk-lists-origins-text = Un formulaire de tout autre site est refusé, pour que personne n’inscrive des gens en votre nom.
desk-lists-origin = Site
desk-lists-origin-hint = Schéma et hôte, comme https://www.example.org
desk-lists-origin-wrong = N’écrivez que le schéma et l’hôte d’un site, comme https://www.example.org. Une liste nomme au plus 32 sites.
desk-lists-origin-add = Permettre le site
desk-lists-origin-remove = Retirer
desk-lists-origin-everywhere = pour toutes les listes, par la configuration
desk-lists-notice = Notice de confidentialité
desk-lists-notice-text = Ce que le formulaire dit aux lecteurs de leurs données. Qui est responsable, le but, la base légale et les droits des lecteurs y figurent d’eux-mêmes.
desk-lists-notice-lacks =
    { $count ->
        [one] Un texte manque encore.
       *[other] { $count } textes manquent encore.
    }
desk-lists-contact = Contact
desk-lists-contact-hint = À qui écrire au sujet de données personnelles.
desk-lists-contact-wrong = Au plus 2000 caractères de texte simple.
desk-lists-recipients = Destinataires
desk-lists-recipients-hint = Qui d’autre reçoit les données : qui relaie le courrier, qui héberge le serveur.
desk-lists-recipients-wrong = Au plus 2000 caractères de texte simple.
desk-lists-transfers = Transferts
desk-lists-transfers-hint = Si des données quittent le pays ou l’union, et ce qui les y protège.
desk-lists-transfers-wrong = Au plus 2000 caractères de texte simple.
desk-lists-retention = Conservation
desk-lists-retention-hint = Combien de temps les données sont gardées.
desk-lists-retention-wrong = Au plus 2000 caractères de texte simple.
desk-lists-authority = Autorité
desk-lists-authority-hint = L’autorité qui reçoit les plaintes.
desk-lists-authority-wrong = Au plus 2000 caractères de texte simple.

desk-lists-feeds = Flux
desk-lists-feeds-none = Aucun flux
desk-lists-feeds-none-text = Un flux nous dit ce qu’un site a publié. Donnez l’adresse du site, et son flux est trouvé.
desk-lists-feed = Flux
desk-lists-feed-new = Ajouter un flux
desk-lists-feed-new-lead = Donnez l’adresse d’un site ou d’un flux. Vous voyez ce que la liste en prendrait avant que rien ne soit gardé.
desk-lists-feed-list = Liste
desk-lists-site = Site ou flux
desk-lists-site-hint = Par exemple news.example.org
desk-lists-site-wrong = Ce n’est pas une adresse du web. Écrivez-en une comme news.example.org, ou une adresse complète qui commence par https://.
desk-lists-feed-find = Trouver ses flux
desk-lists-feed-try = L’essayer
desk-lists-feed-add = Ajouter ce flux
desk-lists-feed-articles = Ses articles
desk-lists-feed-well = Va bien
desk-lists-feed-unread = Pas encore lu
desk-lists-feed-stopped = Arrêté
desk-lists-feed-failing =
    { $count ->
        [one] A échoué une fois
       *[other] A échoué { $count } fois de suite
    }
desk-lists-feed-flood =
    { $count ->
        [one] un article vous attend
       *[other] { $count } articles vous attendent
    }
desk-lists-feed-error = La dernière visite a échoué. On réessaie, chaque fois un peu plus tard.
desk-lists-feed-visit = Visiter maintenant
desk-lists-feed-stop = Arrêter
desk-lists-feed-resume = Reprendre
desk-lists-feed-move = Le lire ailleurs
desk-lists-feed-move-text = Quand un flux a déménagé. Ce qu’il apporte de nouveau est connu, et n’est pas envoyé deux fois.
desk-lists-feed-remove = Abandonner le flux
desk-lists-feed-remove-text = Il n’est plus lu. Ses articles restent, et ce qui en est libéré est envoyé.
desk-lists-url = Adresse
desk-lists-url-wrong = Écrivez une adresse complète qui commence par https:// ou http://.
desk-lists-next-visit = Prochaine visite
desk-lists-last-visit = Dernière visite
desk-lists-last-success = Dernier succès
desk-lists-a-day = Nouveaux par jour
desk-lists-held-future = Attendent leur date
desk-lists-hub = Hub
desk-lists-hub-asking = demandé
desk-lists-hub-active = annonce les nouveautés
desk-lists-hub-refused = a refusé
desk-lists-flood =
    { $count ->
        [one] Un nouvel article vous attend
       *[other] { $count } nouveaux articles vous attendent
    }
desk-lists-flood-text = Le flux a apporté bien plus que d’habitude. Un déménagement ou une erreur ne doit pas envoyer toutes des archives : vous décidez.
desk-lists-flood-release = Les laisser partir
desk-lists-flood-drop = Ne jamais les envoyer
desk-lists-found =
    { $count ->
        [one] Un flux trouvé
       *[other] { $count } flux trouvés
    }
desk-lists-trial-count =
    { $count ->
        [one] Une entrée, dont { $new } viendrait avec les prochains numéros.
       *[other] { $count } entrées, dont { $new } viendraient avec les prochains numéros.
    }
desk-lists-fate-new = prochains numéros
desk-lists-fate-back_catalogue = gardé, jamais envoyé
desk-lists-fate-future = attend sa date
desk-lists-fate-known = déjà connu
desk-lists-odd-empty = Il n’a pas d’entrées à présent.
desk-lists-odd-undated =
    { $count ->
        [one] Une entrée n’a pas de date. À la première visite, elle compte comme ancienne et n’est jamais envoyée.
       *[other] { $count } entrées n’ont pas de date. À la première visite, elles comptent comme anciennes et ne sont jamais envoyées.
    }
desk-lists-odd-unnamed = Ses entrées n’ont pas de nom propre (guid). Si l’adresse d’un article change, il peut compter comme nouveau.
desk-lists-odd-linkless =
    { $count ->
        [one] Une entrée n’a pas de lien et est laissée de côté.
       *[other] { $count } entrées n’ont pas de lien et sont laissées de côté.
    }
desk-lists-odd-cut_short = Il est très long : seules les { $count } premières entrées sont lues.
desk-lists-odd-stale = Sa dernière entrée a { $count } jours. Le site l’a peut-être abandonné.
desk-lists-odd-insecure = Il est lu sans chiffrement : ce qu’il dit pourrait être changé en route.
desk-lists-odd-moved = Il a déménagé pour de bon ; la nouvelle adresse est prise.
desk-lists-odd-already_read = La liste le lit déjà.

desk-lists-article-new = Écrire un article
desk-lists-article-new-lead = Pour ce qu’aucun flux n’apporte. Il vient avec les prochains numéros, ou quand sa date est venue.
desk-lists-article-write = L’écrire
desk-lists-articles-none = Aucun article
desk-lists-articles-none-text = Les articles viennent de flux, de votre site par l’API, ou de vous. Ils sont réunis ici et partent avec les prochains numéros.
desk-lists-articles-not-found = Rien ne convient
desk-lists-articles-not-found-text = Essayez des mots moins nombreux ou plus courts ; des morceaux de mots suffisent.
desk-lists-articles-all = Tous les articles
desk-lists-search = Mots
desk-lists-search-go = Chercher
desk-lists-search-hint = Cherchés dans le titre, l’auteur, la source, les rubriques et l’adresse. Des morceaux de mots suffisent ; tous, jusqu’à cinq, doivent s’y trouver.
desk-lists-stands-new = Libéré
desk-lists-stands-held = En attente
desk-lists-stands-back_catalogue = Jamais envoyé
desk-lists-stands-hidden = Caché
desk-lists-mailed = Envoyé
desk-lists-corrected = Corrigé
desk-lists-title = Titre
desk-lists-title-wrong = Écrivez un titre d’au plus 500 caractères sur une ligne.
desk-lists-article-url = Adresse
desk-lists-article-url-wrong = Écrivez une adresse complète qui commence par https:// ou http://.
desk-lists-summary = Résumé
desk-lists-summary-hint = Quelques phrases, en texte simple.
desk-lists-summary-wrong = Au plus 5000 caractères de texte simple.
desk-lists-author = Auteur
desk-lists-author-wrong = Écrivez un nom d’au plus 200 caractères sur une ligne, ou laissez vide.
desk-lists-sections = Rubriques
desk-lists-sections-hint = Des noms séparés par des virgules. Elles décident des sujets jusqu’à ce que l’article soit libéré.
desk-lists-sections-wrong = Au plus 20 noms d’au plus 200 caractères.
desk-lists-image_url = Image
desk-lists-image_url-wrong = Écrivez une adresse complète, ou laissez vide.
desk-lists-published_at = Pas avant
desk-lists-published_at-hint = À l’heure de la liste. Vide : avec les prochains numéros.
desk-lists-published_at-wrong = Cette heure n’existe pas aux horloges de la liste, ou elle est trop lointaine.
desk-lists-source = Source
desk-lists-seen = Vu d’abord
desk-lists-released = Libéré
desk-lists-in-issues = Numéros avec lui
desk-lists-in-no-issue = Aucun jusqu’ici.
desk-lists-taken-out = retiré
desk-lists-issue-held = attend l’approbation
desk-lists-issue-planning = en préparation
desk-lists-issue-sending = en cours d’envoi
desk-lists-issue-paused = suspendu
desk-lists-issue-cancelled = annulé
desk-lists-issue-finished = envoyé
desk-lists-issue-skipped = sauté
desk-lists-article-hide = Cacher
desk-lists-article-hide-hint = Un article caché ne vient plus dans aucune lettre et est retiré des numéros qui attendent l’approbation. Les numéros en route le gardent : suspendez-les ou annulez-les sur leurs propres pages.
desk-lists-article-show = Montrer de nouveau
desk-lists-article-show-hint = S’il était libéré sans avoir été dans aucun numéro, il vient avec les prochains.
desk-lists-article-correct = Le corriger
desk-lists-article-correct-text = Les lettres écrites désormais disent ce que vous écrivez ici, et la source ne le change plus.
desk-lists-article-correct-late = Des lettres avec cet article sont parties ou partent, et restent comme elles sont. Une correction change les archives et les lettres encore à écrire.
desk-lists-article-uncorrect = Laisser parler la source de nouveau
desk-lists-why-hidden = Caché : aucune lettre à venir ne le porte.
desk-lists-why-back = Il était déjà ancien à la première lecture de son flux ; il est gardé et jamais envoyé.
desk-lists-why-flood = Il est venu avec bien plus que n’apporte d’habitude son flux, et attend votre mot sur la page de ce flux.
desk-lists-why-future = Il attend sa date, { $date }.
desk-lists-why-new = Libéré : il vient avec les prochains numéros.

desk-lists-form-wrong = Quelque chose dans ce formulaire ne peut pas être gardé tel quel. Relisez ses champs.
desk-lists-slug-taken = Une autre liste a déjà cette adresse. Choisissez-en une autre.
desk-lists-topic-taken = La liste a déjà un sujet de ce nom court. Choisissez-en un autre.
desk-lists-topic-chosen = Des lecteurs ont choisi ce sujet et n’entendraient plus rien sans lui ; il reste donc.
desk-lists-rule-no-section = Nommez une rubrique ou une étiquette avec une lettre ou un chiffre, en 200 caractères au plus.
desk-lists-rule-no-address = Commencez par https:// ou http:// ou, pour un chemin sur tout hôte, par /. Au plus 200 caractères.
desk-lists-rule-no-word = Écrivez au moins un mot du titre, en 200 caractères au plus.
desk-lists-rule-taken = La liste a déjà cette règle.
desk-lists-rule-many = Une liste a au plus 500 règles. Prenez un mot plus court ou l’adresse d’une rubrique, pour qu’une règle en remplace plusieurs.
desk-lists-cron-never = Ce jour n’arrive jamais, comme le 30 février. Écrivez des heures qui arrivent.
desk-lists-cadence-taken = La liste a déjà un horaire de ce nom. Choisissez-en un autre, ou changez celui-là.
desk-lists-approver-wrong = { $address } n’est pas une adresse électronique. Écrivez des adresses complètes, une par ligne.
desk-lists-colour-weak = Un texte en { $colour } se lirait à peine : son contraste avec le papier de la lettre est de { $contrast } pour 1, et 4,5 pour 1 est le moindre. { $suggestion } conviendrait.
desk-lists-feed-taken = La liste lit déjà ce flux.
desk-lists-feed-nowhere = Aucun flux n’y a été trouvé : la page n’en nomme pas, et il n’y en a pas aux adresses habituelles. Demandez au site l’adresse de son flux RSS, Atom ou JSON.
desk-lists-feed-resting = Le site a demandé qu’on le laisse tranquille jusqu’au { $time } (UTC). Réessayez ensuite.
desk-lists-feed-private = Cette adresse n’est pas sur l’Internet public ou pas sur un port du web ; elle n’est donc pas lue. Qui gère le serveur peut la permettre sous feeds.allow_private.
desk-lists-feed-no-host = Il n’y a pas de site de ce nom. Vérifiez l’orthographe ; si elle est juste, le DNS du serveur est peut-être en cause.
desk-lists-feed-no-connection = Aucune connexion au site. Il est peut-être en panne : essayez son adresse dans un navigateur, et ici plus tard.
desk-lists-feed-tls = La connexion chiffrée au site échoue. Son certificat a peut-être expiré : prévenez le site, ou réessayez plus tard.
desk-lists-feed-slow = Le site a mis trop de temps à répondre. Réessayez plus tard.
desk-lists-feed-too-large = Ce qui s’y trouve dépasse la taille permise ici pour un flux. Demandez au site un flux plus court.
desk-lists-feed-redirects = Le site renvoie sans fin d’une adresse à l’autre. Donnez l’adresse où le flux se trouve vraiment.
desk-lists-feed-later = Le site demande qu’on revienne plus tard. Réessayez dans un moment.
desk-lists-feed-gone = Le site a retiré ce flux pour de bon. Donnez sa nouvelle adresse.
desk-lists-feed-closed = Le site ne nous laisse pas lire cela : ce n’est pas public, ou il refuse les programmes. Demandez-lui de laisser lire ce flux.
desk-lists-feed-missing = Il n’y a rien à cette adresse. Vérifiez-la sur le site.
desk-lists-feed-trouble = Le site répond par une erreur. Ouvrez l’adresse dans un navigateur pour voir ce qui s’y trouve, et réessayez plus tard.
desk-lists-feed-none-there = Ce qui se trouve à cette adresse n’est pas un flux lisible. Donnez l’adresse d’un flux RSS, Atom ou JSON.

said-lists-made = La liste est créée. Elle prend des inscriptions dès qu’elle a des conditions.
said-lists-opened = La liste prend des inscriptions.
said-lists-closed = La liste ne prend plus d’inscriptions.
said-lists-published = Publié. Désormais les lecteurs acceptent cette version.
said-lists-scheduled = Le calendrier est ajouté.
said-lists-default-kept = Enregistré. Les lecteurs qui entendraient plus souvent gardent ce qu’ils avaient.
said-lists-feed-added = Le flux est ajouté et sera visité aussitôt.
said-lists-feed-visited = Le flux sera visité dès que son site peut être interrogé.
said-lists-feed-stopped = Le flux n’est plus visité.
said-lists-feed-removed = Le flux est abandonné. Ses articles sont encore là.
said-lists-flood-released = Ils viennent avec les prochains numéros.
said-lists-flood-dropped = Ils sont gardés et jamais envoyés.
said-lists-hidden = Caché. Aucune lettre à venir ne le porte.
said-lists-hidden-late = Caché. Les numéros en route le gardent ; ils sont nommés ci-dessous.
said-lists-hidden-cancelled = Caché. Un numéro qui n’aurait rien porté d’autre a été annulé.
said-lists-shown = Il vient avec les prochains numéros.
said-lists-shown-only = Il est montré de nouveau, et se tient où il se tenait.
said-lists-uncorrected = Sa source parle de nouveau pour lui ; un flux est relu aussitôt.
said-lists-written = Écrit.
said-lists-written-before = La liste a déjà un article à cette adresse ; le voici.
