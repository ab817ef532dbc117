# Getting in: the letters to operators, and the pages where they sign in, look after their account and after
# each other. $site is the name of the host, such as news.example.org.

## In letters to operators

desk-gate-letter-valid-minutes =
    { $minutes ->
        [one] The link works once, within one minute.
       *[other] The link works once, within { NUMBER($minutes) } minutes.
    }
desk-gate-letter-valid-hours =
    { $hours ->
        [one] The link works once, within one hour.
       *[other] The link works once, within { NUMBER($hours) } hours.
    }
desk-gate-letter-invite-subject = { $name } invites you to the desk of { $site }
desk-gate-letter-invite-preheader = Choose a password, and the door is open.
desk-gate-letter-invite-title = You are invited
desk-gate-letter-invite-owner = { $name } asks you to run the newsletters of { $site } as an owner: you may do everything there.
desk-gate-letter-invite-editor = { $name } asks you to help with the newsletters of { $site } as an editor: you look after their content, their issues and their readers.
desk-gate-letter-invite-viewer = { $name } invites you to look at the newsletters of { $site } as a viewer: you see everything and change nothing.
desk-gate-letter-invite-button = Accept the invitation
desk-gate-letter-invite-not-me = You do not know { $name }? Then ignore this letter, and nothing happens.
desk-gate-letter-reset-subject = A new password for { $site }
desk-gate-letter-reset-preheader = Somebody asked for it. If it was not you, do nothing.
desk-gate-letter-reset-title = Choose a new password
desk-gate-letter-reset-asked = Somebody asked for a new password for your account at the desk of { $site }. If it was you, go on here:
desk-gate-letter-reset-button = Choose a new password
desk-gate-letter-reset-not-me = Was it not you? Then do nothing: your password stays as it is. Do not pass this letter on.
desk-gate-letter-link-subject = Your link to sign in to { $site }
desk-gate-letter-link-preheader = It works once, in the browser in which you asked for it.
desk-gate-letter-link-title = Sign in
desk-gate-letter-link-asked = You asked to sign in to the desk of { $site } without your password. Open this link in the browser in which you asked:
desk-gate-letter-link-button = Sign in
desk-gate-letter-link-not-me = Was it not you? Then do nothing: in any other browser than that of whoever asked, the link opens nothing.
desk-gate-letter-notice-subject = Your account at { $site } was changed
desk-gate-letter-notice-preheader = If it was you, there is nothing to do.
desk-gate-letter-notice-title = Your account was changed
desk-gate-letter-notice-password = The password of your account at the desk of { $site } was changed on { $date }. Every other session was ended.
desk-gate-letter-notice-second-on = From { $date } on, your account at the desk of { $site } asks for a code of your authenticator app.
desk-gate-letter-notice-second-off = Since { $date }, your account at the desk of { $site } no longer asks for a code of an authenticator app.
desk-gate-letter-notice-codes = New recovery codes for your account at the desk of { $site } were made on { $date }; the old ones work no more.
desk-gate-letter-notice-not-me = Was it not you? Then choose a new password at once, and tell the owner of the desk:

## Signing in

desk-gate-sign-in = Sign in
desk-gate-email = E-mail address
desk-gate-password = Password
desk-gate-sign-in-link = Sign in by a link in your mail
desk-gate-sign-in-forgotten = Forgotten your password?
desk-gate-wrong = The address or the password is not right. We do not say which, so that nobody can try out who works here.
desk-gate-wait =
    { $seconds ->
        [one] There were too many attempts. Try again in one second.
       *[other] There were too many attempts. Try again in { NUMBER($seconds) } seconds.
    }
