# Les mots des pages publiques, en français.

## Le cadre de chaque page

page-skip = Aller au contenu
page-footer = Postrider porte des lettres d’information à celles et ceux qui les ont demandées.
page-languages = Langue
page-front = Vers la page d’accueil
page-desk = Au bureau
page-published-by = Publié par { $name }

## La page d’accueil

home-title = Lettres d’information
home-none = Aucune lettre d’information n’accepte de nouveaux lecteurs en ce moment.
home-lead = Choisissez une lettre d’information. Vous confirmez par un message avant que quoi que ce soit d’autre n’arrive, et chaque lettre permet de partir.

## Le formulaire d’inscription

form-check = À vérifier : { $list }
form-mistaken = Erreur : { $list }
form-closed = Cette lettre d’information n’accepte pas de nouveaux lecteurs en ce moment.
form-email = Adresse électronique
form-name = Nom
form-topics = Thèmes
form-optional = (facultatif)
form-topics-optional = (facultatif ; sans choix, tous)
form-agreement = Votre accord
form-newsletter = Lettre d’information
form-terms = Conditions
form-itself = Ce formulaire
form-read-terms = Lire les conditions (version { $version })
form-privacy = Politique de confidentialité
form-wait = Un instant, s’il vous plaît : votre navigateur fait un petit calcul qui tient les robots à distance.
form-trap = Laissez ce champ vide
form-submit = S’abonner
form-next = Vous recevrez un message avec un lien. Vous ne serez abonné qu’après y avoir confirmé.
form-summary = À corriger
form-error = Erreur :

problem-email-empty = Saisissez une adresse électronique.
problem-email-long = Cette adresse est trop longue : 254 caractères au plus, dont 64 avant le @.
problem-email-syntax = Cela ne ressemble pas à une adresse électronique, comme nom@example.org.
problem-email-domain = Aucun courrier ne peut être envoyé à ce domaine ; vérifiez ce qui suit le @.
problem-email-reserved = Cette boîte est réservée aux systèmes de messagerie ; utilisez une adresse personnelle.
problem-name = Un nom a 100 caractères au plus et pas de saut de ligne.
problem-topics = Choisissez parmi les thèmes de cette page.
problem-consent-newsletter = Cochez cette case pour recevoir la lettre d’information ; sans cela, rien n’est envoyé.
problem-consent-terms = Cochez cette case pour accepter les conditions.
problem-terms = Les conditions ont changé ; veuillez lire la version actuelle et l’accepter.
problem-other = Ceci ne peut pas être utilisé tel quel. Veuillez recharger la page et la remplir à nouveau.

## Après l’inscription

mailbox-title = Consultez votre messagerie
mailbox-lead = Si cette adresse peut être abonnée, un message avec un lien est en route. Vous serez abonné dès que vous y aurez confirmé.
mailbox-nothing = Rien après quelques minutes ? Regardez dans le dossier des indésirables et vérifiez que l’adresse a été saisie sans faute. Si vous êtes déjà abonné, aucun message n’est envoyé.

## Les conditions

terms-title = Conditions de { $list }, version { $version }
terms-heading = Conditions de { $list }
terms-current = Version { $version }, publiée le { $date }. C’est la version actuelle.
terms-old = Version { $version }, publiée le { $date }. Une version plus récente l’a remplacée.
terms-ticked = Ce que l’on coche en s’abonnant
terms-words = Les conditions
terms-fingerprint = Empreinte de ce texte (SHA-256) :
terms-form = Vers le formulaire d’inscription

## La question derrière la lettre de confirmation

question-title = Confirmez votre abonnement
question-heading = S’abonner à { $list } ?
question-lead = Quelqu’un, sans doute vous, a inscrit { $address }. Rien n’est envoyé tant que vous n’avez pas dit oui.
question-yes = Oui, m’abonner
question-no = Non, ce n’est pas moi
question-decoy = N’appuyez pas ici ; ce bouton est là pour les programmes
again-title = Était-ce bien une personne ?
again-lead = Certains logiciels de messagerie appuient sur les boutons de ces pages avant que quiconque les ait lues. Rien n’est donc encore décidé pour { $list } et { $address } : cochez la case, puis répondez.
again-certain = Je suis une personne et j’appuie moi-même sur le bouton.
subscribed-title = Vous êtes abonné
subscribed-lead = { $list } arrivera à { $address }.
subscribed-close = Chaque lettre porte en bas un lien pour se désabonner. Vous pouvez fermer cette page.
refused-title = Rien ne sera envoyé
refused-lead = Merci de nous l’avoir dit. { $address } n’est pas abonnée à { $list }.
refused-close = Vous n’avez rien d’autre à faire. Vous pouvez fermer cette page.
expired-title = Ce lien a expiré
expired-lead = Il n’a pas été utilisé à temps ; il n’y a donc pas d’abonnement. Vous pouvez vous inscrire à nouveau.
left-before-title = Vous n’êtes pas abonné
left-before-lead = Vous avez quitté cette lettre d’information depuis, et l’ancien lien ne la rétablit pas. Vous pouvez vous inscrire à nouveau.
sign-up-for = S’inscrire à { $list }
not-me-title = Ce n’était pas vous ?
not-me-lead = Quelqu’un a inscrit { $address } à { $list }. Avec ce bouton, plus aucune lettre ne sera envoyée à cette adresse, d’aucune liste de ce site.
not-me-button = Ce n’était pas moi

