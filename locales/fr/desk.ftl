# Le cadre du bureau des opérateurs, en français.

desk-sections = Bureau
desk-today = Aujourd’hui
desk-issues = Numéros
desk-articles = Articles
desk-lists = Listes
desk-subscribers = Abonnés
desk-transfer = Import et export
desk-relays = Relais
desk-settings = Réglages
desk-sign-out = Se déconnecter
desk-pages = Suite
desk-pages-top = Retour au début
desk-pages-next = Page suivante
desk-lacks = Cela ne vous revient pas
desk-lacks-text = Votre rôle ne le comprend pas. Un propriétaire peut le faire, ou vous donner un autre rôle.

desk-no-list = Aucune liste pour l’instant
desk-no-list-text = Les numéros, les flux et les articles appartiennent à une liste. Créez-en d’abord une.
desk-foreign = Veuillez réessayer
desk-foreign-text = Le formulaire ne venait pas d’une page de votre session actuelle ; rien n’a donc été fait. Rouvrez la page et envoyez-le encore une fois.
said-saved = Enregistré.
