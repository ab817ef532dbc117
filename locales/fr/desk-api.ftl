# Les pages des clés et du journal, en français.

desk-api-tabs = Réglages
desk-api-people = Personnes
desk-api-keys = Clés
desk-api-audit = Journal
desk-api-docs = Comment utiliser l’API

## Keys

desk-api-keys-lead = Les programmes se connectent avec une clé. Donnez à chacun la sienne, avec les droits qu’il lui faut et aucun autre : on peut alors en retirer une sans arrêter les autres.
desk-api-key-make = Créer une clé
desk-api-keys-empty = Pas encore de clé
desk-api-keys-empty-text = Un site qui envoie lui-même ses articles, ou qui inscrit lui-même ses lecteurs, a besoin d’une clé. Une minute suffit pour la créer.
desk-api-key-name = À quoi sert-elle ?
desk-api-key-name-hint = Par exemple « notre site » ou « export de nuit ».
desk-api-key-rights = Que peut-elle faire ?
desk-api-key-end = Son dernier jour
desk-api-key-end-hint = Elle cesse de fonctionner à la fin de ce jour (UTC). Laissez vide pour une clé sans fin.
desk-api-key-new = Votre nouvelle clé
desk-api-key-new-text = Copiez-la maintenant. Seule son empreinte est conservée ; personne ne pourra plus la montrer. Une clé perdue se révoque et se refait.
desk-api-key-whole = La clé
desk-api-key-try = Une première requête
desk-api-key-done = Je l’ai copiée
desk-api-key-column = Clé
desk-api-key-rights-column = Droits
desk-api-key-used = Dernier usage
desk-api-key-ends = Fin
desk-api-key-made = Créée
desk-api-key-state = État
desk-api-key-prefix = Partie publique
desk-api-never = jamais
desk-api-key-works = valable
desk-api-key-ended = expirée
desk-api-key-revoked = révoquée
desk-api-key-revoke = Révoquer cette clé
desk-api-key-revoke-text = Les programmes qui l’utilisent sont refusés dès la prochaine requête. On ne peut pas revenir en arrière.
desk-api-key-dead = Cette clé n’ouvre plus rien.
desk-api-right-read = Tout voir, y compris les adresses des lecteurs
desk-api-right-content = Modifier listes, thèmes, conditions, flux, articles et brouillons
desk-api-right-send = Approuver, tester, envoyer, suspendre, reprendre et annuler des numéros
desk-api-right-subscribers = Ajouter, modifier, suspendre, bloquer et débloquer des lecteurs un à un
desk-api-right-transfer = Importer, exporter, effacer, et agir sur beaucoup de lecteurs à la fois
desk-api-right-people = S’occuper des personnes, clés, réglages et relais, et lire le journal
desk-api-wrong = Merci de corriger ceci
desk-api-wrong-name = Dites à quoi sert la clé, en une ligne de 100 caractères au plus.
desk-api-wrong-rights = Choisissez au moins un droit, et aucun que vous n’ayez vous-même.
desk-api-wrong-expires_at = Choisissez un jour à venir, ou laissez vide.
said-api-revoked = La clé est révoquée. Elle n’ouvre plus rien.

## The audit log

desk-api-audit-lead = Tout ce qui a été modifié ici : par qui, quand, et ce qu’il en était avant. Les lignes ne changent jamais, et chacune scelle la précédente.
desk-api-audit-who = Qui
desk-api-audit-what = Quoi
desk-api-audit-target = Sur quoi
desk-api-audit-when = Quand (UTC)
desk-api-audit-detail = Détails
desk-api-audit-network = D’où
desk-api-audit-anybody = Tout le monde
desk-api-audit-anything = Tout
desk-api-audit-operators = Personnes
desk-api-audit-others = Autres
desk-api-audit-command-line = La ligne de commande
desk-api-audit-nobody = Personne de connecté
desk-api-audit-since = À partir de ce jour
desk-api-audit-until = Jusqu’à ce jour
desk-api-audit-filter = Afficher
desk-api-audit-clear = Tout afficher
desk-api-audit-empty = Rien n’a encore été modifié
desk-api-audit-empty-text = Ce que quelqu’un modifie au bureau, par l’API ou en ligne de commande laisse ici une ligne.
desk-api-audit-none = Rien ne correspond
desk-api-audit-none-text = Aucune ligne du journal n’en parle. Essayez une période plus longue, ou quelqu’un d’autre.
desk-api-audit-check = Vérifier l’intégrité
desk-api-audit-csv = Télécharger en CSV
desk-api-audit-json = Télécharger en JSON
desk-api-audit-whole =
    { $lines ->
        [0] Le journal est vide, et intact.
        [one] Le journal est intact : sa seule ligne est telle qu’elle a été écrite.
       *[other] Le journal est intact : ses { NUMBER($lines) } lignes sont telles qu’elles ont été écrites.
    }
desk-api-audit-broken = Le journal n’est pas intact. La ligne { NUMBER($line) }, ou la précédente, n’est pas ce qui a été écrit : quelqu’un a modifié la base de données elle-même. Comparez-la à une sauvegarde.
