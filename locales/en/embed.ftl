# The words of forms on other sites, and of the notice about personal data.

## A form that came from a site that may not send it

across-title = This form may not sign readers up here
across-lead = It stands on a page of { $origin }, which may not sign readers up for { $list }. Nothing was stored.
across-hidden = The page that it stands on hides which site it belongs to. Nothing was stored.
across-here = Sign up on our own page
across-operator = If you run this service, allow the site with this command:
across-operator-hidden = If you run that page: do not send it with the policy “no-referrer”, nor in a frame that is closed off by “sandbox”.

## The page that shows how a form is put on another site

embed-title = A form for your site: { $list }
embed-heading = A form for your own site
embed-lead = Readers can sign up for { $list } on any page of yours. Copy one of these into it.
embed-form = The form
embed-form-text = It works without JavaScript and takes its look from your page. Its last line may be left out; with it the answer appears in place, with each error beside its field.
embed-frame = The form in a frame
embed-frame-text = It looks like our own pages, and your page needs no more than this.
embed-sites = Before it works
embed-sites-text = Whoever runs this service allows your site with this command:
embed-policy = The policy of your site
embed-policy-text = If your pages have a Content-Security-Policy, it has to allow this:
embed-change = When the list changes its terms, copy the form again. Until then, readers are shown the new terms and asked once more.

## What the script says

embed-sending = One moment, please …

## The notice about personal data

privacy-title = Privacy notice of { $list }
privacy-controller = Who is responsible
privacy-contact = Whom to write to
privacy-purpose = What for
privacy-purpose-text = To send you { $list } by e-mail because you asked for it, and to be able to prove that you did. Only your e-mail address is needed; without it nothing can be sent.
privacy-basis = On which ground
privacy-basis-text = Your consent (GDPR, Article 6(1)(a)). You may withdraw it at any time with the link in every letter; what was done before stays lawful.
privacy-recipients = Who else gets your data
privacy-transfers = Other countries
privacy-retention = For how long
privacy-rights = Your rights
privacy-rights-text = You may ask which data we hold about you, have them corrected, erased or restricted, and take them with you.
privacy-authority = Where to complain
