# Entrer : les lettres à celles et ceux qui travaillent ici, et les pages de connexion, de compte et de personnes.

## In letters to operators

desk-gate-letter-valid-minutes =
    { $minutes ->
        [one] Le lien fonctionne une fois, pendant une minute.
       *[other] Le lien fonctionne une fois, pendant { NUMBER($minutes) } minutes.
    }
desk-gate-letter-valid-hours =
    { $hours ->
        [one] Le lien fonctionne une fois, pendant une heure.
       *[other] Le lien fonctionne une fois, pendant { NUMBER($hours) } heures.
    }
desk-gate-letter-invite-subject = { $name } vous invite au bureau de { $site }
desk-gate-letter-invite-preheader = Choisissez un mot de passe, et la porte est ouverte.
desk-gate-letter-invite-title = Vous êtes invité
desk-gate-letter-invite-owner = { $name } vous propose de diriger les lettres de { $site } : tout vous y est permis.
desk-gate-letter-invite-editor = { $name } vous propose de participer à la rédaction des lettres de { $site } : vous vous occupez des contenus, des numéros et des lecteurs.
desk-gate-letter-invite-viewer = { $name } vous invite à suivre les lettres de { $site } : vous voyez tout et ne changez rien.
desk-gate-letter-invite-button = Accepter l’invitation
desk-gate-letter-invite-not-me = Vous ne connaissez pas { $name } ? Alors ignorez cette lettre, et rien ne se passera.
desk-gate-letter-reset-subject = Un nouveau mot de passe pour { $site }
desk-gate-letter-reset-preheader = Quelqu’un l’a demandé. Si ce n’était pas vous, ne faites rien.
desk-gate-letter-reset-title = Choisissez un nouveau mot de passe
desk-gate-letter-reset-asked = Quelqu’un a demandé un nouveau mot de passe pour votre compte chez { $site }. Si c’était vous, continuez ici :
desk-gate-letter-reset-button = Choisir un nouveau mot de passe
desk-gate-letter-reset-not-me = Ce n’était pas vous ? Alors ne faites rien : votre mot de passe reste le même. Ne transmettez pas cette lettre.
desk-gate-letter-link-subject = Votre lien de connexion à { $site }
desk-gate-letter-link-preheader = Il fonctionne une fois, dans le navigateur où vous l’avez demandé.
desk-gate-letter-link-title = Se connecter
desk-gate-letter-link-asked = Vous avez demandé à vous connecter à { $site } sans mot de passe. Ouvrez ce lien dans le navigateur où vous l’avez demandé :
desk-gate-letter-link-button = Se connecter
desk-gate-letter-link-not-me = Ce n’était pas vous ? Alors ne faites rien : dans tout autre navigateur, le lien n’ouvre rien.
desk-gate-letter-notice-subject = Votre compte chez { $site } a été modifié
desk-gate-letter-notice-preheader = Si c’était vous, il n’y a rien à faire.
desk-gate-letter-notice-title = Votre compte a été modifié
desk-gate-letter-notice-password = Le mot de passe de votre compte chez { $site } a été changé le { $date }. Toutes les autres sessions ont été fermées.
desk-gate-letter-notice-second-on = Depuis le { $date }, votre compte chez { $site } demande un code de votre application d’authentification.
desk-gate-letter-notice-second-off = Depuis le { $date }, votre compte chez { $site } ne demande plus de code d’application d’authentification.
desk-gate-letter-notice-codes = De nouveaux codes de secours pour votre compte chez { $site } ont été créés le { $date } ; les anciens ne valent plus.
desk-gate-letter-notice-not-me = Ce n’était pas vous ? Alors choisissez tout de suite un nouveau mot de passe, et prévenez la direction du bureau :

## Signing in

desk-gate-sign-in = Se connecter
desk-gate-email = Adresse e-mail
desk-gate-password = Mot de passe
desk-gate-sign-in-link = Se connecter par un lien reçu par courrier
desk-gate-sign-in-forgotten = Mot de passe oublié ?
desk-gate-wrong = L’adresse ou le mot de passe n’est pas correct. Nous ne disons pas lequel, pour que personne ne puisse deviner qui travaille ici.
desk-gate-wait =
    { $seconds ->
        [one] Il y a eu trop d’essais. Réessayez dans une seconde.
       *[other] Il y a eu trop d’essais. Réessayez dans { NUMBER($seconds) } secondes.
    }
