# The desk's pages about readers, in English.

## Finding readers

desk-subscribers-tabs = About readers
desk-subscribers-tab-readers = Readers
desk-subscribers-tab-suppressed = Suppressed
desk-subscribers-tab-bulk = Changes to many
desk-subscribers-tab-removals = Removal waves
desk-subscribers-tab-signups = Held sign-ups
desk-subscribers-q = Address, name or @domain
desk-subscribers-search = Search
desk-subscribers-filters = More filters
desk-subscribers-clear = Show everybody
desk-subscribers-any = Any
desk-subscribers-list = List
desk-subscribers-state = State
desk-subscribers-topic = Topic
desk-subscribers-topic-hint = Choose a list first.
desk-subscribers-cadence = How often
desk-subscribers-language = Language
desk-subscribers-domain = Domain
desk-subscribers-source = Where from
desk-subscribers-suppressed = Suppressed
desk-subscribers-yes = Yes
desk-subscribers-no = No
desk-subscribers-state-pending = Waiting to confirm
desk-subscribers-state-active = Reading
desk-subscribers-state-paused = Paused
desk-subscribers-state-unsubscribed = Left
desk-subscribers-count =
    { $count ->
        [one] One reader
       *[other] { NUMBER($count) } readers
    }
desk-subscribers-count-more = More than { NUMBER($count) } readers
desk-subscribers-count-about = About { NUMBER($count) } readers
desk-subscribers-cut = Only a part was searched so far. The next page goes on from there.
desk-subscribers-reader = Reader
desk-subscribers-lists = Lists
desk-subscribers-since = Since
desk-subscribers-add = Add a reader
desk-subscribers-change-all = Change all of these …
desk-subscribers-nobody = Nobody reads here yet
desk-subscribers-nobody-text = Readers come by the form on your site, by an import, or one by one from here.
desk-subscribers-none = Nobody like that
desk-subscribers-none-text = Try the beginning of the address, a word of the name, or fewer filters. A domain is found with an @ before it.

## One reader

desk-subscribers-next-at = Next issue: { $date }
desk-subscribers-next-at-once = Comes whenever something is published
desk-subscribers-next-never = No issue is planned
desk-subscribers-paused-until = Paused until { $date }
desk-subscribers-paused-open = Paused until somebody resumes it
desk-subscribers-topics = Topics
desk-subscribers-topics-all = All topics
desk-subscribers-name = Name
desk-subscribers-time-zone = Time zone
desk-subscribers-of-list = As the list ({ $value })
desk-subscribers-edit = Change choices
desk-subscribers-save = Save
desk-subscribers-pause = Pause
desk-subscribers-until = Until
desk-subscribers-until-hint = Leave it empty to pause until somebody resumes.
desk-subscribers-resume = Resume
desk-subscribers-end = Unsubscribe
desk-subscribers-reason = Reason
desk-subscribers-reason-end = Such as: asked by telephone. It is kept with the proof.
desk-subscribers-no-lists = This reader has to do with no list.
desk-subscribers-story = The whole story
desk-subscribers-story-lead = Every consent, letter and change, the newest first.
desk-subscribers-why = Did an issue reach this reader?
desk-subscribers-why-issue = Number of the issue
desk-subscribers-why-ask = Explain
desk-subscribers-link = A fresh link
desk-subscribers-link-text = It goes to the reader’s mailbox and opens the page where they change everything themselves.
desk-subscribers-link-send = Send the link
desk-subscribers-suppression = Suppression
desk-subscribers-suppress = Suppress
desk-subscribers-suppress-text = Nothing is sent to a suppressed address, whatever it signs up for.
desk-subscribers-release = Lift the suppression …
desk-subscribers-data = Personal data
desk-subscribers-data-text = A file with everything that is known about this reader, to hand out to them.
desk-subscribers-data-get = Download the copy
desk-subscribers-erase = Forget this reader …
desk-subscribers-blocked = Somebody said “this was not me” to a letter for this mailbox.
desk-subscribers-flag-role = The address belongs to a role, not to a person.
desk-subscribers-flag-disposable = The mailbox is one to be thrown away.
desk-subscribers-flag-other = There is something unusual about the address.

## The story

