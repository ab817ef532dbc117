//! Lists at the desk: all of them, a new one, its settings and its look.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::Markup;

use super::Desk;
use crate::domain::address::EmailAddress;
use crate::domain::brand::{Brand, BrandError, Colour};
use crate::domain::list::{ListState, Sender, Slug};
use crate::domain::operator::Right;
use crate::services::lists::{self, List, ListEdit, ListError, NewList};
use crate::services::{Change, digest, relays};
use crate::web::forms::{self, Form};
use crate::web::pages::desk::mistakes::{Asked, LIST, LOOK, Mistake, mistakes};
use crate::web::pages::desk::sheet::Sheet;
use crate::web::pages::desk::{Section, lists as pages};
use crate::web::problem::PageError;

/// The fields of a list's settings, as the form calls them.
const SETTINGS: [&str; 11] = [
    "name",
    "slug",
    "description",
    "language",
    "time_zone",
    "from_name",
    "from_address",
    "reply_to",
    "legal_name",
    "postal_address",
    "privacy_url",
];

/// What was typed into fields of these names.
pub(super) fn typed(form: &Form, names: &[&'static str]) -> Vec<(&'static str, String)> {
    let value = |name: &&'static str| (*name, form.value(name).unwrap_or_default().to_owned());
    names.iter().map(value).collect()
}

impl Desk {
    /// A form with what stands in it and what has to be put right.
    pub(super) fn sheet<'a>(
        &'a self,
        fields: &'static [Asked],
        typed: Vec<(&'static str, String)>,
        wrong: &'a [Mistake],
    ) -> Sheet<'a> {
        Sheet {
            fields,
            tongue: &self.tongue,
            words: &self.app.words,
            typed,
            wrong,
        }
    }

    /// A page on which something has to be put right, or nothing.
    pub(super) fn answer(
        &self,
        section: Section,
        title: &str,
        wrong: &[Mistake],
        content: &Markup,
    ) -> HttpResponse {
        let status = if wrong.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        self.page_with(status, section, title, content)
    }
}

/// The slug of the address.
pub(super) fn slug(request: &HttpRequest) -> Result<&str, PageError> {
    forms::slug(request).ok_or_else(PageError::not_found)
}

/// What has to be put right of a list, by its field; everything else is no fault of the form.
pub(super) fn wrong_of(error: ListError) -> Result<Vec<Mistake>, PageError> {
    let mistake = match error {
        ListError::Taken(_) => Mistake::saying("slug", "desk-lists-slug-taken"),
        ListError::TopicTaken(_) => Mistake::saying("slug", "desk-lists-topic-taken"),
        ListError::UnknownTopic(_) => Mistake::about("topic"),
        ListError::TopicChosen => Mistake::saying("topic", "desk-lists-topic-chosen"),
        ListError::UnknownRelay { .. } => Mistake::about("relays"),
        ListError::Brand(error) => wrong_look(&error),
        ListError::Empty("the newsletter statement") => Mistake::about("newsletter_statement"),
        ListError::Empty("the terms statement") => Mistake::about("terms_statement"),
        ListError::Empty("the text of the terms") => Mistake::about("body"),
        ListError::Refused(wrong) => return Ok(mistakes(wrong)),
        error => return Err(error.into()),
    };
    Ok(vec![mistake])
}

fn wrong_look(error: &BrandError) -> Mistake {
    match error {
        BrandError::NoColour(_) => Mistake::about("accent"),
        BrandError::NoLogo(_) => Mistake::about("logo_url"),
        BrandError::TooWeak {
            colour,
            contrast,
            mode,
            suggestion,
            ..
        } => {
            let field = match *mode {
                "dark" => "accent_dark",
                _ => "accent",
            };
            Mistake::saying(field, "desk-lists-colour-weak")
                .with("colour", colour)
                .with("contrast", contrast)
                .with("suggestion", suggestion)
        }
    }
}

/// Every list, newest first.
pub(in crate::web) async fn all(desk: Desk) -> Result<HttpResponse, PageError> {
    let mut all = lists::all(&desk.app).await?;
    let ask = desk.piece();
    all.retain(|list| list.id < ask.below());
    all.reverse();
    all.truncate(usize::try_from(ask.rows()).unwrap_or(usize::MAX));
    let page = ask.page(all, |list| list.id);
    let schedules = digest::schedules(&desk.app).await?;
    let mut rows = Vec::with_capacity(page.items.len());
    for list in page.items {
        let terms = match lists::terms(&desk.app, &list.slug, None).await {
            Ok(terms) => Some(terms.version),
            Err(ListError::NoTerms(_)) => None,
            Err(error) => return Err(error.into()),
        };
        let its = schedules.iter().filter(|one| one.list_id == list.id);
        rows.push(pages::Row {
            schedules: its.cloned().collect(),
            list,
            terms,
        });
    }
    let pager = desk.pager(page.next);
    let shown = pages::all(&desk.tongue, &rows, desk.may(Right::Content), &pager);
    Ok(desk.page(Section::Lists, &desk.tongue.say("desk-lists"), &shown))
}