## Partir

leave-title = Se désabonner
leave-ask = Faut-il cesser d’envoyer { $list } à { $address } ?
leave-ask-blindly = Faut-il cesser de vous envoyer cette lettre d’information ?
leave-gone = { $list } n’arrive plus à { $address }.
leave-button = Se désabonner
leave-all = Quitter toutes les listes
leave-others =
    { $count ->
        [one] Une autre lettre d’information d’ici arrive aussi à cette adresse.
       *[other] { NUMBER($count) } autres lettres d’information d’ici arrivent aussi à cette adresse.
    }
left-title = Vous êtes désabonné
left-this = { $list } n’arrive plus à { $address }.
left-all = Plus aucune lettre d’information d’ici n’arrive à { $address }.
left-slip = Était-ce une erreur ?
left-again = Me réabonner à { $list }
left-why = Voulez-vous nous dire pourquoi ?
left-reason = Votre raison
left-send = Envoyer
noted-lead = Votre souhait est noté et sera exécuté sous peu. Vous n’avez rien d’autre à faire.
left-test-letter = Ce lien se trouvait dans une lettre d’essai. Personne n’y était abonné, et rien n’a changé.
thanks-title = Merci
thanks-lead = Votre message est arrivé. Vous restez désabonné et pouvez fermer cette page.
undone-title = Vous êtes de nouveau abonné
undone-lead = { $list } continue d’arriver à { $address }.
too-late-title = Veuillez vous inscrire à nouveau
too-late-lead = Ceci ne peut plus être annulé : vous êtes parti depuis un certain temps, ou n’aviez jamais confirmé.

## Ce qui n’a pas marché

wrong-page = Cette page n’existe pas
wrong-page-text = L’adresse a peut-être été coupée en chemin. Veuillez la copier en entier là où vous l’avez trouvée.
wrong-link = Ce lien ne fonctionne pas
wrong-link-text = Votre logiciel de messagerie l’a peut-être coupé, ou il est trop ancien. Veuillez copier le lien entier de la lettre dans votre navigateur. Si cela n’aide pas, répondez à la lettre : quelqu’un vous lira.
wrong-list = Cette lettre d’information n’existe pas
wrong-list-text = Elle a peut-être été renommée ou fermée. La page d’accueil montre toutes celles qui acceptent de nouveaux lecteurs.
wrong-form = Ce formulaire n’a pas pu être lu
wrong-form-sent = Il n’a pas été envoyé comme le fait un navigateur. Veuillez utiliser le formulaire de la page.
wrong-form-characters = Il contient des caractères qu’aucun formulaire n’envoie. Veuillez le remplir à nouveau.
wrong-form-twice = Il contient deux fois le même champ. Veuillez le remplir à nouveau.
wrong-form-long = Ce qui a été envoyé est trop long.
wrong-form-slow = Il n’est pas arrivé à temps. Veuillez l’envoyer à nouveau.
wrong-form-broken = Il n’est pas arrivé complet. Veuillez l’envoyer à nouveau.
wrong-side = Une erreur s’est produite de notre côté
wrong-side-busy = Il y a plus à faire que nous ne pouvons en ce moment. Veuillez réessayer dans quelques secondes.
wrong-side-noted = L’erreur est notée pour les personnes qui font fonctionner ce service. Veuillez réessayer plus tard.
wrong-method = Cette adresse ne fonctionne pas ainsi
wrong-method-text = Veuillez revenir en arrière et utiliser les boutons de la page.
wrong-origin = Cette demande vient d’un autre site
wrong-origin-text = Veuillez utiliser le bouton de la page.

## À quel rythme

form-cadence = À quel rythme
cadence-instant = Aussitôt, à chaque parution
cadence-daily = Chaque jour
cadence-weekly = Chaque semaine
cadence-monthly = Chaque mois
problem-cadence = Choisissez parmi les rythmes que propose cette page.

## Numéros parus

archive-title = Numéros parus
archive-none = Aucun numéro n’est encore paru.
archive-feed = Flux des numéros
archive-older = Numéros plus anciens
archive-subscribe = S’abonner à { $list }
archive-count =
    { $count ->
        [one] un article
       *[other] { NUMBER($count) } articles
    }
