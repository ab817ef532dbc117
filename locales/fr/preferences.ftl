# The words with which readers look after what they read.

## In letters

preferences = Vos choix
link-valid =
    { $hours ->
        [one] Le lien fonctionne pendant une heure.
       *[other] Le lien fonctionne pendant { NUMBER($hours) } heures.
    }
manage-subject = Votre lien vers { $list }
manage-preheader = Il ouvre tout ce que vous lisez ici et ne fonctionne que pour un temps limité.
manage-title = Voici votre lien
manage-asked = Vous avez demandé à voir ou à changer ce que vous lisez ici, dans une lettre de { $list } ou sur notre site. Ce lien ouvre tout :
manage-button = Voir et changer mes choix
manage-not-me = Ce n’était pas vous ? Ne faites rien : seule la personne qui lit cette boîte peut utiliser le lien. Ne transmettez pas cette lettre.
already-subject = Vous recevez déjà { $list }
already-preheader = Quelqu’un a de nouveau inscrit votre adresse. Rien n’a changé.
already-title = Vous recevez déjà cette lettre
already-asked = Quelqu’un, sans doute vous, vient de s’inscrire à { $list } avec cette adresse. Elle l’était déjà : rien n’a changé. Ce lien ouvre tout ce que vous avez choisi, une pause comprise :
move-from-subject = { $list } doit-elle venir à une autre adresse ?
move-from-preheader = Rien ne change tant que les deux boîtes n’ont pas accepté.
move-from-title = Une autre adresse ?
move-from-asked = Quelqu’un muni d’un lien de cette boîte a demandé que tout ce que vous lisez ici, dont { $list }, aille désormais à { $address }. Si c’était vous, acceptez ici et dans la lettre à la nouvelle adresse :
move-from-button = Oui, écrivez à l’autre adresse
move-from-not-me = Ce n’était pas vous ? Ne faites rien, et tout reste comme avant. Si aucune lettre n’arrive à la nouvelle adresse, elle lit déjà quelque chose ici ou nous ne pouvons pas y écrire.
move-to-subject = Est-ce votre nouvelle adresse pour { $list } ?
move-to-preheader = Rien ne change tant que les deux boîtes n’ont pas accepté.
move-to-title = Est-ce votre nouvelle adresse ?
move-to-asked = Une personne qui lit { $list } nous a demandé d’écrire désormais à cette adresse. Si c’était vous, acceptez ici et dans la lettre à l’ancienne adresse :
move-to-button = Oui, c’est ma nouvelle adresse
move-to-not-me = Ce n’était pas vous ? Ne faites rien, et nous n’écrirons pas à cette adresse.

## Asking for a link

link-title = Gérer ce que vous lisez
link-lead = Saisissez l’adresse à laquelle vous recevez nos lettres. Nous y envoyons un lien qui montre tout et permet de tout changer.
link-button = Envoyez-moi un lien
link-sent-lead = Si nous connaissons cette adresse, une lettre avec un lien est en route.
link-sent-nothing = Rien après quelques minutes ? Regardez dans le dossier des indésirables et vérifiez l’adresse. Une deuxième lettre ne part que quelques minutes après la première.
link-gone-lead = Il est peut-être coupé, ou trop ancien : ces liens ne fonctionnent que peu de temps. Demandez-en un nouveau ici.

## The page of choices