/// The form of a new list, empty.
pub(in crate::web) async fn ask_new(desk: Desk) -> HttpResponse {
    let typed = vec![
        ("language", desk.tongue.language.clone()),
        ("time_zone", "UTC".to_owned()),
    ];
    show_new(&desk, typed, &[])
}

fn show_new(desk: &Desk, typed: Vec<(&'static str, String)>, wrong: &[Mistake]) -> HttpResponse {
    let sheet = desk.sheet(LIST, typed, wrong);
    let shown = pages::new(&sheet, &desk.secret_field());
    let title = desk.tongue.say("desk-lists-new");
    desk.answer(Section::Lists, &title, wrong, &shown)
}

/// Makes a list.
pub(in crate::web) async fn create(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let form = desk.read(&request, payload, None).await?;
    let wrong = match new_list(&form) {
        Ok(list) => match lists::create(&desk.app, &desk.actor, list, Vec::new()).await {
            Ok(made) => {
                let next = format!("/desk/lists/{}/terms", made.slug);
                return Ok(desk.see_other(&next, "said-lists-made"));
            }
            Err(error) => wrong_of(error)?,
        },
        Err(wrong) => wrong,
    };
    Ok(show_new(&desk, typed(&form, &SETTINGS), &wrong))
}

fn new_list(form: &Form) -> Result<NewList, Vec<Mistake>> {
    let text = |name: &str| form.value(name).unwrap_or_default().trim().to_owned();
    let mut wrong = Vec::new();
    let slug = Slug::parse(&text("slug"));
    if slug.is_err() {
        wrong.push(Mistake::about("slug"));
    }
    let address = EmailAddress::parse_any(&text("from_address"));
    if address.is_err() {
        wrong.push(Mistake::about("from_address"));
    }
    let reply_to = Some(text("reply_to")).filter(|text| !text.is_empty());
    let reply_to = reply_to
        .map(|text| EmailAddress::parse_any(&text))
        .transpose();
    if reply_to.is_err() {
        wrong.push(Mistake::about("reply_to"));
    }
    // A stand-in, so that everything else is looked at, too.
    let stand_in = || EmailAddress::parse_any("nobody@example.org");
    let (Ok(list_slug), Ok(sender)) = (
        slug.or_else(|_wrong| Slug::parse("new")),
        address.or_else(|_wrong| stand_in()),
    ) else {
        return Err(wrong);
    };
    let list = NewList {
        slug: list_slug,
        name: text("name"),
        description: text("description"),
        language: text("language"),
        time_zone: text("time_zone"),
        sender: Sender {
            name: text("from_name"),
            address: sender,
            reply_to: reply_to.unwrap_or_default(),
            legal_name: text("legal_name"),
            postal_address: text("postal_address"),
            privacy_url: Some(text("privacy_url")).filter(|url| !url.is_empty()),
        },
        relays: Vec::new(),
    };
    wrong.extend(mistakes(lists::wrong_in(&list)));
    if wrong.is_empty() {
        Ok(list)
    } else {
        Err(wrong)
    }
}

/// The settings of a list.
pub(in crate::web) async fn settings(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let list = lists::find(&desk.app, slug(&request)?).await?;
    let typed = typed_of(&list);
    show_settings(&desk, &list.slug, typed, &[]).await
}

fn typed_of(list: &List) -> Vec<(&'static str, String)> {
    let reply_to = list.reply_to.as_ref().map(ToString::to_string);
    vec![
        ("name", list.name.clone()),
        ("description", list.description.clone()),
        ("language", list.language.clone()),
        ("time_zone", list.time_zone.clone()),
        ("from_name", list.from_name.clone()),
        ("from_address", list.from_address.to_string()),
        ("reply_to", reply_to.unwrap_or_default()),
        ("legal_name", list.legal_name.clone()),
        ("postal_address", list.postal_address.clone()),
        ("privacy_url", list.privacy_url.clone().unwrap_or_default()),
        ("relays", list.relays.0.join(" ")),
    ]
}

async fn show_settings(
    desk: &Desk,
    slug: &str,
    typed: Vec<(&'static str, String)>,
    wrong: &[Mistake],
) -> Result<HttpResponse, PageError> {
    let page = lists::page(&desk.app, slug).await?;
    let names = relays::names(&desk.app);
    let sheet = desk.sheet(LIST, typed, wrong);
    let may_change = desk.may(Right::Content);
    let shown = pages::settings(&sheet, &desk.secret_field(), &page, &names, may_change);
    Ok(desk.answer(Section::Lists, &page.list.name, wrong, &shown))
}

/// Changes the settings of a list, or opens and closes it.
pub(in crate::web) async fn save_settings(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let slug = slug(&request)?;
    let form = desk.read(&request, payload, Some("relays")).await?;
    let (edit, wrong) = match form.value("act") {
        Some("close") => (state_edit(ListState::Closed), Vec::new()),
        Some("open") => (state_edit(ListState::Open), Vec::new()),
        _ => settings_edit(&desk, &form),
    };
    let wrong = if wrong.is_empty() {
        let state = edit.state;
        match lists::edit(&desk.app, &desk.actor, slug, edit).await {
            Ok(_) => {
                let said = match state {
                    Some(ListState::Open) => "said-lists-opened",
                    Some(ListState::Closed) => "said-lists-closed",
                    None => "said-saved",
                };
                return Ok(desk.see_other(&format!("/desk/lists/{slug}"), said));
            }
            Err(error) => wrong_of(error)?,
        }
    } else {
        wrong
    };
    let mut typed = typed(&form, &SETTINGS);
    typed.push(("relays", form.values("relays").join(" ")));
    show_settings(&desk, slug, typed, &wrong).await
}

fn state_edit(state: ListState) -> ListEdit {
    ListEdit {
        state: Some(state),
        ..ListEdit::default()
    }
}

fn settings_edit(desk: &Desk, form: &Form) -> (ListEdit, Vec<Mistake>) {
    let text = |name: &str| Some(form.value(name)?.trim().to_owned());
    let mut wrong = Vec::new();
    let mut address = |field: &'static str| {
        let typed = text(field).filter(|text| !text.is_empty())?;
        let parsed = EmailAddress::parse_any(&typed);
        parsed
            .map_err(|_no_address| wrong.push(Mistake::about(field)))
            .ok()
    };
    let (from_address, reply_to) = (address("from_address"), address("reply_to"));
    let privacy_url = text("privacy_url").filter(|url| !url.is_empty());
    // Where there is but one relay, nobody is asked.
    let asks_for_relays = relays::names(&desk.app).len() > 1;
    let edit = ListEdit {
        name: text("name"),
        description: text("description"),
        language: text("language"),
        time_zone: text("time_zone"),
        from_name: text("from_name"),
        from_address,
        reply_to: reply_to.map_or(Change::Clear, Change::Set),
        legal_name: text("legal_name"),
        postal_address: text("postal_address"),
        privacy_url: privacy_url.map_or(Change::Clear, Change::Set),
        relays: asks_for_relays.then(|| form.values("relays")),
        ..ListEdit::default()
    };
    if text("from_address").is_none_or(|text| text.is_empty()) {
        wrong.push(Mistake::about("from_address"));
    }
    (edit, wrong)
}

/// How the letters of a list look.
pub(in crate::web) async fn look(
    desk: Desk,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let list = lists::find(&desk.app, slug(&request)?).await?;
    let colour = |colour: Option<Colour>| colour.map(|it| it.to_string()).unwrap_or_default();
    let brand = list.brand.clone();
    let typed = vec![
        ("accent", colour(brand.accent)),
        ("accent_dark", colour(brand.accent_dark)),
        ("logo_url", brand.logo_url.clone().unwrap_or_default()),
        ("logo_alt", brand.logo_alt.clone()),
        ("footer", brand.footer.clone()),
    ];
    Ok(show_look(&desk, &list, &brand, typed, &[]))
}

fn show_look(
    desk: &Desk,
    list: &List,
    brand: &Brand,
    typed: Vec<(&'static str, String)>,
    wrong: &[Mistake],
) -> HttpResponse {
    let sheet = desk.sheet(LOOK, typed, wrong);
    let may_change = desk.may(Right::Content);
    let shown = pages::look(&sheet, &desk.secret_field(), list, brand, may_change);
    desk.answer(Section::Lists, &list.name, wrong, &shown)
}

/// Changes how the letters of a list look, or only shows how they would.
pub(in crate::web) async fn save_look(
    desk: Desk,
    request: HttpRequest,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let slug = slug(&request)?;
    let list = lists::find(&desk.app, slug).await?;
    let form = desk.read(&request, payload, None).await?;
    let (brand, mut wrong) = brand_of(&form);
    if let (true, Err(error)) = (wrong.is_empty(), brand.check()) {
        wrong = wrong_of(error.into())?;
    }
    if wrong.is_empty() && form.value("act") != Some("look") {
        let edit = ListEdit {
            brand: Some(brand.clone()),
            ..ListEdit::default()
        };
        match lists::edit(&desk.app, &desk.actor, slug, edit).await {
            Ok(_) => {
                return Ok(desk.see_other(&format!("/desk/lists/{slug}/look"), "said-saved"));
            }
            Err(error) => wrong = wrong_of(error)?,
        }
    }
    let fields = ["accent", "accent_dark", "logo_url", "logo_alt", "footer"];
    Ok(show_look(
        &desk,
        &list,
        &brand,
        typed(&form, &fields),
        &wrong,
    ))
}

fn brand_of(form: &Form) -> (Brand, Vec<Mistake>) {
    let text = |name: &str| form.value(name).unwrap_or_default().trim().to_owned();
    let mut wrong = Vec::new();
    let mut colour = |field: &'static str| {
        let typed = Some(text(field)).filter(|text| !text.is_empty())?;
        let parsed = Colour::parse(&typed);
        parsed
            .map_err(|_no_colour| wrong.push(Mistake::about(field)))
            .ok()
    };
    let brand = Brand {
        accent: colour("accent"),
        accent_dark: colour("accent_dark"),
        logo_url: Some(text("logo_url")).filter(|url| !url.is_empty()),
        logo_alt: text("logo_alt"),
        footer: text("footer"),
    };
    (brand, wrong)
}