desk-gate-second = Encore une étape
desk-gate-second-lead = Saisissez les six chiffres que votre application d’authentification affiche maintenant, ou l’un de vos codes de secours.
desk-gate-second-code = Code
desk-gate-second-button = Continuer
desk-gate-second-wrong = Ce code n’est pas correct, est trop ancien ou a déjà servi.
desk-gate-second-late = Cela a pris trop de temps. Veuillez vous reconnecter.
desk-gate-again = Est-ce toujours vous ?
desk-gate-again-lead = Ce que vous allez faire est important : cela touche des personnes, des clés ou beaucoup de lecteurs à la fois. Saisissez donc votre mot de passe ; vous reprendrez ensuite où vous étiez.
desk-gate-again-button = C’est bien moi
desk-gate-again-link = Pas de mot de passe ? Demandez un lien par courrier.
desk-gate-link = Se connecter sans mot de passe
desk-gate-link-lead = Nous envoyons un lien à votre adresse. Il fonctionne une fois, peu de temps, et seulement dans ce navigateur.
desk-gate-link-send = Envoyer le lien
desk-gate-link-sent = Si quelqu’un travaille ici avec cette adresse, une lettre est en route. Rien après quelques minutes ? Regardez dans les indésirables et vérifiez l’adresse.
desk-gate-link-open-lead = Une pression, et vous y êtes.
desk-gate-link-other = Ouvrez le lien dans le navigateur où vous l’avez demandé. Ainsi, personne ne se connecte par une lettre qui ne lui était pas destinée.
desk-gate-link-gone = Ce lien ne fonctionne plus
desk-gate-link-gone-lead = Il a déjà servi, est trop ancien ou a été coupé. Demandez-en un nouveau.
desk-gate-forgotten = Mot de passe oublié ?
desk-gate-forgotten-lead = Nous envoyons à votre adresse un lien pour en choisir un nouveau.
desk-gate-reset = Choisissez un nouveau mot de passe
desk-gate-reset-button = Enregistrer le mot de passe
said-gate-reset = Votre mot de passe est enregistré, et toutes les sessions ont été fermées. Connectez-vous avec le nouveau.
desk-gate-back = Retour à la connexion
said-gate-signed-out = Vous êtes déconnecté.

## Choosing a password

desk-gate-new-password = Nouveau mot de passe
desk-gate-password-hint = Au moins 12 caractères, mieux 15 et plus : quatre ou cinq mots que vous seul assembleriez conviennent bien. Chaque caractère compte, les espaces aussi.
desk-gate-password-short = Trop court : au moins 12 caractères.
desk-gate-password-long = Trop long : au plus 256 caractères.
desk-gate-password-common = Il est fait de ce que les programmes essaient d’abord : mots connus, rangées de touches, années ou votre propre nom. Prenez quelque chose que vous seul assembleriez.
desk-gate-name = Votre nom
desk-gate-name-hint = Tel que les autres le voient, et tel que le journal le note.
desk-gate-name-missing = Indiquez un nom d’au plus 80 caractères.
desk-gate-email-wrong = Ce n’est pas une adresse à laquelle on peut écrire.
desk-gate-email-known = Quelqu’un travaille déjà ici avec cette adresse.

## The first owner, and invitations

desk-gate-setup = Bienvenue
desk-gate-setup-lead = Personne ne dirige encore ce bureau. Qui ouvre ce lien en prend la direction, peut tout faire et invite les autres.
desk-gate-setup-button = Ouvrir le bureau
desk-gate-setup-gone-lead = Quelqu’un dirige déjà ce bureau, ou le lien est trop ancien. Sur la machine, cette commande en crée un nouveau :
desk-gate-recover = Un nouveau départ
desk-gate-recover-lead = Ce lien a été créé sur la machine. Qui l’ouvre choisit un nouveau mot de passe pour { $name }, sans second facteur.
desk-gate-invited = Bienvenue au bureau
desk-gate-invited-lead = { $name } vous a invité, avec le rôle { $role }. Choisissez un mot de passe pour commencer.
desk-gate-invited-button = Commencer
desk-gate-invited-gone-lead = L’invitation a été acceptée, retirée, ou est trop ancienne. Demandez-en une nouvelle.

## My account

desk-gate-account = Mon compte
desk-gate-account-you = Vous
desk-gate-language = Langue du bureau
desk-gate-language-browser = Celle de mon navigateur
desk-gate-save = Enregistrer
desk-gate-account-password = Mot de passe
desk-gate-account-password-lead = Un nouveau mot de passe ferme toutes vos autres sessions.
desk-gate-account-current = Mot de passe actuel
desk-gate-account-change = Changer le mot de passe
said-gate-password = Votre mot de passe est changé, et toutes vos autres sessions ont été fermées.
desk-gate-account-wrong = Le mot de passe n’est pas correct.
desk-gate-factor = Second facteur
desk-gate-factor-off = Votre compte n’est protégé que par son mot de passe. Avec une application d’authentification sur votre téléphone, un mot de passe volé n’ouvre rien.
desk-gate-factor-on = La connexion demande un code de votre application d’authentification, depuis le { $date }.
desk-gate-factor-needed = Votre compte a besoin d’un second facteur. Configurez-le maintenant ; ensuite le bureau est ouvert.
desk-gate-factor-codes-left =
    { $count ->
        [0] Il ne vous reste aucun code de secours.
        [one] Il vous reste un code de secours.
       *[other] Il vous reste { NUMBER($count) } codes de secours.
    }
