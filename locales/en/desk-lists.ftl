# Lists, feeds and articles at the desk, in English. KEY-hint stands below the field KEY, KEY-wrong above it when it
# has to be put right.

desk-lists-save = Save
desk-lists-any = All
desk-lists-never = Never
desk-lists-put-right = Please put this right
desk-lists-count = { $count }
desk-lists-more-than = more than { $count }
desk-lists-and = { $first } and { $last }
desk-lists-comma = { $first }, { $last }
desk-lists-date-time = { $date }, { $time }

# Lists
desk-lists-new = New list
desk-lists-new-lead = A list is a newsletter that people subscribe to. What you write here stands in its form and in every letter; all but the address of the form can be changed later.
desk-lists-make = Make the list
desk-lists-none = No lists yet
desk-lists-none-text = A list is a newsletter that people subscribe to: who sends it, what about, and when. Begin with one.
desk-lists-list = List
desk-lists-state = State
desk-lists-sender = Sender
desk-lists-next = Next issue
desk-lists-nothing-due = Nothing is due
desk-lists-open = Open
desk-lists-closed = Closed
desk-lists-no-terms = Needs terms
desk-lists-parts = Parts of this list
desk-lists-see-form = See its form
desk-lists-tab-settings = Settings
desk-lists-tab-look = Look
desk-lists-tab-topics = Topics
desk-lists-tab-terms = Terms
desk-lists-tab-schedules = Schedules
desk-lists-tab-editing = Issues
desk-lists-tab-form = Form
desk-lists-sign-ups = Sign-ups
desk-lists-open-text = Anybody may subscribe. A closed list takes no new readers and goes on serving those it has.
desk-lists-closed-text = Nobody new may subscribe. The readers it has are served as before.
desk-lists-close = Close to sign-ups
desk-lists-reopen = Open to sign-ups
desk-lists-fixed = What stays
desk-lists-fixed-text = Links in letters, forms on other sites and filters in readers’ mailboxes hold these, so they never change.
desk-lists-made = Made
desk-lists-publisher = Publisher
desk-lists-relays = Relays
desk-lists-relays-hint = The ways its letters go. With none chosen, every relay shares them.
desk-lists-relays-wrong = One of these relays is not in the configuration any more. Look at the page again and choose anew.
desk-lists-name = Name
desk-lists-name-hint = What readers call it.
desk-lists-name-wrong = Write a name of at most 100 characters on one line.
desk-lists-slug = Address
desk-lists-slug-hint = The end of the address of its form: lower-case letters, digits and hyphens, such as daily-news. It cannot be changed later.
desk-lists-slug-wrong = Use 1 to 60 lower-case letters, digits and hyphens, and begin and end with a letter or digit.
desk-lists-description = Description
desk-lists-description-hint = A sentence or two for the form.
desk-lists-description-wrong = Use at most 500 characters of plain text.
desk-lists-language = Language
desk-lists-language-hint = Of its form and letters. Readers may choose another that there is.
desk-lists-language-wrong = Choose a language from the list.
desk-lists-time_zone = Time zone
desk-lists-time_zone-hint = Such as Europe/Zurich. Schedules that are added later follow it; those that are there keep theirs.
desk-lists-time_zone-wrong = This is no time zone. Write a name such as Europe/Zurich or UTC.
desk-lists-from_name = Name of the sender
desk-lists-from_name-wrong = Write a name of at most 100 characters on one line.
desk-lists-from_address = Address of the sender
desk-lists-from_address-hint = Its domain has to be signed and allowed for the relays; see Relays.
desk-lists-from_address-wrong = Write a whole e-mail address, such as news@example.org.
desk-lists-reply_to = Replies go to
desk-lists-reply_to-hint = Somebody should read it. Empty: the address of the sender.
desk-lists-reply_to-wrong = Write a whole e-mail address, or leave it empty.
desk-lists-legal_name = Legal name
desk-lists-legal_name-hint = Who publishes. It stands at the foot of every letter.
desk-lists-legal_name-wrong = Write who publishes, on one line.
desk-lists-postal_address = Postal address
desk-lists-postal_address-hint = It stands at the foot of every letter, because the law wants it there.
desk-lists-postal_address-wrong = Write the postal address, in at most 500 characters.
desk-lists-privacy_url = Privacy notice of your own
desk-lists-privacy_url-hint = Empty: the notice of the page Form is shown.
desk-lists-privacy_url-wrong = Write a whole address that begins with https://, or leave it empty.

