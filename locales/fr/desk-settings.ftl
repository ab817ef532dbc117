# La page des réglages, en français.

desk-settings-health = État
desk-settings-backup = Sauvegarde
desk-settings-all = Tous les réglages
desk-settings-house = La maison
desk-settings-check = Examiné
desk-settings-verdict = Verdict
desk-settings-found = Constat
desk-settings-good = bon
desk-settings-bad = mauvais
desk-settings-check-database = Base de données
desk-settings-check-migrations = Migrations
desk-settings-check-dispatcher = Envoi
desk-settings-check-oldest-due-delivery = Plus ancien courrier dû
desk-settings-check-ledger = Registre
desk-settings-workers = Processus d’envoi
desk-settings-no-workers = Aucun processus d’envoi ne tourne. Démarrez-en un avec :
desk-settings-worker = Processus
desk-settings-process = processus { $id }
desk-settings-began = Commencé
desk-settings-sign-of-life = Dernier signe de vie
desk-settings-alive = vivant
desk-settings-silent = muet
desk-settings-try-out = essai
desk-settings-production = production
desk-settings-address = Adresse
desk-settings-database = Base de données
desk-settings-megabytes = { NUMBER($count) } Mo
desk-settings-ledger-made = Créée
desk-settings-ledger-name = Son nom
desk-settings-metrics = Les outils de surveillance trouvent des chiffres à /metrics, et à /health/ready si le service peut travailler.
desk-settings-held = Rien n’est préparé ni envoyé
desk-settings-held-text = Cette base est en retard sur ce que cette machine sait d’elle, comme une sauvegarde restaurée. Ce qui a été envoyé depuis repartirait. Voyez ce qui est parti, puis décidez.
desk-settings-held-owner = Un propriétaire peut la laisser continuer.
desk-settings-open-issues = Les numéros qui y sont ouverts
desk-settings-issues-pause = sont arrêtés ; vous décidez de chacun
desk-settings-issues-go-on = continuent ; des lecteurs les recevront peut-être deux fois
desk-settings-issues-cancel = sont annulés
desk-settings-release = Préparer et envoyer à nouveau
desk-settings-backup-text = Gardez tout ceci ensemble, et vérifiez de temps à autre que vous savez le restaurer. Sans les clés, les liens des courriers déjà partis ne marchent plus.
desk-settings-what = Quoi
desk-settings-where = Où
desk-settings-why = Pourquoi
desk-settings-kept-database = Base de données
desk-settings-kept-database-text = Tout ce qui est retenu : lecteurs, consentements, numéros, envois.
desk-settings-kept-keys = Clés des liens
desk-settings-kept-keys-text = Elles signent les liens des courriers et protègent ce qui est haché. Gardez-les à part de la base.
desk-settings-kept-dkim = Clés DKIM
desk-settings-kept-dkim-text = Elles signent les courriers. Une clé perdue se refait, avec un nouvel enregistrement DNS.
desk-settings-kept-spool = File d’attente
desk-settings-kept-spool-text = Les désinscriptions arrivées pendant l’absence de la base, et le compte qui révèle une copie plus ancienne.
desk-settings-kept-templates = Modèles
desk-settings-kept-templates-text = Vos propres courriers et mots.
desk-settings-retention = Durées de conservation
desk-settings-retention-text = Les consentements, les numéros et les envois restent ; qui le demande est oublié. Ce qui n’est gardé qu’un temps se règle ici.
desk-settings-all-text = Ils viennent du fichier de configuration ou de l’environnement et valent depuis le dernier démarrage. Les secrets ne sont pas montrés.
desk-settings-changed =
    { $count ->
        [one] un réglage à vous
       *[other] { $count } réglages à vous
    }
desk-settings-key = Clé
desk-settings-value = Valeur
desk-settings-meaning = Sens
desk-settings-secret = secret
desk-settings-unset = non réglé

said-ledger-released = La préparation et l’envoi continuent.
said-ledger-not-held = Rien n’était retenu.
