# The words of the public pages, in English. This file is the measure of all others.

## The frame of every page

page-skip = To the content
page-footer = Postrider delivers newsletters to people who asked for them.
page-languages = Language
page-front = To the front page
page-desk = To the desk
page-published-by = Published by { $name }

## The front page

home-title = Newsletters
home-none = No newsletter takes new readers at present.
home-lead = Choose a newsletter. You confirm by a letter before anything else arrives, and every letter has a way out.

## The sign-up form

form-check = Please check: { $list }
form-mistaken = Error: { $list }
form-closed = This newsletter takes no new readers at present.
form-email = E-mail address
form-name = Name
form-topics = Topics
form-optional = (optional)
form-topics-optional = (optional; none means all)
form-agreement = Your agreement
form-newsletter = Newsletter
form-terms = Terms
form-itself = This form
form-read-terms = Read the terms (version { $version })
form-privacy = Privacy notice
form-wait = One moment, please: your browser is doing a small calculation that keeps robots away.
form-trap = Leave this field empty
form-submit = Subscribe
form-next = You will get a letter with a link. Only when you confirm there are you subscribed.
form-summary = Please put this right
form-error = Error:

problem-email-empty = Enter an e-mail address.
problem-email-long = This address is too long: at most 254 characters, 64 of them before the @.
problem-email-syntax = This does not look like an e-mail address, such as name@example.org.
problem-email-domain = Mail cannot be sent to this domain; check the part after the @.
problem-email-reserved = This mailbox is reserved for mail systems; use a personal address.
problem-name = A name has at most 100 characters and no line breaks.
problem-topics = Choose from the topics of this page.
problem-consent-newsletter = Tick this box to receive the newsletter; without it nothing is sent.
problem-consent-terms = Tick this box to agree to the terms.
problem-terms = The terms have changed; please read the current version and agree to it.
problem-other = This cannot be used as it is. Please load the page again and fill it in anew.

## After signing up

mailbox-title = Look into your mailbox
mailbox-lead = If this address can be subscribed, a letter with a link is on its way to it. You are subscribed once you confirm there.
mailbox-nothing = Nothing after a few minutes? Look into the folder for junk mail, and check that you typed the address without a slip. If you are a reader already, no letter is sent.

## The terms

terms-title = Terms of { $list }, version { $version }
terms-heading = Terms of { $list }
terms-current = Version { $version }, published on { $date }. This is the current version.
terms-old = Version { $version }, published on { $date }. A newer version has taken its place.
terms-ticked = What a reader ticks
terms-words = The terms
terms-fingerprint = Fingerprint of this wording (SHA-256):
terms-form = To the sign-up form

## The question behind the confirmation letter

question-title = Confirm your subscription
question-heading = Subscribe to { $list }?
question-lead = Somebody, probably you, signed up { $address }. Nothing is sent until you say yes.
question-yes = Yes, subscribe
question-no = No, not me
question-decoy = Leave this one alone; it is there for programs
again-title = Was it a person?
again-lead = Some mail programs press the buttons of such pages before anybody has read them. So nothing is decided yet about { $list } and { $address }: tick the box, then answer.
again-certain = I am a person and press the button myself.
subscribed-title = You are subscribed
subscribed-lead = { $list } will come to { $address }.
subscribed-close = Every letter has a link to unsubscribe at its foot. You can close this page.
refused-title = Nothing will be sent
refused-lead = Thank you for telling us. { $address } is not subscribed to { $list }.
refused-close = You need not do anything else. You can close this page.
expired-title = This link has expired
expired-lead = It was not used in time, so nothing has been subscribed. You can sign up again.
left-before-title = You are not subscribed
left-before-lead = You have left this newsletter since, and the old link does not bring it back. You can sign up again.
sign-up-for = Sign up for { $list }
not-me-title = This was not you?
not-me-lead = Somebody signed up { $address } for { $list }. With this button no letter will be sent to this address again, from any list of this site.
not-me-button = This was not me

## Leaving

leave-title = Unsubscribe
leave-ask = Shall { $list } no longer come to { $address }?
leave-ask-blindly = Shall this newsletter no longer come to you?
leave-gone = { $list } no longer comes to { $address }.
leave-button = Unsubscribe
leave-all = Leave all lists
leave-others =
    { $count ->
        [one] One other newsletter from here also comes to this address.
       *[other] { NUMBER($count) } other newsletters from here also come to this address.
    }
left-title = You are unsubscribed
left-this = { $list } no longer comes to { $address }.
left-all = No newsletter from here comes any longer to { $address }.
left-slip = Was it a slip?
left-again = Subscribe me again to { $list }
left-why = Would you tell us why?
left-reason = Your reason
left-send = Send
noted-lead = Your wish is noted and will be carried out shortly. You need not do anything else.
left-test-letter = This link came with a test letter. Nobody was subscribed by it, and nothing has changed.
thanks-title = Thank you
thanks-lead = Your words have arrived. You stay unsubscribed, and can close this page.
undone-title = You are subscribed again
undone-lead = { $list } goes on coming to { $address }.
too-late-title = Please sign up again
too-late-lead = This cannot be undone any more: you left some time ago, or had never confirmed.

## What went wrong

wrong-page = There is no such page
wrong-page-text = The address may have been cut off on its way here. Please copy it as a whole from where you found it.
wrong-link = This link does not work
wrong-link-text = It may have been cut off by your mail program, or it is too old. Please copy the whole link from the letter into your browser. If that does not help, answer the letter: somebody will read it.
wrong-list = There is no such newsletter
wrong-list-text = It may have been renamed or closed. The front page shows every newsletter that takes new readers.
wrong-form = This form could not be read
wrong-form-sent = It was not sent the way a browser sends a form. Please use the form of the page.
wrong-form-characters = It holds characters that no form sends. Please fill it in again.
wrong-form-twice = It holds a field twice. Please fill it in again.
wrong-form-long = What was sent is too long.
wrong-form-slow = It did not arrive in time. Please send it again.
wrong-form-broken = It did not arrive complete. Please send it again.
wrong-side = Something went wrong on our side
wrong-side-busy = There is more to do than we can manage at this moment. Please try again in a few seconds.
wrong-side-noted = It has been written down for the people who run this service. Please try again later.
wrong-method = This address does not work that way
wrong-method-text = Please go back and use the buttons of the page.
wrong-origin = This request came from another site
wrong-origin-text = Please use the button on the page.

## How often

form-cadence = How often
cadence-instant = At once, whenever something is published
cadence-daily = Every day
cadence-weekly = Every week
cadence-monthly = Every month
problem-cadence = Choose how often from what this page offers.

## Past issues

archive-title = Past issues
archive-none = No issue has been sent yet.
archive-feed = Feed of issues
archive-older = Older issues
archive-subscribe = Subscribe to { $list }
archive-count =
    { $count ->
        [one] one article
       *[other] { NUMBER($count) } articles
    }