# Look
desk-lists-accent = Colour
desk-lists-accent-hint = Of links and buttons, such as #0b5563. Empty: Postrider’s own.
desk-lists-accent-wrong = Write a colour as six hexadecimal digits, such as #8c2a1c, or leave it empty.
desk-lists-accent_dark = Colour in the dark
desk-lists-accent_dark-hint = For readers who read light on dark. Empty: a shade of the colour that can be read there.
desk-lists-accent_dark-wrong = Write a colour as six hexadecimal digits, such as #8c2a1c, or leave it empty.
desk-lists-logo_url = Logo
desk-lists-logo_url-hint = The address of a picture, beginning with https://. It stands in the place of the name, 64 pixels high.
desk-lists-logo_url-wrong = Write the whole address of a picture, beginning with https://.
desk-lists-logo_alt = What the logo says
desk-lists-logo_alt-hint = For readers who see no pictures. Empty: the name of the list.
desk-lists-footer = Words at the foot
desk-lists-footer-hint = A few words of your own for every letter, in Markdown.
desk-lists-look-only = Only look
desk-lists-preview = How letters look
desk-lists-preview-text = Letters that are written from now on look like this. Text needs a contrast of at least 4.5 to 1 with its ground.
desk-lists-sample-light = In the light
desk-lists-sample-dark = In the dark
desk-lists-sample-title = A harbour for the whole town
desk-lists-sample-text = The council has agreed on the new quay.
desk-lists-sample-button = Read on
desk-lists-sample-foot = Your choices · Unsubscribe
desk-lists-contrast = { $ratio } to 1

# Topics and rules
desk-lists-topics = Topics
desk-lists-topics-lead = What readers may choose from. Forms show topics in this order, and so do letters that are ordered by topics.
desk-lists-topics-none = This list has no topics: every reader gets everything.
desk-lists-topic = Topic
desk-lists-topic-new = Another topic
desk-lists-topic-add = Add the topic
desk-lists-topic-name = Name
desk-lists-topic-name-wrong = Write a name of at most 100 characters on one line.
desk-lists-topic-slug = Short name
desk-lists-topic-slug-hint = Lower-case letters, digits and hyphens. Sections and tags of articles are compared with it; it cannot be changed later.
desk-lists-topic-slug-wrong = Use 1 to 60 lower-case letters, digits and hyphens, and begin and end with a letter or digit.
desk-lists-topic-up = Move { $topic } up
desk-lists-topic-down = Move { $topic } down
desk-lists-topic-change = Rename or remove
desk-lists-topic-remove = Remove the topic
desk-lists-topic-remove-hint = A topic that readers have chosen stays: without it they would hear nothing.
desk-lists-rules-none = About articles with a section or tag called { $topic }.
desk-lists-rules-some = About articles that fit one of these rules:
desk-lists-rule-category = a section or tag is called { $value }
desk-lists-rule-url = the address begins with { $value }
desk-lists-rule-feed = it came from feed or source { $value }
desk-lists-rule-title = the title has the words { $value }
desk-lists-rule-new = A rule for a topic
desk-lists-rule-lead = Where sections and tags do not say it, rules do. They hold for articles that are released from then on.
desk-lists-rule-topic = Topic
desk-lists-rule-topic-wrong = The list does not have this topic any more. Look at the page again.
desk-lists-rule-kind = What is looked at
desk-lists-kind-category = Section or tag
desk-lists-kind-url = Address
desk-lists-kind-feed = Feed or source
desk-lists-kind-title = Title
desk-lists-rule-value = What has to be there
desk-lists-rule-value-hint = The name of a section; the beginning of an address such as /sport/; the number of a feed; words of the title.
desk-lists-rule-value-wrong = Use 1 to 200 characters on one line.
desk-lists-rule-add = Add the rule
desk-lists-rule-remove = Remove

