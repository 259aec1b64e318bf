//! The meanings that a theme gives a look to.

use serde::{Deserialize, Serialize};

/// The least contrast of what carries a figure or a verdict (WCAG 2.2, level AAA).
pub const FIGURE: f64 = 7.0;
/// The least contrast of other text (WCAG 2.2, level AA).
pub const READING: f64 = 4.5;
/// The least contrast of the fill of a bar or a column (WCAG 2.2, 1.4.11).
pub const SHAPE: f64 = 3.0;
/// The least contrast of what only has to be told from the ground it lies on: the trough of a bar.
pub const TROUGH: f64 = 1.2;

macro_rules! roles {
    ($($(#[$doc:meta])+ $role:ident $key:literal $limit:ident,)+) => {
        /// A meaning on the screen, never a place.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Role {
            $($(#[$doc])+ #[serde(rename = $key)] $role,)+
        }

        impl Role {
            /// Every role, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$role,)+];
            /// How many roles there are.
            pub const COUNT: usize = Self::ALL.len();

            /// The name of the role in theme files.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$role => $key,)+ }
            }

            /// The role of that name in theme files.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some(Self::$role),)+ _ => None }
            }

            /// The least contrast between the two colours of this role, in every bundled theme that has colours.
            pub const fn limit(self) -> f64 {
                match self { $(Self::$role => $limit,)+ }
            }
        }
    };
}

roles! {
    /// Ordinary text; its background is that of the whole screen.
    Text "text" FIGURE,
    /// Units, sources, dates: what may be read second.
    Muted "muted" READING,
    /// The line of the commune and the period.
    Title "title" FIGURE,
    /// A tab that is not open.
    Tab "tab" READING,
    /// The open tab.
    TabActive "tab.active" FIGURE,
    /// The mark on a tab that says where trouble is.
    Badge "badge" FIGURE,
    /// The heading of a group of rows.
    Group "group" FIGURE,
    /// The sentence the chairman would say.
    Headline "headline" FIGURE,
    /// The figure that matters.
    Number "number" FIGURE,
    /// Good for the commune.
    Good "good" FIGURE,
    /// Falling behind.
    Warn "warn" FIGURE,
    /// Bad for the commune.
    Bad "bad" FIGURE,
    /// Neither good nor bad: no plan, no figure yet.
    Neutral "neutral" FIGURE,
    /// The plan tick and what belongs to the plan.
    Plan "plan" FIGURE,
    /// The tick of where we should be today.
    Pace "pace" FIGURE,
    /// The filled part of a bar.
    Actual "actual" SHAPE,
    /// The filled part of a bar whose verdict is good.
    ActualGood "actual.good" SHAPE,
    /// The filled part of a bar that falls behind.
    ActualWarn "actual.warn" SHAPE,
    /// The filled part of a bar whose verdict is bad.
    ActualBad "actual.bad" SHAPE,
    /// The columns of a trend before the last one.
    ActualPast "actual.past" SHAPE,
    /// The same period of last year.
    SamePeriod "same_period" READING,
    /// An estimate or a projection.
    Estimate "estimate" FIGURE,
    /// Axes and grid lines of charts.
    Grid "grid" READING,
    /// The empty part of a bar.
    Track "grid.track" TROUGH,
    /// The ground of a card, one step from the page: a background, never a foreground.
    Card "text.card" FIGURE,
    /// The band over the selected row: a background, never a foreground.
    Selected "selected" FIGURE,
    /// What a search found.
    Match "match" FIGURE,
    /// A key in the footer.
    Key "key" READING,
    /// What a key in the footer does.
    KeyLabel "key.label" READING,
    /// Frames and rules.
    Border "border" READING,
    /// The mark of illustrative figures.
    Illustrative "illustrative" FIGURE,
    /// What went wrong.
    Error "error" FIGURE,
    /// What is being typed.
    Input "input" FIGURE,
}

impl Role {
    /// What other roles are written on.
    pub const GROUNDS: [Self; 2] = [Self::Card, Self::Selected];

    /// The role whose look this one takes where a theme says nothing: `actual` for `actual.bad`.
    pub fn fallback(self) -> Option<Self> {
        self.key()
            .rsplit_once('.')
            .and_then(|(before, _)| Self::from_key(before))
    }
}
