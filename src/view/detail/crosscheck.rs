//! The cross-check of an indicator: what does not agree, with both sides, and what does.

use ratatui::text::{Line, Span};

use super::{Subject, heading};
use crate::assess::Finding;
use crate::assess::crosscheck::{Check, Side, Term, said};
use crate::model::{Verdict, date, number};
use crate::text::measure::wrap;
use crate::text::{crosscheck as words, screen};
use crate::theme::Role;
use crate::view::flow::Flow;
use crate::view::pen::Pen;

/// Everything that was compared and is about this indicator: what does not agree first, then what does, as equations.
pub fn section(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16) {
    let assessment = &subject.state.assessment;
    // a ratio stands or falls with its two figures
    let parts = subject
        .indicator
        .ratio
        .map_or([subject.id; 2], |(n, d)| [n, d]);
    let of_this = |f: &&Finding| f.concerns(subject.id) || parts.iter().any(|id| f.concerns(*id));
    let findings: Vec<&Finding> = assessment.findings.iter().filter(of_this).collect();
    // a percentage that holds is said beside its plan
    let said_elsewhere = |f: &&Finding| f.check == Check::Percent && f.plan.is_some();
    let holding: Vec<&Finding> = assessment
        .holding
        .iter()
        .filter(of_this)
        .filter(|f| !said_elsewhere(f))
        .collect();
    if findings.is_empty() && holding.is_empty() {
        return;
    }
    heading(flow, pen, screen::checked(subject.state.lang), room);
    for finding in findings {
        one(flow, pen, subject, finding, room);
    }
    let met = format!("{} ", pen.look.glyphs.verdict(Verdict::Met));
    for equation in said::equations(subject.state.lang, subject.commune, &holding) {
        hanging(flow, &met, (pen, Role::Good), &equation, Role::Text, room);
    }
}

/// What does not agree, a sentence each; percentages stand beside their plan already.
pub fn brief(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, room: u16) {
    let lang = subject.state.lang;
    let about =
        |f: &&Finding| f.concerns(subject.id) && (f.plan.is_none() || f.acknowledged.is_some());
    let findings: Vec<&Finding> = subject
        .state
        .assessment
        .findings
        .iter()
        .filter(about)
        .collect();
    if findings.is_empty() {
        return;
    }
    heading(flow, pen, screen::checked(lang), room);
    for finding in findings {
        let (mark, role) = mark(pen, finding);
        hanging(
            flow,
            &mark,
            (pen, role),
            &said::sentence(lang, subject.commune, finding),
            Role::Text,
            room,
        );
        acknowledged(flow, pen, subject, finding, room);
    }
}

/// `!` for what is open; a dot for a hint and for what somebody has looked at.
fn mark(pen: &Pen<'_>, finding: &Finding) -> (String, Role) {
    if finding.is_open() {
        ("! ".to_string(), Role::Warn)
    } else {
        (format!("{} ", pen.look.glyphs.missing), Role::Muted)
    }
}

/// The sentence, both sides with their terms and sections, why it should hold, who has looked at it.
fn one(flow: &mut Flow, pen: &Pen<'_>, subject: Subject<'_>, finding: &Finding, room: u16) {
    let (lang, commune) = (subject.state.lang, subject.commune);
    let (mark, role) = mark(pen, finding);
    let text = if finding.is_open() {
        Role::Headline
    } else {
        Role::Text
    };
    hanging(
        flow,
        &mark,
        (pen, role),
        &said::sentence(lang, commune, finding),
        text,
        room,
    );
    if finding.check.is_of_numbers() {
        let percent = if finding.check.is_of_percent() {
            "%"
        } else {
            ""
        };
        side(
            flow,
            pen,
            subject,
            (words::printed_side(lang), percent),
            &finding.printed,
            room,
        );
        side(
            flow,
            pen,
            subject,
            (words::recomputed_side(lang), percent),
            &finding.recomputed,
            room,
        );
        let points = if percent.is_empty() {
            ""
        } else {
            words::points(lang)
        };
        let difference = format!(
            "{}{points}",
            number::format_signed(finding.difference(), 28)
        );
        labelled(flow, pen, words::difference(lang), &difference, room);
    } else {
        let sections = finding.sections().join("; ");
        if !sections.is_empty() {
            labelled(flow, pen, words::place(lang), &sections, room);
        }
    }
    let own = subject.figure.and_then(crate::model::Figure::note);
    if let Some(note) = finding.note.as_deref().filter(|n| own != Some(*n)) {
        labelled(flow, pen, words::why(lang), note, room);
    }
    acknowledged(flow, pen, subject, finding, room);
}

fn acknowledged(
    flow: &mut Flow,
    pen: &Pen<'_>,
    subject: Subject<'_>,
    finding: &Finding,
    room: u16,
) {
    let looked = finding
        .acknowledged
        .and_then(|at| subject.commune.acknowledged.get(at));
    if let Some(by) = looked {
        let text = format!("{}, {}: {}", by.who, date::format(by.date), by.reason);
        labelled(
            flow,
            pen,
            words::acknowledged(subject.state.lang),
            &text,
            room,
        );
    }
}

/// `in: 162 (mục II.4)`, and under it every term by its name.
fn side(
    flow: &mut Flow,
    pen: &Pen<'_>,
    subject: Subject<'_>,
    (label, unit): (&str, &str),
    side: &Side,
    room: u16,
) {
    let (lang, commune) = (subject.state.lang, subject.commune);
    let sections = if side.sections.is_empty() {
        String::new()
    } else {
        format!(" ({})", side.sections.join("; "))
    };
    labelled(
        flow,
        pen,
        label,
        &format!("{}{unit}{sections}", number::format(side.total)),
        room,
    );
    // a side that is this very figure needs no name
    let itself = matches!(side.terms.as_slice(), [(Term::Indicator(id), _)] if *id == subject.id);
    if itself {
        return;
    }
    for (term, value) in &side.terms {
        let text = format!(
            "{} {}",
            number::format(*value),
            said::term(lang, commune, term)
        );
        for part in wrap(&text, room.saturating_sub(6)) {
            flow.lines.push(Line::styled(
                format!("      {part}"),
                pen.style(Role::Muted),
            ));
        }
    }
}

fn labelled(flow: &mut Flow, pen: &Pen<'_>, label: &str, text: &str, room: u16) {
    hanging(
        flow,
        &format!("  {label} "),
        (pen, Role::Muted),
        text,
        Role::Text,
        room,
    );
}

/// A text after a head, its later lines indented by two.
fn hanging(
    flow: &mut Flow,
    head: &str,
    (pen, role): (&Pen<'_>, Role),
    text: &str,
    body: Role,
    room: u16,
) {
    let indent = crate::view::pen::width(head);
    for (at, part) in wrap(text, room.saturating_sub(indent))
        .into_iter()
        .enumerate()
    {
        let head = if at == 0 {
            head.to_string()
        } else {
            " ".repeat(usize::from(indent))
        };
        flow.lines.push(Line::from(vec![
            Span::styled(head, pen.style(role)),
            Span::styled(part, pen.style(body)),
        ]));
    }
}