# Terms
desk-lists-terms-lead = What readers agree to. Each version is kept for ever, so that it can be shown who agreed to what.
desk-lists-terms-none = This list has no terms yet. It takes sign-ups as soon as it has them.
desk-lists-terms-first = Write the terms
desk-lists-terms-next = Write the next version
desk-lists-terms-hint = Once published, a version cannot be changed. Readers who are there keep what they agreed to; new ones agree to the new version.
desk-lists-terms-publish = Publish
desk-lists-terms-all = All versions
desk-lists-version = Version
desk-lists-version-number = Version { $version }
desk-lists-current = current
desk-lists-published = Published
desk-lists-confirmed = Confirmed
desk-lists-confirmed-text = Confirmed: how many sign-ups were confirmed under a version. The hash proves that the wording is the one that was shown.
desk-lists-hash = Hash
desk-lists-newsletter_statement = Sentence for the newsletter
desk-lists-newsletter_statement-hint = It stands beside a box that readers tick, such as: Yes, send me The Daily by e-mail.
desk-lists-newsletter_statement-wrong = Write the sentence, in at most 1,000 characters.
desk-lists-terms_statement = Sentence for the terms
desk-lists-terms_statement-hint = It stands beside the second box, such as: I agree to the terms of The Daily.
desk-lists-terms_statement-wrong = Write the sentence, in at most 1,000 characters.
desk-lists-body = The terms
desk-lists-body-hint = Plain text. An empty line begins a paragraph.
desk-lists-body-wrong = Write the terms as plain text.

# Schedules
desk-lists-schedules-lead = When issues are due. Readers may choose among the schedules of a list; who chooses none follows the default.
desk-lists-schedules-none = This list has no schedule, so it sends nothing.
desk-lists-schedule-new = Another schedule
desk-lists-schedule-add = Add the schedule
desk-lists-schedule-look = Show the next issues
desk-lists-schedule-change = Change the time
desk-lists-schedule-change-text = Readers who chose this schedule keep it. Nothing is lost: what was released since the last issue comes with the next.
desk-lists-schedule-pause = Pause
desk-lists-schedule-resume = Resume
desk-lists-schedule-default = Make it the default
desk-lists-default = default
desk-lists-paused = paused
desk-lists-instant-text = A letter whenever something is published.
desk-lists-on-clocks = On the clocks of { $zone }
desk-lists-on-readers-clocks = On each reader’s own clock; where that is not known, on those of { $zone }
desk-lists-next-runs = Next issues
desk-lists-cadence = Name
desk-lists-cadence-hint = What readers choose: daily, weekly, monthly, instant, or a name of your own in lower-case letters, digits and hyphens.
desk-lists-cadence-wrong = Use 1 to 60 lower-case letters, digits and hyphens, and a name that the list does not have yet.
desk-lists-cadence-instant = At once
desk-lists-cadence-daily = Daily
desk-lists-cadence-weekly = Weekly
desk-lists-cadence-monthly = Monthly
desk-lists-cron = Times (cron)
desk-lists-cron-hint = Minute, hour, day of the month, month, day of the week. 0 6 * * * is every day at six; 0 17 * * FRI is Fridays at five. Empty for instant.
desk-lists-cron-wrong = This names no time. Write five fields: minute, hour, day of the month, month, day of the week, such as 0 6 * * *.
desk-lists-schedule-zone = Time zone
desk-lists-schedule-zone-hint = Such as Europe/Zurich.
desk-lists-schedule-zone-wrong = This is no time zone. Write a name such as Europe/Zurich or UTC.
desk-lists-clock = Whose clock
desk-lists-clock-list = One clock for everybody
desk-lists-clock-reader = Each reader’s own clock, where it is known
desk-lists-clock-forward = clocks go forward by { $minutes } minutes before it
desk-lists-clock-back = clocks go back by { $minutes } minutes before it
desk-lists-clock-lost = this hour does not come that day: it goes when the clocks have moved
desk-lists-clock-double = this hour comes twice that day: it goes the first time
desk-lists-cron-strange = The next issues show when.
desk-lists-cron-sentence = { $days } { $times }
desk-lists-cron-in-months = { $days } in { $months }
desk-lists-cron-every-day = every day
desk-lists-cron-workdays = Monday to Friday
desk-lists-cron-weekdays = every { $days }
desk-lists-cron-days =
    { $count ->
        [one] on day { $days } of the month
       *[other] on days { $days } of the month
    }