desk-subscribers-by-reader = by the reader
desk-subscribers-by-operator = by { $name }
desk-subscribers-by-program = by a program ({ $name })
desk-subscribers-by-service = by itself
desk-subscribers-by-somebody = by an operator
desk-subscribers-act-given = Signed up
desk-subscribers-act-confirmed = Consent confirmed
desk-subscribers-act-refused = Said “this was not me”
desk-subscribers-act-withdrawn = Consent withdrawn
desk-subscribers-act-unsubscribed = Unsubscribed
desk-subscribers-purpose-newsletter = to receive the letters
desk-subscribers-purpose-terms = to the terms
desk-subscribers-purpose-tracking = to tracking
desk-subscribers-method-form = with the form
desk-subscribers-method-api = through the API
desk-subscribers-method-page = on the page behind the letter’s link
desk-subscribers-method-one_click = with the button of the mail program
desk-subscribers-method-operator = recorded by an operator
desk-subscribers-method-import = by an import
desk-subscribers-from = From { $source }
desk-subscribers-wording = Wording, version { NUMBER($version) }
desk-subscribers-evidence = Evidence
desk-subscribers-evidence-number = Number of the record
desk-subscribers-evidence-ip = Network address
desk-subscribers-evidence-agent = Browser
desk-subscribers-evidence-hash = Hash of the wording
desk-subscribers-declared = Declared
desk-subscribers-letter-confirm = Confirmation letter
desk-subscribers-letter-welcome = Welcome letter
desk-subscribers-letter-digest = Issue { $issue }
desk-subscribers-letter-unsubscribed = Farewell letter
desk-subscribers-letter-manage = Letter with a link
desk-subscribers-letter-already = Letter to a reader who is there already
desk-subscribers-letter-move_from = Letter about the change of address
desk-subscribers-letter-move_to = Letter to the new address
desk-subscribers-letter-approval = Letter to an operator
desk-subscribers-letter-operator_invitation = Invitation to the desk
desk-subscribers-letter-operator_reset = Link to a new password
desk-subscribers-letter-operator_sign_in = Link that signs in
desk-subscribers-letter-operator_notice = Word about a change to the account
desk-subscribers-fate-queued = waiting
desk-subscribers-fate-sending = being sent
desk-subscribers-fate-sent = accepted
desk-subscribers-fate-deferred = put off, tried again
desk-subscribers-fate-rejected = refused
desk-subscribers-fate-bounced = returned
desk-subscribers-fate-skipped = left out
desk-subscribers-fate-cancelled = cancelled
desk-subscribers-fate-expired = not sent in time
desk-subscribers-fate-in_doubt = in doubt
desk-subscribers-relay = Relay
desk-subscribers-reply = Reply
desk-subscribers-ended = Ended
desk-subscribers-due = Next try
desk-subscribers-attempts = Earlier attempts
desk-subscribers-happened-added = Added
desk-subscribers-happened-edited = Choices changed
desk-subscribers-happened-paused = Paused
desk-subscribers-happened-resumed = Resumed
desk-subscribers-happened-unsubscribed = Unsubscribed
desk-subscribers-happened-suppressed = Suppressed
desk-subscribers-happened-released = Suppression lifted
desk-subscribers-happened-link_sent = A fresh link was asked for
desk-subscribers-happened-exported = A copy of the data was handed out
desk-subscribers-happened-brought_back = A change to many was taken back
desk-subscribers-is-suppressed = Suppressed: { $reason }
desk-subscribers-reason-refused = “this was not me”
desk-subscribers-reason-operator = an operator’s decision
desk-subscribers-reason-hard_bounce = letters came back
desk-subscribers-reason-complaint = reported as spam
desk-subscribers-moved = Address changed from { $old } to { $new }
desk-subscribers-move-asked = Change of address to { $new } asked for, not agreed by both
desk-subscribers-taken-out = Taken out together with many readers of { $domain }
desk-subscribers-taken-back = brought back when the wave was undone
desk-subscribers-said-why = Said on leaving: { $reason }

## Adding

desk-subscribers-email = Address
desk-subscribers-choose = Choose
desk-subscribers-consent = Consent
desk-subscribers-consent-ask = Ask them: a letter goes to the address, and nothing else before they say yes
desk-subscribers-consent-declare = They have agreed elsewhere, and I can prove it
desk-subscribers-consent-lead = Whoever has left before is asked in any case.
desk-subscribers-declare-source = Where they agreed
desk-subscribers-declare-source-hint = Such as: the fair in Leipzig, the till of the shop.
desk-subscribers-declare-day = On which day
desk-subscribers-declare-wording = To which words
desk-subscribers-declare-version = Version { NUMBER($version) } of the list’s terms
desk-subscribers-declare-other = Other words
desk-subscribers-declare-text = The words, as they were
desk-subscribers-declare-proof = Where the proof is kept
desk-subscribers-declare-proof-hint = Such as: the folder with the signed cards.
desk-subscribers-declare-responsible = Who answers for it
desk-subscribers-no-list-open = No list takes readers yet. A list needs terms that people can agree to.

