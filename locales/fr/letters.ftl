# Les mots des lettres, en français. Un nombre affiché s’écrit NUMBER($count) ; le pluriel se choisit par $count lui-même.

## Dans chaque lettre

privacy = Confidentialité
write-to-us = Nous écrire
unsubscribe = Se désabonner

## La confirmation

confirm-subject = Confirmez votre abonnement à { $list }
confirm-preheader = Une inscription a été faite avec cette adresse. Si ce n’était pas vous, ne faites rien.
confirm-title = Est-ce bien vous ?
confirm-asked = Le { $date }, quelqu’un nous a demandé d’envoyer { $list } à cette adresse. Si c’était vous, veuillez le confirmer :
confirm-asked-from = Le { $date }, quelqu’un, depuis le réseau { $network }, nous a demandé d’envoyer { $list } à cette adresse. Si c’était vous, veuillez le confirmer :
confirm-imported = Nous avons repris les lecteurs de { $list } d’un autre logiciel d’envoi, et cette adresse en faisait partie. Nous n’avons pas de preuve de votre accord, c’est pourquoi nous vous posons la question une seule fois : souhaitez-vous recevoir { $list } ?
confirm-imported-preheader = Une question : souhaitez-vous continuer à la recevoir ?
confirm-imported-terms = En disant oui, vous acceptez aussi ces conditions.
confirm-button = Oui, je m’abonne
confirm-valid =
    { $days ->
        [one] Le bouton ouvre une page où vous confirmez. Il est valable { NUMBER($days) } jour.
       *[other] Le bouton ouvre une page où vous confirmez. Il est valable { NUMBER($days) } jours.
    } Si vous ne faites rien, vous ne serez pas abonné et nous ne vous écrirons plus.
confirm-page-valid =
    { $days ->
        [one] La page est valable { NUMBER($days) } jour.
       *[other] La page est valable { NUMBER($days) } jours.
    } Si vous ne faites rien, vous ne serez pas abonné et nous ne vous écrirons plus.
confirm-not-me = Ce n’était pas moi.
confirm-not-me-ignore = Alors ignorez cette lettre, ou demandez-nous de laisser définitivement cette adresse en paix :
confirm-not-me-link = Ne plus jamais écrire à cette adresse
confirm-fallback = Si le bouton ne fonctionne pas, ouvrez cette adresse :

## La bienvenue

welcome-subject = Bienvenue dans { $list }
welcome-preheader = Votre inscription est faite. Le prochain numéro arrivera à cette adresse.
welcome-title = Bienvenue parmi nous.
welcome-confirmed = Vous avez confirmé votre abonnement à { $list }. Le prochain numéro arrivera à cette adresse.
welcome-topics = Vos thèmes
welcome-address-book = Pour qu’aucun numéro ne s’égare, vous pouvez ajouter { $address } à votre carnet d’adresses. Et si nous commettons une erreur, écrivez-nous : nous voulons le savoir.
welcome-leave = Vous pouvez partir quand vous voulez :

## Le numéro

digest-subject =
    { $others ->
        [0] { $title }
        [one] { $title } et un autre article
       *[other] { $title } et { NUMBER($others) } autres
    }
digest-subject-empty = { $list } : { $date }
digest-preheader = Également : { $titles }
digest-preheader-empty = { $list }, { $date }
digest-in-browser = Lire dans le navigateur
digest-count =
    { $count ->
        [one] { NUMBER($count) } article
       *[other] { NUMBER($count) } articles
    }
digest-read = Lire l’article
digest-empty = Il n’y a pas de nouvel article cette fois-ci. C’est aussi une nouvelle, en somme.
digest-more =
    { $count ->
        [one] et { NUMBER($count) } autre article
       *[other] et { NUMBER($count) } autres articles
    }
digest-end = C’est tout pour ce numéro.
digest-why = Vous recevez cette lettre parce que cette adresse est abonnée à { $list }.

## L’adieu

farewell-subject = Vous avez quitté { $list }
farewell-preheader = Nous ne vous écrirons plus. Merci de nous avoir lus.
farewell-title = Au revoir, et merci de nous avoir lus.
farewell-left = Vous vous êtes désabonné de { $list }. Ceci est la dernière lettre que vous en recevez.
farewell-mistake = Était-ce une erreur ? Vous pouvez revenir à tout moment :
farewell-again = Se réabonner

## La lettre à qui approuve les numéros

# $list : la lettre d'information ; $issue : le numéro
approval-subject-goes = Le numéro { $issue } de { $list } part le { $date }
approval-subject-waits = Le numéro { $issue } de { $list } attend votre accord
approval-goes = Le numéro { $issue } part, sauf si vous l’arrêtez.
approval-waits = Le numéro { $issue } attend votre accord.
approval-goes-at = Il part le { $date }.
approval-nothing = Rien n’est envoyé avant que quelqu’un ne donne son accord.
# $readers : à combien de personnes il irait, dans les mots de approval-readers
approval-size = { $articles } pour { $readers } :
approval-readers =
    { $count ->
        [one] une personne
       *[other] { NUMBER($count) } personnes
    }
approval-open = Voir le numéro
approval-approve = Au bureau, vous pouvez le modifier, vous envoyer une lettre d’essai, donner votre accord ou l’annuler.
approval-stop = Au bureau, vous pouvez le modifier, vous envoyer une lettre d’essai, le retenir jusqu’à votre accord ou l’annuler.

# The subject of an issue that an operator sends to an address of their own for a look.
test-letter-subject = [Essai] { $subject }