desk-gate-second = One more step
desk-gate-second-lead = Type the six digits that your authenticator app shows now, or one of your recovery codes.
desk-gate-second-code = Code
desk-gate-second-button = Go on
desk-gate-second-wrong = This code is not right, is too old, or was used before.
desk-gate-second-late = That took too long. Please sign in again.
desk-gate-again = Is it still you?
desk-gate-again-lead = What you are about to do is weighty: it concerns people, keys, or many readers at once. So please type your password; then go on where you were.
desk-gate-again-button = It is me
desk-gate-again-link = You have no password? Ask for a link by mail.
desk-gate-link = Sign in without a password
desk-gate-link-lead = We send a link to your address. It works once, for a short time, and only in this browser.
desk-gate-link-send = Send the link
desk-gate-link-sent = If this address belongs to somebody who works here, a letter is on its way. Nothing after some minutes? Look among the spam, and check the address.
desk-gate-link-open-lead = One press, and you are in.
desk-gate-link-other = Open the link in the browser in which you asked for it. That way nobody can sign in by a letter that was not meant for them.
desk-gate-link-gone = This link does not work any more
desk-gate-link-gone-lead = It was used before, has become too old, or was cut short. Ask for a new one.
desk-gate-forgotten = Forgotten your password?
desk-gate-forgotten-lead = We send a link to your address, behind which you choose a new one.
desk-gate-reset = Choose a new password
desk-gate-reset-button = Set the password
said-gate-reset = Your password is set, and every session was ended. Sign in with the new one.
desk-gate-back = Back to signing in
said-gate-signed-out = You have signed out.

## Choosing a password

desk-gate-new-password = New password
desk-gate-password-hint = At least 12 characters, better 15 and more: four or five words that only you would put together are good. Every character counts, spaces too.
desk-gate-password-short = Too short: at least 12 characters.
desk-gate-password-long = Too long: at most 256 characters.
desk-gate-password-common = This is made of what guessing programs try first: well-known words, rows of keys, years, or your own name. Take something that only you would put together.
desk-gate-name = Your name
desk-gate-name-hint = As your colleagues see it, and as the audit log writes it down.
desk-gate-name-missing = Please give a name of at most 80 characters.
desk-gate-email-wrong = This is not an e-mail address that can be written to.
desk-gate-email-known = Somebody with this address works here already.

## The first owner, and invitations

desk-gate-setup = Welcome
desk-gate-setup-lead = This desk has no owner yet. Whoever opens this link becomes the owner, who may do everything and invites everybody else.
desk-gate-setup-button = Open the desk
desk-gate-setup-gone-lead = There is an owner already, or the link has become too old. On the machine, this command makes a new one:
desk-gate-recover = A new start for an owner
desk-gate-recover-lead = This link was made on the machine. Whoever opens it chooses a new password for { $name }, without a second factor.
desk-gate-invited = Welcome to the desk
desk-gate-invited-lead = { $name } has invited you as { $role }. Choose a password to begin.
desk-gate-invited-button = Begin
desk-gate-invited-gone-lead = The invitation was taken up, withdrawn, or has become too old. Ask whoever invited you for a new one.

## My account

desk-gate-account = My account
desk-gate-account-you = You
desk-gate-language = Language of the desk
desk-gate-language-browser = What my browser prefers
desk-gate-save = Save
desk-gate-account-password = Password
desk-gate-account-password-lead = A new password ends all your other sessions.
desk-gate-account-current = Present password
desk-gate-account-change = Change the password
said-gate-password = Your password is changed, and all your other sessions were ended.
desk-gate-account-wrong = The present password is not right.
desk-gate-factor = Second factor
desk-gate-factor-off = Your account is protected by its password alone. With an authenticator app on your phone, a stolen password opens nothing.
desk-gate-factor-on = Signing in asks for a code of your authenticator app, since { $date }.
desk-gate-factor-needed = Your account needs a second factor. Set it up now; then the desk is open.
desk-gate-factor-codes-left =
    { $count ->
        [0] You have no recovery code left.
        [one] You have one recovery code left.
       *[other] You have { NUMBER($count) } recovery codes left.
    }
