//! The cross-check of an indicator: what does not agree, with both sides, and what does.

use super::Subject;
use crate::assess::Finding;
use crate::assess::crosscheck::{Check, Side, Term, said};
use crate::model::{Figure, Verdict, date, number};
use crate::text::measure::wrap;
use crate::text::{crosscheck as words, screen};
use crate::theme::Role;
use crate::view::flow::Flow;

/// Everything that was compared and is about this indicator: what does not agree first, then what does, as equations.
pub fn section(flow: &mut Flow<'_>, subject: Subject<'_>) {
    let (lang, assessment) = (subject.state.lang, &subject.state.assessment);
    // a ratio stands or falls with its two figures
    let ratio = subject.indicator.ratio;
    let parts = ratio.map_or([subject.id; 2], |(n, d)| [n, d]);
    let of_this = |f: &&Finding| f.concerns(subject.id) || parts.iter().any(|id| f.concerns(*id));
    let findings: Vec<&Finding> = assessment.findings.iter().filter(of_this).collect();
    // a percentage that holds is said beside its plan
    let said_elsewhere = |f: &&Finding| f.check == Check::Percent && f.plan.is_some();
    let holding = assessment.holding.iter().filter(of_this);
    let holding: Vec<&Finding> = holding.filter(|f| !said_elsewhere(f)).collect();
    if findings.is_empty() && holding.is_empty() {
        return;
    }
    flow.heading(screen::checked(lang));
    for finding in findings {
        one(flow, subject, finding);
    }
    let met = format!("{} ", flow.look.glyphs.verdict(Verdict::Met));
    for equation in said::equations(lang, subject.commune, &holding) {
        flow.hanging(&met, Role::Good, &equation, Role::Text);
    }
}

/// What does not agree, a sentence each; percentages stand beside their plan already.
pub fn brief(flow: &mut Flow<'_>, subject: Subject<'_>) {
    let about =
        |f: &&Finding| f.concerns(subject.id) && (f.plan.is_none() || f.acknowledged.is_some());
    let findings = subject.state.assessment.findings.iter().filter(about);
    for (nth, finding) in findings.enumerate() {
        if nth == 0 {
            flow.heading(screen::checked(subject.state.lang));
        }
        sentence(flow, subject, finding, Role::Text);
        acknowledged(flow, subject, finding);
    }
}

/// The sentence of a finding after `!` for what is open; after a dot for a hint and for what somebody has looked at.
fn sentence(flow: &mut Flow<'_>, subject: Subject<'_>, finding: &Finding, text: Role) {
    let (mark, role) = if finding.is_open() {
        ("!", Role::Warn)
    } else {
        (flow.look.glyphs.missing, Role::Muted)
    };
    let said = said::sentence(subject.state.lang, subject.commune, finding);
    flow.hanging(&format!("{mark} "), role, &said, text);
}

/// The sentence, both sides with their terms and sections, why it should hold, who has looked at it.
fn one(flow: &mut Flow<'_>, subject: Subject<'_>, finding: &Finding) {
    let lang = subject.state.lang;
    let text = if finding.is_open() {
        Role::Headline
    } else {
        Role::Text
    };
    sentence(flow, subject, finding, text);
    if finding.check.is_of_numbers() {
        let of_percent = finding.check.is_of_percent();
        let (percent, points) = if of_percent {
            ("%", words::points(lang))
        } else {
            ("", "")
        };
        for (label, of) in [
            (words::printed_side(lang), &finding.printed),
            (words::recomputed_side(lang), &finding.recomputed),
        ] {
            side(flow, subject, (label, percent), of);
        }
        let difference = number::format_signed(finding.difference(), 28);
        labelled(
            flow,
            words::difference(lang),
            &format!("{difference}{points}"),
        );
    } else {
        let sections = finding.sections().join("; ");
        if !sections.is_empty() {
            labelled(flow, words::place(lang), &sections);
        }
    }
    let own = subject.figure.and_then(Figure::note);
    if let Some(note) = finding.note.as_deref().filter(|n| own != Some(*n)) {
        labelled(flow, words::why(lang), note);
    }
    acknowledged(flow, subject, finding);
}

fn acknowledged(flow: &mut Flow<'_>, subject: Subject<'_>, finding: &Finding) {
    let all = &subject.commune.acknowledged;
    if let Some(by) = finding.acknowledged.and_then(|at| all.get(at)) {
        let text = format!("{}, {}: {}", by.who, date::format(by.date), by.reason);
        labelled(flow, words::acknowledged(subject.state.lang), &text);
    }
}

/// `in: 162 (mục II.4)`, and under it every term by its name.
fn side(flow: &mut Flow<'_>, subject: Subject<'_>, (label, unit): (&str, &str), side: &Side) {
    let sections = if side.sections.is_empty() {
        String::new()
    } else {
        format!(" ({})", side.sections.join("; "))
    };
    let total = number::format(side.total);
    labelled(flow, label, &format!("{total}{unit}{sections}"));
    // a side that is this very figure needs no name
    if matches!(side.terms.as_slice(), [(Term::Indicator(id), _)] if *id == subject.id) {
        return;
    }
    for (term, value) in &side.terms {
        let term = said::term(subject.state.lang, subject.commune, term);
        let text = format!("{} {term}", number::format(*value));
        for part in wrap(&text, flow.room.saturating_sub(6)) {
            flow.row([(format!("      {part}"), Role::Muted)]);
        }
    }
}

fn labelled(flow: &mut Flow<'_>, label: &str, text: &str) {
    flow.hanging(&format!("  {label} "), Role::Muted, text, Role::Text);
}
