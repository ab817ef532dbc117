# The words with which readers look after what they read.

## In letters

preferences = Your choices
link-valid =
    { $hours ->
        [one] The link works for one hour.
       *[other] The link works for { NUMBER($hours) } hours.
    }
manage-subject = Your link to { $list }
manage-preheader = It opens everything you read here, and works for a limited time.
manage-title = Here is your link
manage-asked = You asked to see or change what you read here, in a letter from { $list } or on our site. This link opens it all:
manage-button = See and change my choices
manage-not-me = Was it not you? Then do nothing: only who reads this mailbox can use the link. Do not pass this letter on.
already-subject = You already read { $list }
already-preheader = Somebody signed up with your address again. Nothing has changed.
already-title = You are already subscribed
already-asked = Somebody, probably you, has just signed up for { $list } with this address. You are subscribed already, so nothing has changed. This link opens all that you chose, a pause included:
move-from-subject = Shall { $list } come to another address?
move-from-preheader = Nothing changes until both mailboxes have agreed.
move-from-title = Another address?
move-from-asked = Somebody with a link from this mailbox asked that what you read here, { $list } among it, goes to { $address } instead. If it was you, say yes here and in the letter to the new address:
move-from-button = Yes, write to the other address
move-from-not-me = Was it not you? Then do nothing, and everything stays as it is. If no letter comes to the new address, it reads something here already or cannot be written to.
move-to-subject = Is this your new address for { $list }?
move-to-preheader = Nothing changes until both mailboxes have agreed.
move-to-title = Is this your new address?
move-to-asked = A reader of { $list } asked us to write to this address from now on. If it was you, say yes here and in the letter to the old address:
move-to-button = Yes, this is my new address
move-to-not-me = Was it not you? Then do nothing, and we will not write to this address.

## Asking for a link

link-title = Look after what you read
link-lead = Enter the address at which you get our letters. We send a link there that shows everything and lets you change it.
link-button = Send me a link
link-sent-lead = If we know this address, a letter with a link is on its way to it.
link-sent-nothing = Nothing after a few minutes? Look into the folder for junk mail, and check the address. A second letter is sent only some minutes after the first.
link-gone-lead = It may be cut off, or too old: such links work for a short time only. Ask for a fresh one here.

## The page of choices

choices-title = Your choices
choices-letter = { $list } comes to { $address }.
choices-change = Change something
choices-fresh = A letter can be passed on, so its link shows nothing about you and changes little. For topics, how often, another address and everything else we send a fresh link to your mailbox.
choices-send = Send me a fresh link
choices-all = This is what comes to { $address }.
choices-you = You
choices-more = More newsletters
choices-expires = This page can be opened until { $date }. Do not pass its address on.
choices-to-all = Back to all my choices
choices-edit = Change { $list }
choices-leave = Leave { $list }
choices-pending = Waiting for you to confirm it by the link in our letter.
choices-ended = You have left.
choices-rests = Resting until { $date }.
choices-rests-open = Resting until you end it.
choices-next = The next issue is due on { $date }.
choices-at-once = Comes whenever something is published.
choices-no-next = No issue is planned at present.
choices-left = You have left this newsletter.
choices-left-all = You have left all newsletters.
choices-back = You are subscribed again.
choices-nothing = Nothing was changed.
choices-kept = Your choices are kept.
choices-paused = The pause is noted.
choices-resumed = The pause has ended.
choices-language = Language of the letters
choices-language-list = As the newsletter itself
choices-zone = Time zone
choices-zone-hint = A name such as Europe/Zurich. Empty means that of the newsletter: { $zone }.
choices-keep = Keep these choices
problem-zone = There is no time zone of this name. Write one such as Europe/Zurich.

## Pausing

pause-title = Pause
pause-lead = Nothing comes until that day. What is published meanwhile stays in the archive and is not sent later.
pause-until = Until
pause-button = Pause
pause-end = End the pause now
problem-until = Choose a day from { $first } to { $last }.

## Another address

move-title = Change my address
move-lead = Everything you read here comes to { $address }. We write to both addresses, and the new one counts once you have said yes in both letters.
move-new = New address
move-button = Write to both
problem-move-same = This is your address already.
move-asked-title = Two letters, two buttons
move-asked-lead = If we can write to the new address, a letter is on its way to each of the two. Press the button in both.
move-asked-nothing = Until then everything goes on as before. If nothing comes to the new address, it reads something here already or cannot be written to.
move-from-page-title = Another address?
move-from-page-lead = Shall everything that you read here go to { $address } from now on?
move-to-page-title = Your new address?
move-to-page-lead = Shall { $list } come to { $address } from now on?
move-agree = Yes, change it
move-or-close = Not what you wanted? Close this page, and nothing changes.
move-waiting-title = One more yes
move-waiting-lead = Thank you. Now press the button in the letter to the other address. Nothing changes before.
move-done-title = Your address is changed
move-done-lead = From now on we write to { $address }. Links to your choices in letters to the old address have ended.

## A copy, and being forgotten

data-button = Download what you know about me
erase-link = Forget me
erase-title = Forget me?
erase-lead = This takes away what we know about { $address }.
erase-goes = All newsletters end. Your address, name, choices and letters are taken away, and so is every trace of your devices.
erase-stays = What stays is the proof that our letters had been asked for, without your name or address, and a fingerprint of the address so that nobody imports it again.
erase-for-good = This cannot be undone. You can sign up again at any time.
erase-sure = I know that this cannot be undone.
problem-sure = Tick this box to be forgotten; without it nothing is taken away.
erase-button = Yes, forget me
erased-title = You are forgotten
erased-lead = Nothing here tells who you are any more, and we write to you no more. There is no letter about this.
