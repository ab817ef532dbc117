//! Charts: numbers as shapes, drawn on the server, told apart without colour, with their table below.
//!
//! A shape stretches with the page while its words do not, so the words stand beside it as text. The forms are
//! three: a line for a stock, columns up and down for what comes and goes, one bar in parts for shares.

use maud::{Markup, html};

/// The width of what shapes are drawn in; it stretches to the page.
const WIDTH: i64 = 1_000;
/// The height of a plot.
const HEIGHT: i64 = 200;
/// How much of its place a column takes, in percent.
const COLUMN_PERCENT: i64 = 72;
/// Values below this are drawn from nothing on, however little they change.
const FEW: i64 = 100;
/// The height of the bar in parts.
const BAR: i64 = 24;

/// What surrounds the shapes of a chart.
pub(in crate::web) struct Words<'a> {
    /// A name for the parts of the chart, unique on its page: letters and hyphens.
    pub(in crate::web) id: &'a str,
    /// What it shows.
    pub(in crate::web) title: &'a str,
    /// What it comes to, for whoever does not see it.
    pub(in crate::web) summary: &'a str,
    /// What opens the table.
    pub(in crate::web) as_table: &'a str,
    /// What stands above the first column of the table.
    pub(in crate::web) first_column: &'a str,
}

/// One place on the axis of time.
pub(in crate::web) struct Place<'a> {
    /// Its name: a date.
    pub(in crate::web) name: &'a str,
    /// The value, or what comes.
    pub(in crate::web) value: i64,
    /// What goes; not used by lines.
    pub(in crate::web) other: i64,
}

/// How a part looks: each differs from the others in grey as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::web) enum Tone {
    /// Full: as it should be.
    Good,
    /// Light: may still become good.
    Open,
    /// Hatched: went wrong.
    Bad,
    /// Framed: left out.
    Off,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Good => "tone-good",
            Self::Open => "tone-open",
            Self::Bad => "tone-bad",
            Self::Off => "tone-off",
        }
    }
}

/// A part of a whole.
pub(in crate::web) struct Part<'a> {
    /// A name for programs.
    pub(in crate::web) key: &'a str,
    /// A name for people.
    pub(in crate::web) name: &'a str,
    /// How large it is.
    pub(in crate::web) value: i64,
    /// How it looks.
    pub(in crate::web) tone: Tone,
}

/// Writes a number as the language of the page does.
type Numbers<'a> = &'a dyn Fn(i64) -> String;

/// What the first digits of a round number may be.
const ROUND: [i64; 8] = [1, 2, 3, 4, 5, 6, 8, 10];

/// The smallest round number that is not below a number.
fn round_up(number: i64) -> i64 {
    let number = number.max(1);
    let unit = 10_i64.pow(number.ilog10());
    let fits = |digit: &i64| digit.saturating_mul(unit) >= number;
    ROUND
        .into_iter()
        .find(fits)
        .map_or(number, |digit| digit * unit)
}

/// Where a line begins and ends on the axis of values: at nothing, unless all of it lies far above.
fn line_range(values: &[i64]) -> (i64, i64) {
    let low = values.iter().copied().min().unwrap_or(0);
    let high = values.iter().copied().max().unwrap_or(0).max(1);
    if high < FEW || high - low > high / 3 {
        return (0, round_up(high));
    }
    let step = round_up(((high - low) / 3).max(1));
    let bottom = (low.div_euclid(step) * step).max(0);
    (bottom, (high.div_euclid(step) + 1) * step)
}

fn at(value: i64, low: i64, high: i64) -> i64 {
    let span = (high - low).max(1);
    HEIGHT - (value - low).clamp(0, span) * HEIGHT / span
}

fn across(index: usize, count: usize) -> i64 {
    let last = i64::try_from(count.saturating_sub(1)).unwrap_or(1).max(1);
    i64::try_from(index).unwrap_or(0) * WIDTH / last
}