desk-lists-cron-last-day = on the last day of the month
desk-lists-cron-nth =
    { $nth ->
        [1] on the first { $day } of the month
        [2] on the second { $day } of the month
        [3] on the third { $day } of the month
        [4] on the fourth { $day } of the month
       *[5] on the fifth { $day } of the month
    }
desk-lists-cron-last-weekday = on the last { $day } of the month
desk-lists-cron-at = at { $times }
desk-lists-cron-minutes =
    { $count ->
        [one] every minute
       *[other] every { $count } minutes
    }
desk-lists-cron-hourly = every hour at { $minute } past
desk-lists-cron-hours = every { $count } hours, from { $first } on

# How issues are edited
desk-lists-editing-lead = What holds for every issue of this list that is made from now on. A single issue can be changed on its own page while it waits.
desk-lists-approval-head = Approval
desk-lists-approval = Before an issue goes
desk-lists-approval-automatic = It goes by itself
desk-lists-approval-hold = Somebody has to approve it
desk-lists-approval-unless_stopped = It goes unless somebody stops it
desk-lists-approval_minutes = Minutes to stop it
desk-lists-approval_minutes-hint = For issues that go unless somebody stops them: 1 to 10,080.
desk-lists-approval_minutes-wrong = Write a number from 1 to 10,080.
desk-lists-approvers = Who is told
desk-lists-approvers-hint = E-mail addresses, one on each line; at most 20.
desk-lists-approvers-wrong = Write whole e-mail addresses, one on each line; at most 20.
desk-lists-articles-head = Articles
desk-lists-min_articles = Fewest
desk-lists-min_articles-hint = With fewer, a slot is skipped and they come with the next issue. Empty: as configured.
desk-lists-min_articles-wrong = Write a number from 1 to 1,000 that is not above the most that a letter shows, or leave it empty.
desk-lists-max_articles = Most
desk-lists-max_articles-hint = How many a letter shows. Empty: as configured.
desk-lists-max_articles-wrong = Write a number from 1 to 1,000, or leave it empty.
desk-lists-article_order = What comes first
desk-lists-article_order-wrong = For this order, name the lead article.
desk-lists-order-time = The newest
desk-lists-order-topics = Topic by topic
desk-lists-order-lead = The lead article, then the newest
desk-lists-lead_article_id = Lead article
desk-lists-lead_article_id-hint = The number at the end of its address at the desk.
desk-lists-lead_article_id-wrong = The list has no article of this number.
desk-lists-words-head = Words
desk-lists-subject_template = Subject
desk-lists-subject_template-hint = A template. Empty: the letter’s own.
desk-lists-subject_template-wrong = This template cannot be filled in. Use at most 500 characters, and only names that the letter knows. The template engine says:
desk-lists-preheader_template = Preheader
desk-lists-preheader_template-hint = What mailboxes show beside the subject. Empty: the letter’s own.
desk-lists-preheader_template-wrong = This template cannot be filled in. Use at most 500 characters, and only names that the letter knows. The template engine says:
desk-lists-intro = Note above the articles
desk-lists-intro-hint = Markdown, copied into each issue when it is made.
desk-lists-intro-wrong = Use at most 4,000 characters, without control characters.
desk-lists-archive-head = Archive
desk-lists-archive = Past issues
desk-lists-archive-public = Anybody may read them
desk-lists-archive-off = They have no pages
desk-lists-archive-see = See the archive

# The form
desk-lists-form-lead = The form of this list has an address of its own, and may stand on your site.
desk-lists-snippet = Form for your site
desk-lists-snippet-text = Copy it into a page of your site, and allow that site below. It works without scripts, too.
desk-lists-snippet-none = The list takes no sign-ups: it is closed, or has no terms.
desk-lists-snippet-frame = The same in a frame
desk-lists-origins = Sites that may use it
desk-lists-origins-text = A form on any other site is refused, so that nobody signs people up in your name.
desk-lists-origin = Site
desk-lists-origin-hint = Scheme and host, such as https://www.example.org
desk-lists-origin-wrong = Write only scheme and host of a site, such as https://www.example.org. A list names at most 32 sites.
desk-lists-origin-add = Allow the site
desk-lists-origin-remove = Remove
desk-lists-origin-everywhere = for every list, by the configuration
desk-lists-notice = Privacy notice
desk-lists-notice-text = What the form tells readers about their data. Who is responsible, the purpose, the legal ground and readers’ rights are told by themselves.
desk-lists-notice-lacks =
    { $count ->
        [one] One text is still missing.
       *[other] { $count } texts are still missing.
    }