desk-gate-factor-begin = Set up an authenticator app
desk-gate-factor-scan = Scan this picture with your authenticator app.
desk-gate-factor-picture = QR code with the secret for the authenticator app
desk-gate-factor-type = Or type this secret into it:
desk-gate-factor-prove = Then type the six digits that it shows:
desk-gate-factor-turn-on = Turn it on
desk-gate-factor-turn-off = Turn it off
said-gate-factor-off = The second factor is off.
desk-gate-factor-new-codes = Make new recovery codes
desk-gate-codes = Your recovery codes
desk-gate-codes-lead = Each of them takes the place of your app once, when your phone is lost. Print them or keep them in a password manager: they are not shown again.
desk-gate-codes-kept = I have kept them
desk-gate-sessions = Sessions
desk-gate-sessions-lead = Where you are signed in. A session ends by itself after { $idle } without use, and after { $whole } in any case.
desk-gate-sessions-minutes =
    { $count ->
        [one] one minute
       *[other] { NUMBER($count) } minutes
    }
desk-gate-sessions-hours =
    { $count ->
        [one] one hour
       *[other] { NUMBER($count) } hours
    }
desk-gate-session-this = This one
desk-gate-session-agent = Browser
desk-gate-session-network = Network
desk-gate-session-begun = Signed in
desk-gate-session-seen = Last used
desk-gate-session-end = End it
desk-gate-session-end-others = End all others
said-gate-session = The session is ended.
said-gate-sessions = All other sessions are ended.
desk-gate-session-unknown = Unknown program

## People

desk-gate-people = People
desk-gate-people-lead = Who runs this desk, and what they may do.
desk-gate-role = Role
desk-gate-role-owner = Owner
desk-gate-role-editor = Editor
desk-gate-role-viewer = Viewer
desk-gate-role-owner-may = May do everything: people, keys, settings, import, export and erasure too.
desk-gate-role-editor-may = Looks after lists, articles, issues and single readers, and sends.
desk-gate-role-viewer-may = Sees everything and changes nothing.
desk-gate-people-factor = Second factor
desk-gate-people-factor-yes = On
desk-gate-people-factor-no = Off
desk-gate-people-seen = Last seen
desk-gate-people-never = Never
desk-gate-people-you = You
desk-gate-people-name = Name
desk-gate-people-suspended = Suspended
desk-gate-people-manage = Manage
desk-gate-invite = Invite somebody
desk-gate-invite-lead = We send a link to their address; they choose their own password.
desk-gate-invite-button = Send the invitation
said-gate-invited = The invitation is on its way.
said-gate-factor-off-other = Their second factor is off.
said-gate-sessions-other = All of their sessions are ended.
desk-gate-invite-by-hand = There is no list yet whose sender could write the letter. Pass this link on yourself; it is shown only now:
desk-gate-invitations = Open invitations
desk-gate-invitation-until = Works until
desk-gate-invitation-withdraw = Withdraw
said-gate-withdrawn = The invitation is withdrawn.
desk-gate-person-since = Here since { $date }
desk-gate-person-role = Change the role
desk-gate-person-role-lead = A new role ends this person’s sessions; they sign in again.
said-gate-role = The role is changed.
desk-gate-person-suspend = Suspend
desk-gate-person-suspend-lead = Ends all sessions and lets nobody in by this account until you take it back. What they did stays in the audit log.
said-gate-suspended = The account is suspended.
desk-gate-person-restore = Let them in again
desk-gate-person-restore-lead = The account is suspended. With this it works as before.
said-gate-restored = The account works again.
desk-gate-person-factor-off = Turn off the second factor
desk-gate-person-factor-off-lead = For somebody who has lost both phone and recovery codes. Make sure that it is they who ask.
desk-gate-person-remove = Remove
desk-gate-person-remove-lead = Takes the account away for good. The audit log keeps the name.
desk-gate-person-remove-sure = Yes, remove { $name }
said-gate-removed = The account is removed.
desk-gate-person-sessions-end = End all sessions
desk-gate-person-sessions-lead = Signs this person out everywhere; they may sign in again.
desk-gate-last-owner = This is the only owner who can sign in. Make somebody else an owner first.