choices-title = Vos choix
choices-letter = { $list } arrive à { $address }.
choices-change = Changer quelque chose
choices-fresh = Une lettre peut être transmise : son lien ne montre donc rien de vous et change peu de choses. Pour les thèmes, la fréquence, une autre adresse et tout le reste, nous envoyons un nouveau lien à votre boîte.
choices-send = Envoyez-moi un nouveau lien
choices-all = Voici ce qui arrive à { $address }.
choices-you = Vous
choices-more = D’autres lettres d’information
choices-expires = Cette page peut être ouverte jusqu’au { $date }. Ne transmettez pas son adresse.
choices-to-all = Retour à tous mes choix
choices-edit = Changer { $list }
choices-leave = Quitter { $list }
choices-pending = En attente de votre confirmation par le lien de notre lettre.
choices-ended = Vous l’avez quittée.
choices-rests = En pause jusqu’au { $date }.
choices-rests-open = En pause jusqu’à ce que vous y mettiez fin.
choices-next = Le prochain numéro est prévu le { $date }.
choices-at-once = Arrive dès que quelque chose est publié.
choices-no-next = Aucun numéro n’est prévu pour le moment.
choices-left = Vous avez quitté cette lettre d’information.
choices-left-all = Vous avez quitté toutes les lettres d’information.
choices-back = Vous êtes à nouveau abonné.
choices-nothing = Rien n’a été changé.
choices-kept = Vos choix sont enregistrés.
choices-paused = La pause est notée.
choices-resumed = La pause est terminée.
choices-language = Langue des lettres
choices-language-list = Celle de la lettre d’information
choices-zone = Fuseau horaire
choices-zone-hint = Un nom tel que Europe/Zurich. Vide : celui de la lettre d’information, { $zone }.
choices-keep = Enregistrer ces choix
problem-zone = Aucun fuseau horaire ne porte ce nom. Écrivez par exemple Europe/Zurich.

## Pausing

pause-title = Pause
pause-lead = Rien n’arrive jusqu’à ce jour. Ce qui paraît entre-temps reste dans les archives et n’est pas envoyé plus tard.
pause-until = Jusqu’au
pause-button = Mettre en pause
pause-end = Terminer la pause maintenant
problem-until = Choisissez un jour du { $first } au { $last }.

## Another address

move-title = Changer d’adresse
move-lead = Tout ce que vous lisez ici arrive à { $address }. Nous écrivons aux deux adresses ; la nouvelle compte dès que vous avez accepté dans les deux lettres.
move-new = Nouvelle adresse
move-button = Écrire aux deux
problem-move-same = C’est déjà votre adresse.
move-asked-title = Deux lettres, deux boutons
move-asked-lead = Si nous pouvons écrire à la nouvelle adresse, une lettre est en route vers chacune des deux. Appuyez sur le bouton dans les deux.
move-asked-nothing = D’ici là, tout continue comme avant. Si rien n’arrive à la nouvelle adresse, elle lit déjà quelque chose ici ou nous ne pouvons pas y écrire.
move-from-page-title = Une autre adresse ?
move-from-page-lead = Tout ce que vous lisez ici doit-il aller désormais à { $address } ?
move-to-page-title = Votre nouvelle adresse ?
move-to-page-lead = { $list } doit-elle arriver désormais à { $address } ?
move-agree = Oui, changer
move-or-close = Ce n’est pas ce que vous vouliez ? Fermez cette page, et rien ne change.
move-waiting-title = Encore un oui
move-waiting-lead = Merci. Appuyez maintenant sur le bouton dans la lettre à l’autre adresse. Rien ne change avant.
move-done-title = Votre adresse est changée
move-done-lead = Désormais, nous écrivons à { $address }. Les liens vers vos choix dans les lettres à l’ancienne adresse ne fonctionnent plus.

## A copy, and being forgotten

data-button = Télécharger ce que vous savez de moi
erase-link = Oubliez-moi
erase-title = Devons-nous vous oublier ?
erase-lead = Cela efface ce que nous savons de { $address }.
erase-goes = Toutes les lettres d’information prennent fin. Votre adresse, votre nom, vos choix et vos lettres sont effacés, ainsi que toute trace de vos appareils.
erase-stays = Il reste la preuve que nos lettres avaient été demandées, sans votre nom ni votre adresse, et une empreinte de l’adresse pour que personne ne l’importe à nouveau.
erase-for-good = Cela ne peut pas être annulé. Vous pouvez vous abonner à nouveau à tout moment.
erase-sure = Je sais que cela ne peut pas être annulé.
problem-sure = Cochez cette case pour être oublié ; sans cela, rien n’est effacé.
erase-button = Oui, oubliez-moi
erased-title = Vous êtes oublié
erased-lead = Plus rien ici ne dit qui vous êtes, et nous ne vous écrivons plus. Il n’y a pas de lettre à ce sujet.