desk-lists-contact = Contact
desk-lists-contact-hint = Whom to write to about personal data.
desk-lists-contact-wrong = Use at most 2,000 characters of plain text.
desk-lists-recipients = Recipients
desk-lists-recipients-hint = Who else gets the data: whoever relays the mail, whoever hosts the server.
desk-lists-recipients-wrong = Use at most 2,000 characters of plain text.
desk-lists-transfers = Transfers
desk-lists-transfers-hint = Whether data leave the country or the union, and what protects them there.
desk-lists-transfers-wrong = Use at most 2,000 characters of plain text.
desk-lists-retention = Retention
desk-lists-retention-hint = How long data are kept.
desk-lists-retention-wrong = Use at most 2,000 characters of plain text.
desk-lists-authority = Authority
desk-lists-authority-hint = The authority that takes complaints.
desk-lists-authority-wrong = Use at most 2,000 characters of plain text.

# Feeds
desk-lists-feeds = Feeds
desk-lists-feeds-none = No feeds yet
desk-lists-feeds-none-text = A feed tells us what a site has published. Give the address of the site, and its feed is found.
desk-lists-feed = Feed
desk-lists-feed-new = Add a feed
desk-lists-feed-new-lead = Give the address of a site or of a feed. You see what the list would take of it before anything is kept.
desk-lists-feed-list = List
desk-lists-site = Site or feed
desk-lists-site-hint = Such as news.example.org
desk-lists-site-wrong = This is no address on the web. Write one such as news.example.org, or a whole one that begins with https://.
desk-lists-feed-find = Find its feeds
desk-lists-feed-try = Try it
desk-lists-feed-add = Add this feed
desk-lists-feed-articles = Its articles
desk-lists-feed-well = Well
desk-lists-feed-unread = Not read yet
desk-lists-feed-stopped = Stopped
desk-lists-feed-failing =
    { $count ->
        [one] Failed once
       *[other] Failed { $count } times in a row
    }
desk-lists-feed-flood =
    { $count ->
        [one] one article waits for you
       *[other] { $count } articles wait for you
    }
desk-lists-feed-error = The last visit went wrong. It is tried again, later and later each time.
desk-lists-feed-visit = Visit now
desk-lists-feed-stop = Stop
desk-lists-feed-resume = Resume
desk-lists-feed-move = Read it elsewhere
desk-lists-feed-move-text = When a feed has moved. What it brings again is known, and not mailed twice.
desk-lists-feed-remove = Give the feed up
desk-lists-feed-remove-text = It is read no more. Its articles stay, and what was released of them is mailed.
desk-lists-url = Address
desk-lists-url-wrong = Write a whole address that begins with https:// or http://.
desk-lists-next-visit = Next visit
desk-lists-last-visit = Last visit
desk-lists-last-success = Last success
desk-lists-a-day = New a day
desk-lists-held-future = Waiting for their date
desk-lists-hub = Hub
desk-lists-hub-asking = asked
desk-lists-hub-active = tells us of news
desk-lists-hub-refused = refused
desk-lists-flood =
    { $count ->
        [one] One new article waits for you
       *[other] { $count } new articles wait for you
    }
desk-lists-flood-text = The feed brought far more than usual. A site that moves, or a mistake, must not mail a whole archive, so you decide.
desk-lists-flood-release = Let them go
desk-lists-flood-drop = Never mail them
desk-lists-found =
    { $count ->
        [one] One feed was found
       *[other] { $count } feeds were found
    }
desk-lists-trial-count =
    { $count ->
        [one] One entry; { $new } of it would come with the next issues.
       *[other] { $count } entries; { $new } of them would come with the next issues.
    }
desk-lists-fate-new = next issues
desk-lists-fate-back_catalogue = kept, never mailed
desk-lists-fate-future = waits for its date
desk-lists-fate-known = known already
desk-lists-odd-empty = It has no entries at present.
desk-lists-odd-undated =
    { $count ->
        [one] One entry has no date. At the first visit it counts as old and is never mailed.
       *[other] { $count } entries have no date. At the first visit they count as old and are never mailed.
    }
