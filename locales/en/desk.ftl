# The frame of the operators' desk, in English. Each part of the desk has a file of its own.

desk-sections = Desk
desk-today = Today
desk-issues = Issues
desk-articles = Articles
desk-lists = Lists
desk-subscribers = Subscribers
desk-transfer = Import and export
desk-relays = Relays
desk-settings = Settings
desk-sign-out = Sign out
desk-pages = More
desk-pages-top = Back to the top
desk-pages-next = Next page
desk-lacks = This is not yours to do
desk-lacks-text = Your role does not include it. An owner can do it, or give you another role.

desk-no-list = No list yet
desk-no-list-text = Issues, feeds and articles belong to a list. Make one first.
desk-foreign = Please try again
desk-foreign-text = The form did not come from a page of your present session, so nothing was done. Open the page again and send it once more.
said-saved = Saved.