## Suppressed addresses

desk-subscribers-suppressed-lead = Nothing is sent to these addresses, whatever they sign up for.
desk-subscribers-suppressed-none = No address is suppressed
desk-subscribers-suppressed-none-text = Addresses come here by themselves when their owners complain, say “this was not me”, or letters keep coming back.
desk-subscribers-suppress-title = Suppress an address
desk-subscribers-note = Note
desk-subscribers-release-title = Lift the suppression of { $address }?
desk-subscribers-release-refused = The owner of this mailbox said that they never signed up. Lift it only if they ask you to; otherwise the next letter is spam.
desk-subscribers-release-complaint = A reader reported a letter as spam. Writing again harms the delivery to everybody else. Lift it only if they ask you to.
desk-subscribers-release-hard_bounce = Letters came back for good. Lift it only if you know that the mailbox works again.
desk-subscribers-release-operator = An operator decided this. Look at the note before you lift it.
desk-subscribers-release-sure = The owner wants letters again
desk-subscribers-release-do = Lift the suppression

## Forgetting

desk-subscribers-erase-title = Forget { $address }?
desk-subscribers-erase-lead = Everything that tells who this was goes: address, name, choices, network addresses. What stays is the proof of consent without a person. It cannot be undone.
desk-subscribers-erase-type = Type the address to go on
desk-subscribers-erase-do = Forget for good

## Changes to many

desk-subscribers-number = { NUMBER($count) }
desk-subscribers-bulk-title = Change many readers
desk-subscribers-bulk-lead = First they are counted, and you see the number. Nothing is changed before you have typed it.
desk-subscribers-bulk-who = Whom
desk-subscribers-bulk-everybody = Everybody
desk-subscribers-bulk-what = What
desk-subscribers-bulk-kind-suppress = Suppress
desk-subscribers-bulk-kind-pause = Pause
desk-subscribers-bulk-kind-unsubscribe = Unsubscribe
desk-subscribers-bulk-kind-add_topic = Add a topic
desk-subscribers-bulk-count = Count them
desk-subscribers-bulk-none = No change to many readers yet
desk-subscribers-bulk-none-text = Search for readers, then choose “Change all of these”.
desk-subscribers-bulk-state-counting = Counting
desk-subscribers-bulk-state-ready = Waits for you
desk-subscribers-bulk-state-running = Running
desk-subscribers-bulk-state-finished = Done
desk-subscribers-bulk-state-undoing = Being undone
desk-subscribers-bulk-state-undone = Undone
desk-subscribers-bulk-state-cancelled = Stopped
desk-subscribers-bulk-counted = Counted
desk-subscribers-bulk-handled = Looked at
desk-subscribers-bulk-changed = Changed
desk-subscribers-bulk-undone = Taken back
desk-subscribers-bulk-asked = Asked for
desk-subscribers-bulk-type =
    { $count ->
        [one] One reader is meant. Type 1 to begin.
       *[other] { NUMBER($count) } readers are meant. Type the number { $typed } to begin.
    }
desk-subscribers-bulk-nobody = Nobody is meant; there is nothing to do.
desk-subscribers-bulk-begin = Begin
desk-subscribers-bulk-stop = Stop
desk-subscribers-bulk-undo = Undo
desk-subscribers-bulk-undo-text = For seven days it can be taken back, except for readers whom somebody changed since.
desk-subscribers-bulk-refresh = Refresh

## Waves and held sign-ups