desk-lists-odd-unnamed = Its entries have no names of their own (guid). One whose address changes may count as a new one.
desk-lists-odd-linkless =
    { $count ->
        [one] One entry has no link and is left out.
       *[other] { $count } entries have no link and are left out.
    }
desk-lists-odd-cut_short = It is very long: only the first { $count } entries are read.
desk-lists-odd-stale = Its newest entry is { $count } days old. Perhaps the site has given it up.
desk-lists-odd-insecure = It is read without encryption, so what it says could be changed on the way.
desk-lists-odd-moved = It has moved for good; the new address is taken.
desk-lists-odd-already_read = The list reads it already.

# Articles
desk-lists-article-new = Write an article
desk-lists-article-new-lead = For what no feed brings. It comes with the next issues, or when its date has come.
desk-lists-article-write = Write it
desk-lists-articles-none = No articles yet
desk-lists-articles-none-text = Articles come from feeds, from your site by the API, or from you. They are gathered here and go out with the next issues.
desk-lists-articles-not-found = Nothing fits
desk-lists-articles-not-found-text = Try fewer or shorter words; pieces of words will do.
desk-lists-articles-all = All articles
desk-lists-search = Words
desk-lists-search-go = Search
desk-lists-search-hint = Looked for in title, author, source, sections and address. Pieces of words will do; all of them, up to five, have to be there.
desk-lists-stands-new = Released
desk-lists-stands-held = Waiting
desk-lists-stands-back_catalogue = Never mailed
desk-lists-stands-hidden = Hidden
desk-lists-mailed = Mailed
desk-lists-corrected = Corrected
desk-lists-title = Title
desk-lists-title-wrong = Write a title of at most 500 characters on one line.
desk-lists-article-url = Address
desk-lists-article-url-wrong = Write a whole address that begins with https:// or http://.
desk-lists-summary = Summary
desk-lists-summary-hint = A few sentences, as plain text.
desk-lists-summary-wrong = Use at most 5,000 characters of plain text.
desk-lists-author = Author
desk-lists-author-wrong = Write a name of at most 200 characters on one line, or leave it empty.
desk-lists-sections = Sections
desk-lists-sections-hint = Names with commas between them. They decide about topics until the article is released.
desk-lists-sections-wrong = Use at most 20 names of at most 200 characters.
desk-lists-image_url = Picture
desk-lists-image_url-wrong = Write a whole address, or leave it empty.
desk-lists-published_at = Not before
desk-lists-published_at-hint = On the clocks of the list. Empty: with the next issues.
desk-lists-published_at-wrong = There is no such time on the clocks of the list, or it lies too far ahead.
desk-lists-source = Source
desk-lists-seen = First seen
desk-lists-released = Released
desk-lists-in-issues = Issues with it
desk-lists-in-no-issue = None so far.
desk-lists-taken-out = taken out
desk-lists-issue-held = waits for approval
desk-lists-issue-planning = being planned
desk-lists-issue-sending = being sent
desk-lists-issue-paused = paused
desk-lists-issue-cancelled = cancelled
desk-lists-issue-finished = sent
desk-lists-issue-skipped = skipped
desk-lists-article-hide = Hide
desk-lists-article-hide-hint = A hidden article comes in no letter any more and is taken out of issues that wait for approval. Issues that are on their way keep it: pause or cancel those on their own pages.
desk-lists-article-show = Show again
desk-lists-article-show-hint = If it was released and never stood in an issue, it comes with the next ones.
desk-lists-article-correct = Put it right
desk-lists-article-correct-text = Letters that are written from now on say what you write here, and its source does not change it any more.
desk-lists-article-correct-late = Letters with this article have gone out or are going out, and stay as they are. A correction changes the archive and letters that are still to be written.
desk-lists-article-uncorrect = Let the source speak again
desk-lists-why-hidden = Hidden: no letter to come carries it.
desk-lists-why-back = It was old when its feed was read first, so it is kept and never mailed.
desk-lists-why-flood = It came with far more than its feed usually brings and waits for your word on that feed’s page.
desk-lists-why-future = It waits for its date, { $date }.
desk-lists-why-new = Released: it comes with the next issues.

