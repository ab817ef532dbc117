# Les mots des formulaires placés sur d’autres sites, et de la notice sur les données personnelles.

## Un formulaire venu d’un site qui n’y est pas autorisé

across-title = Ce formulaire ne peut inscrire personne ici
across-lead = Il se trouve sur une page de { $origin }, qui n’est pas autorisé à inscrire des lecteurs à { $list }. Rien n’a été enregistré.
across-hidden = La page où il se trouve cache à quel site elle appartient. Rien n’a été enregistré.
across-here = S’inscrire sur notre propre page
across-operator = Si vous exploitez ce service, autorisez le site par cette commande :
across-operator-hidden = Si vous exploitez cette page : ne l’envoyez pas avec la règle « no-referrer », ni dans un cadre fermé par « sandbox ».

## La page qui montre comment placer un formulaire sur un autre site

embed-title = Un formulaire pour votre site : { $list }
embed-heading = Un formulaire pour votre propre site
embed-lead = On peut s’inscrire à { $list } depuis n’importe laquelle de vos pages. Copiez-y l’un de ces extraits.
embed-form = Le formulaire
embed-form-text = Il fonctionne sans JavaScript et prend l’aspect de votre page. Sa dernière ligne peut être omise ; avec elle, la réponse s’affiche sur place et chaque erreur à côté de son champ.
embed-frame = Le formulaire dans un cadre
embed-frame-text = Il a l’aspect de nos propres pages, et la vôtre n’a besoin de rien d’autre.
embed-sites = Avant que cela fonctionne
embed-sites-text = Qui exploite ce service autorise votre site par cette commande :
embed-policy = La politique de votre site
embed-policy-text = Si vos pages ont une Content-Security-Policy, elle doit autoriser ceci :
embed-change = Quand la liste change ses conditions, copiez à nouveau le formulaire. D’ici là, les lecteurs voient les nouvelles conditions et sont interrogés une fois de plus.

## Ce que dit le script

embed-sending = Un instant, s’il vous plaît…

## La notice sur les données personnelles

privacy-title = Notice de confidentialité de { $list }
privacy-controller = Qui est responsable
privacy-contact = À qui écrire
privacy-purpose = Dans quel but
privacy-purpose-text = Vous envoyer { $list } par courrier électronique parce que vous l’avez demandé, et pouvoir le prouver. Seule votre adresse électronique est nécessaire ; sans elle, rien ne peut être envoyé.
privacy-basis = Sur quel fondement
privacy-basis-text = Votre consentement (RGPD, article 6, paragraphe 1, point a). Vous pouvez le retirer à tout moment par le lien de chaque lettre ; ce qui a été fait auparavant reste licite.
privacy-recipients = Qui d’autre reçoit vos données
privacy-transfers = Autres pays
privacy-retention = Combien de temps
privacy-rights = Vos droits
privacy-rights-text = Vous pouvez demander quelles données nous avons sur vous, les faire rectifier, effacer ou en limiter l’usage, et les emporter.
privacy-authority = Où se plaindre