desk-subscribers-removals-lead = Link scanners press buttons, too. Many readers of one domain who leave within seconds of a letter are gathered here. Each of them was taken out at once; you decide whether they meant it.
desk-subscribers-removals-none = No waves
desk-subscribers-removals-none-text = Nobody’s readers were taken out together.
desk-subscribers-wave-open = Open
desk-subscribers-wave-undone = Undone
desk-subscribers-wave-kept = Kept
desk-subscribers-wave-readers = Subscriptions ended
desk-subscribers-wave-back = Brought back
desk-subscribers-wave-when = When
desk-subscribers-wave-undo = Bring them back
desk-subscribers-wave-keep = They meant it
desk-subscribers-wave-undo-text = Whoever left in another way since, said why, or must not be written to stays away.
desk-subscribers-signups-lead = When far more sign-ups come than usual, confirmation letters are kept back until you decide. Forms go on taking sign-ups.
desk-subscribers-signups-quiet = Sign-ups come as usual
desk-subscribers-signups-quiet-text = Nothing is kept back.
desk-subscribers-signups-site = The whole site
desk-subscribers-signups-kept = Kept back
desk-subscribers-signups-paused = Letters kept back since { $date }
desk-subscribers-signups-challenge = Forms ask for a proof of work since { $date }
desk-subscribers-signups-released = Nothing is kept back until { $date }
desk-subscribers-signups-release = Send the letters
desk-subscribers-signups-drop = Drop them
desk-subscribers-signups-blocked =
    { $count ->
        [one] One mailbox is blocked because its owner said “this was not me”.
       *[other] { NUMBER($count) } mailboxes are blocked because their owners said “this was not me”.
    }

## What is in the way

desk-subscribers-stands-suppressed = The address is suppressed. Lift that first, if its owner wants letters again.
desk-subscribers-stands-blocked_by_owner = The owner of this mailbox said “this was not me”. Only they can sign up again.
desk-subscribers-stands-forgotten = The owner of this address asked to be forgotten. Only they can sign up again.
desk-subscribers-stands-asked_too_often = This mailbox got as many confirmation letters lately as it may get.
desk-subscribers-stands-domain_takes_no_mail = The domain of this address takes no mail.
desk-subscribers-stands-reads_already = This address reads the list already.
desk-subscribers-stands-list_without_terms = The list has no terms yet that somebody could agree to.
desk-subscribers-stands-list_closed = The list takes no new readers at present.
desk-subscribers-stands-not_of_this_list = This reader has nothing to do with that list.
desk-subscribers-stands-not_confirmed = The subscription is not confirmed, or has ended.
desk-subscribers-stands-link_sent_lately = A link was sent to this reader a moment ago.
desk-subscribers-stands-stands_elsewhere = It was done or stopped meanwhile. This is where it stands now.
desk-subscribers-stands-other_number = That is not the number that was counted.
desk-subscribers-stands-too_late = It is too long ago to be undone.
desk-subscribers-wrong-email = Check the address.
desk-subscribers-wrong-address = That is not the address of this reader.
desk-subscribers-wrong-list = Choose a list.
desk-subscribers-wrong-topic = Choose a topic of the list.
desk-subscribers-wrong-topics = Choose topics of the list.
desk-subscribers-wrong-cadence = The list is not sent that often.
desk-subscribers-wrong-language = Use a language tag such as en or pt-BR.
desk-subscribers-wrong-time_zone = Use the name of a time zone, such as Europe/Zurich.
desk-subscribers-wrong-name = Use at most 100 characters.
desk-subscribers-wrong-until = Choose a day after today that is not too far away.
desk-subscribers-wrong-source = Say where they agreed.
desk-subscribers-wrong-given_on = Name the day; it cannot be in the future.
desk-subscribers-wrong-wording = Choose the version of the terms, or give the words.
desk-subscribers-wrong-proof = Say where the proof is kept.
desk-subscribers-wrong-responsible = Name who answers for it.
desk-subscribers-wrong-suppressed = Choose yes or no.
desk-subscribers-wrong-state = Choose a state.
desk-subscribers-wrong-domain = That is no domain.
desk-subscribers-wrong-q = Use at most 254 characters.
desk-subscribers-wrong-title = Something has to be put right
said-reader-added = The reader is added and gets the next issue.
said-reader-asked = A confirmation letter is on its way. The reader reads along once they say yes.
said-reader-paused = Paused.
said-reader-resumed = Resumed.
said-reader-ended = Unsubscribed. Letters that waited are cancelled.
said-reader-suppressed = Suppressed. Nothing is sent there any more.
said-reader-released = The suppression is lifted.
said-reader-link = The link is on its way to the reader’s mailbox.
said-reader-erased = The reader is forgotten.
said-bulk-counted = They are counted. Nothing is changed before you confirm the number.
said-bulk-begun = It has begun. You can leave this page.
said-bulk-stopped = Stopped.
said-bulk-undoing = It is being taken back.
said-decided = Somebody has decided about it already.
said-wave-undone = The readers are back.
said-wave-kept = It stays as it is.
said-signups-released = The letters are on their way.
said-signups-dropped = What was kept back is gone.