# What else may be wrong
desk-lists-form-wrong = Something in this form cannot be kept as it is. Look through its fields once more.
desk-lists-slug-taken = Another list has this address already. Choose another.
desk-lists-topic-taken = The list has a topic of this short name already. Choose another.
desk-lists-topic-chosen = Readers have chosen this topic and would hear nothing without it, so it stays.
desk-lists-rule-no-section = Name a section or tag with a letter or digit in it, in at most 200 characters.
desk-lists-rule-no-address = Begin with https:// or http:// or, for a path on any host, with /. Use at most 200 characters.
desk-lists-rule-no-word = Write at least one word of the title, in at most 200 characters.
desk-lists-rule-taken = The list has this rule already.
desk-lists-rule-many = A list has at most 500 rules. Use a shorter word or the address of a section, so that one rule serves for several.
desk-lists-cron-never = This day never comes, such as February 30th. Write times that come.
desk-lists-cadence-taken = The list has a schedule of this name already. Choose another, or change that one.
desk-lists-approver-wrong = { $address } is no e-mail address. Write whole addresses, one on each line.
desk-lists-colour-weak = Text in { $colour } could hardly be read: its contrast with the paper of the letter is { $contrast } to 1, and 4.5 to 1 is the least. { $suggestion } would do.
desk-lists-feed-taken = The list reads this feed already.
desk-lists-feed-nowhere = No feed was found there: the page names none, and none is at the usual addresses. Ask the site for the address of its RSS, Atom or JSON feed.
desk-lists-feed-resting = The site asked to be left alone until { $time } (UTC). Try again then.
desk-lists-feed-private = This address is not on the public Internet or not on a web port, so it is not read. Whoever runs the server can allow it under feeds.allow_private.
desk-lists-feed-no-host = There is no site of this name. Check how it is spelt; if it is right, the server’s DNS may be at fault.
desk-lists-feed-no-connection = There is no connection to the site. It may be down: try its address in a browser, and here again later.
desk-lists-feed-tls = The encrypted connection to the site fails. Its certificate may have expired: tell the site, or try again later.
desk-lists-feed-slow = The site took too long to answer. Try again later.
desk-lists-feed-too-large = What is there is larger than feeds may be here. Ask the site for a shorter feed.
desk-lists-feed-redirects = The site passes from one address to the next without end. Give the address at which the feed really is.
desk-lists-feed-later = The site asks to be asked later. Try again in a while.
desk-lists-feed-gone = The site has taken this feed down for good. Give its new address.
desk-lists-feed-closed = The site does not let us read this: it is not public, or the site refuses programs. Ask it to let this feed be read.
desk-lists-feed-missing = There is nothing at this address. Check it on the site.
desk-lists-feed-trouble = The site answers with an error of its own. Open the address in a browser to see what is there, and try again later.
desk-lists-feed-none-there = What is at this address is no feed that can be read. Give the address of an RSS, Atom or JSON feed.

# After a change
said-lists-made = The list is made. It takes sign-ups as soon as it has terms.
said-lists-opened = The list takes sign-ups.
said-lists-closed = The list takes no more sign-ups.
said-lists-published = Published. From now on readers agree to this version.
said-lists-scheduled = The schedule is added.
said-lists-default-kept = Saved. Readers who would now hear more often keep what they had.
said-lists-feed-added = The feed is added and will be visited at once.
said-lists-feed-visited = The feed will be visited as soon as its site may be asked again.
said-lists-feed-stopped = The feed is visited no more.
said-lists-feed-removed = The feed is given up. Its articles are still here.
said-lists-flood-released = They come with the next issues.
said-lists-flood-dropped = They are kept and never mailed.
said-lists-hidden = Hidden. No letter to come carries it.
said-lists-hidden-late = Hidden. Issues that are on their way keep it; they are named below.
said-lists-hidden-cancelled = Hidden. An issue that would have carried nothing else was cancelled.
said-lists-shown = It comes with the next issues.
said-lists-shown-only = It is shown again, and stands where it stood.
said-lists-uncorrected = Its source speaks for it again; a feed is read anew at once.
said-lists-written = Written.
said-lists-written-before = The list has an article at this address already; here it is.