desk-gate-factor-begin = Configurer une application d’authentification
desk-gate-factor-scan = Scannez cette image avec votre application d’authentification.
desk-gate-factor-picture = Code QR avec le secret pour l’application d’authentification
desk-gate-factor-type = Ou saisissez-y ce secret :
desk-gate-factor-prove = Puis saisissez les six chiffres qu’elle affiche :
desk-gate-factor-turn-on = Activer
desk-gate-factor-turn-off = Désactiver
said-gate-factor-off = Le second facteur est désactivé.
desk-gate-factor-new-codes = Créer de nouveaux codes de secours
desk-gate-codes = Vos codes de secours
desk-gate-codes-lead = Chacun remplace une fois l’application quand votre téléphone est perdu. Imprimez-les ou gardez-les dans un gestionnaire de mots de passe : ils ne seront plus montrés.
desk-gate-codes-kept = Je les ai gardés
desk-gate-sessions = Sessions
desk-gate-sessions-lead = Là où vous êtes connecté. Une session se ferme d’elle-même après { $idle } sans utilisation, et après { $whole } dans tous les cas.
desk-gate-sessions-minutes =
    { $count ->
        [one] une minute
       *[other] { NUMBER($count) } minutes
    }
desk-gate-sessions-hours =
    { $count ->
        [one] une heure
       *[other] { NUMBER($count) } heures
    }
desk-gate-session-this = Celle-ci
desk-gate-session-agent = Navigateur
desk-gate-session-network = Réseau
desk-gate-session-begun = Connexion
desk-gate-session-seen = Dernière utilisation
desk-gate-session-end = Fermer
desk-gate-session-end-others = Fermer toutes les autres
said-gate-session = La session est fermée.
said-gate-sessions = Toutes les autres sessions sont fermées.
desk-gate-session-unknown = Programme inconnu

## People

desk-gate-people = Personnes
desk-gate-people-lead = Qui travaille ici, et ce que chacun peut faire.
desk-gate-role = Rôle
desk-gate-role-owner = Direction
desk-gate-role-editor = Rédaction
desk-gate-role-viewer = Lecture
desk-gate-role-owner-may = Peut tout faire : personnes, clés, réglages, import, export et effacement compris.
desk-gate-role-editor-may = S’occupe des listes, des articles, des numéros et des lecteurs un par un, et envoie.
desk-gate-role-viewer-may = Voit tout et ne change rien.
desk-gate-people-factor = Second facteur
desk-gate-people-factor-yes = Activé
desk-gate-people-factor-no = Désactivé
desk-gate-people-seen = Vu pour la dernière fois
desk-gate-people-never = Jamais
desk-gate-people-you = Vous
desk-gate-people-name = Nom
desk-gate-people-suspended = Suspendu
desk-gate-people-manage = Gérer
desk-gate-invite = Inviter quelqu’un
desk-gate-invite-lead = Nous envoyons un lien à son adresse ; chacun choisit son propre mot de passe.
desk-gate-invite-button = Envoyer l’invitation
said-gate-invited = L’invitation est en route.
said-gate-factor-off-other = Le second facteur de cette personne est désactivé.
said-gate-sessions-other = Toutes les sessions de cette personne sont fermées.
desk-gate-invite-by-hand = Aucune liste ne peut encore expédier la lettre. Transmettez vous-même ce lien ; il n’est montré que maintenant :
desk-gate-invitations = Invitations en attente
desk-gate-invitation-until = Valable jusqu’au
desk-gate-invitation-withdraw = Retirer
said-gate-withdrawn = L’invitation est retirée.
desk-gate-person-since = Ici depuis le { $date }
desk-gate-person-role = Changer le rôle
desk-gate-person-role-lead = Un nouveau rôle ferme les sessions de cette personne ; elle se reconnecte.
said-gate-role = Le rôle est changé.
desk-gate-person-suspend = Suspendre
desk-gate-person-suspend-lead = Ferme toutes les sessions et ne laisse entrer personne par ce compte jusqu’à nouvel ordre. Ce que la personne a fait reste dans le journal.
said-gate-suspended = Le compte est suspendu.
desk-gate-person-restore = Laisser entrer de nouveau
desk-gate-person-restore-lead = Le compte est suspendu. Ensuite, il fonctionne comme avant.
said-gate-restored = Le compte fonctionne de nouveau.
desk-gate-person-factor-off = Désactiver le second facteur
desk-gate-person-factor-off-lead = Pour quelqu’un qui a perdu son téléphone et ses codes de secours. Assurez-vous que c’est bien cette personne qui le demande.
desk-gate-person-remove = Supprimer
desk-gate-person-remove-lead = Supprime le compte pour toujours. Le journal garde le nom.
desk-gate-person-remove-sure = Oui, supprimer { $name }
said-gate-removed = Le compte est supprimé.
desk-gate-person-sessions-end = Fermer toutes les sessions
desk-gate-person-sessions-lead = Déconnecte cette personne partout ; elle peut se reconnecter.
desk-gate-last-owner = C’est la seule personne de la direction qui puisse se connecter. Confiez d’abord la direction à quelqu’un d’autre.