/// A line over time.
pub(in crate::web) fn line(
    words: &Words<'_>,
    name: &str,
    places: &[Place<'_>],
    numbers: Numbers<'_>,
) -> Markup {
    let values: Vec<i64> = places.iter().map(|place| place.value).collect();
    let (low, high) = line_range(&values);
    let points: Vec<String> = values
        .iter()
        .enumerate()
        .map(|(index, value)| format!("{},{}", across(index, values.len()), at(*value, low, high)))
        .collect();
    let joined = points.join(" ");
    let shape = html! {
        polygon.plot-area points={ "0," (HEIGHT) " " (joined) " " (WIDTH) "," (HEIGHT) } {}
        polyline.plot-line points=(joined) {}
    };
    // A middle that is no whole number would be told wrongly.
    let middle = (high - low > 1).then_some(low + (high - low) / 2);
    let scale: Vec<String> = [Some(high), middle, Some(low)]
        .into_iter()
        .flatten()
        .map(numbers)
        .collect();
    plot(
        words,
        &[name],
        places,
        &scale,
        &[25, 50, 75],
        &shape,
        numbers,
    )
}

/// Columns over time: up for what comes, down for what goes.
pub(in crate::web) fn columns(
    words: &Words<'_>,
    names: [&str; 2],
    places: &[Place<'_>],
    numbers: Numbers<'_>,
) -> Markup {
    let most = |of: fn(&Place<'_>) -> i64| places.iter().map(of).max().unwrap_or(0);
    let (up, down) = (most(|place| place.value), most(|place| place.other));
    let up = round_up(up);
    let down = if down > 0 { round_up(down) } else { 0 };
    let zero = HEIGHT * up / (up + down).max(1);
    let count = i64::try_from(places.len()).unwrap_or(1).max(1);
    let width = (WIDTH * COLUMN_PERCENT / 100 / count).max(1);
    let shape = html! {
        @for (index, place) in places.iter().enumerate() {
            @let left = i64::try_from(index).unwrap_or(0) * WIDTH / count + (WIDTH / count - width) / 2;
            @let risen = place.value * zero / up;
            @let sunk = place.other * (HEIGHT - zero) / down.max(1);
            g {
                title { (place.name) ": +" (numbers(place.value)) ", −" (numbers(place.other)) }
                @if place.value > 0 {
                    rect.column-up x=(left) y=(zero - risen.max(2)) width=(width) height=(risen.max(2)) {}
                }
                @if place.other > 0 {
                    rect.column-down x=(left) y=(zero) width=(width) height=(sunk.max(2)) {}
                }
            }
        }
        line.plot-zero x1="0" x2=(WIDTH) y1=(zero) y2=(zero) {}
    };
    let scale = if down > 0 {
        vec![format!("+{}", numbers(up)), format!("−{}", numbers(down))]
    } else {
        vec![numbers(up), numbers(0)]
    };
    plot(words, &names, places, &scale, &[], &shape, numbers)
}

/// What lines and columns have in common: the scale beside the shape, the days below, and the table.
fn plot(
    words: &Words<'_>,
    names: &[&str],
    places: &[Place<'_>],
    scale: &[String],
    grid: &[i64],
    shape: &Markup,
    numbers: Numbers<'_>,
) -> Markup {
    let middle = places.get(places.len() / 2).filter(|_| places.len() > 2);
    html! {
        figure.plot {
            figcaption { (words.title) @if names.len() > 1 { (legend(names)) } }
            div.plot-frame dir="ltr" {
                div.plot-scale aria-hidden="true" { @for step in scale { span { (step) } } }
                svg.chart viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } preserveAspectRatio="none" role="img"
                    aria-labelledby={ (words.id) "-title" } aria-describedby={ (words.id) "-summary" } {
                    title id={ (words.id) "-title" } { (words.title) }
                    desc id={ (words.id) "-summary" } { (words.summary) }
                    @for percent in grid {
                        line.plot-grid x1="0" x2=(WIDTH) y1=(HEIGHT * percent / 100) y2=(HEIGHT * percent / 100) {}
                    }
                    (shape)
                }
                div.plot-days aria-hidden="true" {
                    @for place in places.first().into_iter().chain(middle).chain(places.last()) {
                        span { (place.name) }
                    }
                }
            }
            details {
                summary { (words.as_table) }
                div.table tabindex="0" {
                    table {
                        thead { tr { th scope="col" { (words.first_column) } @for name in names { th.number scope="col" { (name) } } } }
                        tbody {
                            @for place in places.iter().rev() {
                                tr {
                                    th scope="row" { (place.name) }
                                    td.number { (numbers(place.value)) }
                                    @if names.len() > 1 { td.number { (numbers(place.other)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn legend(names: &[&str]) -> Markup {
    let classes = ["column-up", "column-down"];
    html! {
        span.plot-legend {
            @for (name, class) in names.iter().zip(classes) {
                span { svg.swatch viewBox="0 0 10 10" aria-hidden="true" { rect class=(class) width="10" height="10" {} } (name) }
            }
        }
    }
}

/// A whole in its parts: one bar, and each part with its number and its share.
pub(in crate::web) fn shares(
    words: &Words<'_>,
    parts: &[Part<'_>],
    numbers: Numbers<'_>,
) -> Markup {
    html! {
        figure.shares {
            figcaption { (words.title) }
            (bar(words, parts))
            (key(words.id, parts, numbers))
        }
    }
}

/// The bar alone, for a page that has the numbers elsewhere.
pub(in crate::web) fn bar(words: &Words<'_>, parts: &[Part<'_>]) -> Markup {
    let whole: i64 = parts.iter().map(|part| part.value.max(0)).sum();
    let mut begun = 0;
    let mut placed = Vec::new();
    for part in parts {
        let from = begun * WIDTH / whole.max(1);
        begun += part.value.max(0);
        placed.push((part, from, begun * WIDTH / whole.max(1) - from));
    }
    html! {
        svg.bar-of-parts viewBox={ "0 0 " (WIDTH) " " (BAR) } preserveAspectRatio="none" role="img"
            aria-labelledby={ (words.id) "-bar-title" } aria-describedby={ (words.id) "-bar-summary" } {
            title id={ (words.id) "-bar-title" } { (words.title) }
            desc id={ (words.id) "-bar-summary" } { (words.summary) }
            (hatch(words.id))
            rect.bar-ground width=(WIDTH) height=(BAR) {}
            @for (part, from, width) in placed {
                (filled(words.id, part, from, width, BAR))
            }
        }
    }
}

/// The lines that tell what went wrong from what went well, without a colour.
fn hatch(id: &str) -> Markup {
    html! {
        defs {
            pattern id={ (id) "-hatch" } width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect.tone-bad width="8" height="8" {}
                rect.hatch-line width="3" height="8" {}
            }
        }
    }
}

fn filled(id: &str, part: &Part<'_>, from: i64, width: i64, height: i64) -> Markup {
    let fill = (part.tone == Tone::Bad).then(|| format!("url(#{id}-hatch)"));
    let class = match part.tone {
        Tone::Bad => "part",
        tone => tone.class(),
    };
    html! {
        rect class=(class) data-part=(part.key) fill=[fill] x=(from) width=(width) height=(height) {}
    }
}

fn key(id: &str, parts: &[Part<'_>], numbers: Numbers<'_>) -> Markup {
    let whole: i64 = parts.iter().map(|part| part.value.max(0)).sum();
    let percent = |value: i64| match value.max(0) * 1_000 / whole.max(1) {
        0 if value > 0 => "<0.1 %".to_owned(),
        tenths => format!("{}.{} %", tenths / 10, tenths % 10),
    };
    let id = format!("{id}-key");
    html! {
        ul.key {
            @for (index, part) in parts.iter().enumerate() {
                li {
                    svg.swatch viewBox="0 0 16 16" aria-hidden="true" {
                        @if part.tone == Tone::Bad { (hatch(&format!("{id}-{index}"))) }
                        (filled(&format!("{id}-{index}"), part, 0, 16, 16))
                    }
                    span.key-name { (part.name) }
                    b { (numbers(part.value)) }
                    span.key-share { (percent(part.value)) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: Words<'_> = Words {
        id: "readers",
        title: "Readers",
        summary: "From 1 to 2.",
        as_table: "As a table",
        first_column: "Day",
    };

    fn plain(number: i64) -> String {
        number.to_string()
    }

    #[test]
    fn the_top_of_a_scale_is_a_round_number() {
        let tops = [0, 1, 2, 3, 5, 6, 10, 11, 49, 51, 180, 999_999].map(round_up);
        assert_eq!(tops, [1, 1, 2, 3, 5, 6, 10, 20, 50, 60, 200, 1_000_000]);
    }

    #[test]
    fn a_line_begins_at_nothing_unless_all_of_it_lies_far_above() {
        assert_eq!(line_range(&[0, 40, 90]), (0, 100));
        assert_eq!(line_range(&[]), (0, 1));
        let (low, high) = line_range(&[10_000, 10_050, 10_120]);
        assert!(
            low > 9_000 && low <= 10_000 && (10_120..11_000).contains(&high),
            "{low} {high}"
        );
        assert_eq!(line_range(&[0, 0]), (0, 1));
    }

    #[test]
    fn every_number_of_a_chart_stands_in_its_table() {
        let places = [(1, 4), (7, 0), (0, 12)].map(|(value, other)| Place {
            name: "a day",
            value,
            other,
        });
        let drawn = columns(&WORDS, ["came", "left"], &places, &plain).into_string();
        for number in ["1", "4", "7", "0", "12"] {
            let cell = format!("<td class=\"number\">{number}</td>");
            assert!(drawn.contains(&cell), "{number} in {drawn}");
        }
        assert!(drawn.contains("<desc id=\"readers-summary\">From 1 to 2.</desc>"));
    }

    #[test]
    fn a_column_is_as_high_as_its_number_and_nothing_has_none() {
        let places = [(20, 0), (10, 0), (0, 0)].map(|(value, other)| Place {
            name: "a day",
            value,
            other,
        });
        let drawn = columns(&WORDS, ["came", "left"], &places, &plain).into_string();
        assert_eq!(
            drawn.matches("class=\"column-up\" x=").count(),
            2,
            "{drawn}"
        );
        assert!(drawn.contains("height=\"200\"") && drawn.contains("height=\"100\""));
        assert_eq!(drawn.matches("class=\"column-down\" x=").count(), 0);
    }

    #[test]
    fn the_parts_of_a_bar_fill_it_and_differ_without_colour() {
        let part = |key, value, tone| Part {
            key,
            name: key,
            value,
            tone,
        };
        let parts = [
            part("sent", 995, Tone::Good),
            part("open", 2, Tone::Open),
            part("refused", 3, Tone::Bad),
            part("left", 0, Tone::Off),
        ];
        let drawn = shares(&WORDS, &parts, &plain).into_string();
        for tone in ["tone-good", "tone-open", "url(#readers-hatch)", "tone-off"] {
            assert!(drawn.contains(tone), "{tone} in {drawn}");
        }
        assert!(drawn.contains("99.5 %") && drawn.contains("0.3 %") && drawn.contains("0.0 %"));
        assert!(
            drawn.contains(
                "data-part=\"refused\" fill=\"url(#readers-hatch)\" x=\"997\" width=\"3\""
            )
        );
        let nothing = shares(&WORDS, &[], &plain).into_string();
        assert!(nothing.contains("bar-ground"));
    }
}
